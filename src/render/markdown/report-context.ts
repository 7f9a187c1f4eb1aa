import type { FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Decision } from '../../model/system.js';
import type { Inline } from './nodes.js';

/** Turns ids of sources into numbers of the list at the end, such as ` ([1], [3])`, or nothing. */
export type Cite = (ids: readonly string[]) => Inline;

/** What the parts of a report need to know of the whole. */
export interface ReportContext {
  readonly base: RuleBase;
  readonly cite: Cite;
  /** Whether it is about a single flow. */
  readonly alone: boolean;
  /** What people have decided on the flow, where that is not what its description says. */
  readonly stated?: Decision;
  /** What carries a flow once all flows of the system are taken together. */
  readonly carrierOf: (flow: FlowAdvice) => string | undefined;
  /** The anchor of a heading, where every viewer gives it the same one. */
  readonly anchor: (title: string) => string | undefined;
}

/** The headings of the appendices. */
export const TITLES = {
  alternatives: 'The alternatives',
  reasons: 'The reasons',
  refusals: 'What cannot carry what',
  sizes: 'Sizes and costs',
  patterns: 'The patterns',
  pitfalls: 'The pitfalls',
  consequences: 'What each style brings',
  reversals: 'What is easy and hard to undo',
  answers: 'The questions and answers',
  scoring: 'How the styles were weighed',
  confirmation: 'How this record is checked',
  sources: 'Sources',
} as const;
