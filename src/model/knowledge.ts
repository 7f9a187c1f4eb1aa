import type { Criterion, SetupFact, Topic } from './criterion.js';
import type { CheckText, Clause, Exclusion, Regions, Rule, Source, StyleText } from './rule.js';

/** An id that `running` and `uses.broker` may name, with its name in full. */
export interface BrokerName {
  readonly id: string;
  readonly name: string;
}

/** Everything in rules/, read and validated: what an expert may argue with, and no code. */
export interface RuleBase {
  readonly topics: readonly Topic[];
  readonly criteria: readonly Criterion[];
  readonly exclusions: readonly Exclusion[];
  readonly setup: readonly SetupFact[];
  readonly rules: readonly Rule[];
  readonly styles: readonly StyleText[];
  readonly regions: Regions;
  /** When a call or a table would do instead of a broker. */
  readonly brokerless: readonly Clause[];
  /** Which of the two hybrids a hybrid flow is. */
  readonly hybrids: readonly Clause[];
  /** What `check` can find by itself. */
  readonly checks: readonly CheckText[];
  readonly sources: readonly Source[];
  readonly brokers: readonly BrokerName[];
}
