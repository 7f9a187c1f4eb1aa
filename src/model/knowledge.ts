import type { Catalogue } from './broker.js';
import type { Criterion, SetupField, Topic } from './criterion.js';
import type { Read } from './entries/field.js';
import type { ImportKind } from './entries/import.js';
import type { NAME_LEXICON } from './entries/lexicon.js';
import type { GraphFact, Pitfall } from './pitfalls/pitfall.js';
import type { CheckText, Citation, Clause, Exclusion, Regions, Reversibility, Rule, StyleText } from './rule.js';
import type { Defaults } from './system.js';

/** An id that `running` and `uses.broker` may name, with its name in full and what else people call it. */
export interface BrokerName {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

type LexiconEntry = Read<typeof NAME_LEXICON>;

/**
 * What the name of a flow says by itself: an order starts with a verb, a fact ends in a participle. Each belongs to a
 * value of the parent criterion. rules/name-lexicon.yaml says what the lists are for.
 */
export type NameLexicon = Pick<LexiconEntry, 'order' | 'fact'> & {
  readonly lists: Omit<LexiconEntry, 'order' | 'fact' | 'homographs'>;
};

/** Everything in rules/, read and validated: what an expert may argue with, and no code. */
export interface RuleBase {
  readonly topics: readonly Topic[];
  readonly criteria: readonly Criterion[];
  readonly exclusions: readonly Exclusion[];
  readonly setup: readonly SetupField[];
  readonly rules: readonly Rule[];
  readonly styles: readonly StyleText[];
  readonly regions: Regions;
  /** When a call or a table would do instead of a broker. */
  readonly noBrokerWhen: readonly Clause[];
  /** Which of the two hybrids a hybrid flow is. */
  readonly hybridKinds: readonly Clause[];
  /** What it costs to be wrong, and what is easy and hard to undo. */
  readonly reversibility: Reversibility;
  /** What `check` can find by itself. */
  readonly checks: readonly CheckText[];
  /** Mistakes known to hurt, in the order of their ids. */
  readonly pitfalls: readonly Pitfall[];
  /** What they may ask of the graph of flows. */
  readonly graph: readonly GraphFact[];
  readonly nameLexicon: NameLexicon;
  readonly sources: readonly Citation[];
  readonly brokers: readonly BrokerName[];
  /** Ids that `running` may name, too: what brokers run on. */
  readonly platforms: readonly { readonly id: string; readonly name: string }[];
  readonly catalogue: Catalogue;
  /** What the resources of infrastructure files mean, in the order in which they are looked up. */
  readonly imports: readonly ImportKind[];
  /** What rule packs say that every flow inherits. */
  readonly defaults?: Defaults;
}
