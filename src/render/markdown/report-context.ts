import type { RuleBase } from '../../model/knowledge.js';
import type { Style } from '../../model/style.js';
import type { Inline } from './nodes.js';

/** Turns ids of sources into numbered references, such as ` ([1], [3])`, or nothing. */
export type Cite = (ids: readonly string[]) => Inline;

/** What every part of a report goes by. */
export interface ReportContext {
  readonly base: RuleBase;
  readonly cite: Cite;
  /** A single flow: everything stands in full where it belongs. With several, what they share stands once. */
  readonly alone: boolean;
  /** Very many flows: sentences instead of tables. */
  readonly compact: boolean;
  /** The styles whose consequences several flows share. */
  readonly shared: readonly Style[];
  /** The anchor of a heading, where it has one that every viewer agrees on. */
  readonly anchor: (title: string) => string | undefined;
}
