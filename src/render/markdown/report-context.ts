import type { RuleBase } from '../../model/knowledge.js';
import type { Style } from '../../model/style.js';

/** Turns ids of sources into numbered references, such as ` ([1], [3])`, or nothing. */
export type Cite = (ids: readonly string[]) => string;

/** How a report tells things: what it knows, and what it says in full where. */
export interface ReportContext {
  readonly base: RuleBase;
  readonly cite: Cite;
  /** A single flow: everything is told in full where it belongs. With several, what they share is told once. */
  readonly alone: boolean;
  /** Very many flows: sentences instead of tables. */
  readonly compact: boolean;
  /** The styles whose consequences several flows share. */
  readonly shared: readonly Style[];
  /** The anchor of a heading, where it has one that every viewer agrees on. */
  readonly anchor: (title: string) => string | undefined;
}
