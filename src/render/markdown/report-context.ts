import type { RuleBase } from '../../model/knowledge.js';
import type { Style } from '../../model/style.js';
import type { Inline } from './nodes.js';

/** Turns ids of sources into numbered references, such as ` ([1], [3])`, or nothing. */
export type Cite = (ids: readonly string[]) => Inline;

/** What the parts of a report need to know of the whole. */
export interface ReportContext {
  readonly base: RuleBase;
  readonly cite: Cite;
  /** Whether there is a single flow; with several, what they share has sections of its own. */
  readonly alone: boolean;
  /** Whether there are very many flows: then sentences replace tables. */
  readonly compact: boolean;
  /** The styles whose consequences several flows share. */
  readonly shared: readonly Style[];
  /** The anchor of a heading, where every viewer gives it the same one. */
  readonly anchor: (title: string) => string | undefined;
}
