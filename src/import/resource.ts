import type { Finding } from '../model/finding.js';
import type { Place, SourceText } from '../text/source.js';
import type { Mapping, Value } from './value.js';

/** A thing that a file declares: a queue, a function, a channel of an AsyncAPI document. */
export interface Resource {
  /** As the format names it, such as `AWS::SQS::Queue`; rules/import/ says what it means. */
  readonly type: string;
  /** What references of the same scope call it. */
  readonly id: string;
  /** What else they call it. */
  readonly aliases?: readonly string[];
  /** Of the name under which it is declared. */
  readonly place: Place;
  /** Within which ids are unique: one file, or one folder where a format has it so. */
  readonly scope: string;
  readonly properties: Mapping;
  /** Whether it is a setting, which counts as a resource only where a rule knows it. */
  readonly plain?: boolean;
  /** The resource that it stands in. */
  readonly parent?: Resource;
}

/** Something that stands in a file and is not read, with the reason; told on standard error. */
export interface NotRead {
  readonly place: Place;
  readonly what: string;
  readonly reason: string;
  /** The file in which it would be read, where that is known; not told where that file is read as well. */
  readonly file?: string;
}

/** What a reader makes of one file. */
export interface Reading {
  readonly source: SourceText;
  /** What kind of file it is, in words. */
  readonly format: string;
  readonly resources: readonly Resource[];
  readonly notRead: readonly NotRead[];
  /** What makes the file unusable. */
  readonly findings: readonly Finding[];
  /** Of a format whose files know each other's names: what is left to do once all of them are read. */
  readonly shared?: Shared;
}

/** What a name stands for at a place; undefined where none of the files says it. */
export type Names = (name: string) => Value | undefined;

/** One file's part in a scope of several. */
export interface Shared {
  readonly scope: string;
  /** What the file's own names stand for, given those of all. */
  readonly defines: ReadonlyMap<string, (names: Names) => Value>;
  /** What the file declares, given what names stand for. */
  readonly complete: (names: Names) => Pick<Reading, 'resources' | 'notRead'>;
}

/** One file a format: from a text to what it declares. */
export type Reader = (source: SourceText) => Reading | Promise<Reading>;
