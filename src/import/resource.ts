import type { Finding } from '../model/finding.js';
import type { Place, SourceText } from '../text/source.js';
import type { Mapping } from './value.js';

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
}

/** One file a format: from a text to what it declares. */
export type Reader = (source: SourceText) => Reading | Promise<Reading>;
