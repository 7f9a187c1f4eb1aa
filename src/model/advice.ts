import type { AtPlace, CarrierAdvice, Figure, MonthlyCost, NeedsToDrop, PatternAdvice, Portfolio } from './carrying.js';
import type { Finding, Severity } from './finding.js';

import type { Side, Strength, Style } from './style.js';
import type { Consumer, Flow, System } from './system.js';

/** Least: what is certain. Most: what the open answers could still add. */
export interface Need {
  readonly least: number;
  readonly most: number;
}

export interface Reason {
  readonly rule: string;
  readonly favours: Side;
  readonly strength: Strength;
  readonly because: string;
  readonly but: string;
  readonly facts: { readonly [criterion: string]: string };
  readonly sources: readonly string[];
}

/** Answers which, put in together, give another style. */
export interface Flip {
  readonly change: { readonly [criterion: string]: string };
  readonly style: Style;
}

export interface OpenValue {
  /** Can be given back as an answer. */
  readonly value: string;
  readonly label: string;
  /** The style that would follow from this answer alone. */
  readonly style: Style;
}

export interface OpenCriterion {
  readonly criterion: string;
  /** Expected drop of entropy over the styles, in bits. */
  readonly matters: number;
  readonly question: string;
  readonly help: string;
  /** Base unit of a quantity; empty for a choice. */
  readonly unit: string;
  readonly values: readonly OpenValue[];
}

/** Whether a broker is needed at all; null when what was said can't tell. */
export interface BrokerNeed {
  readonly needed: boolean | null;
  readonly because: string;
}

/** A mistake that this flow can make, and that only what is built decides. */
export interface PotentialPitfall {
  readonly id: string;
  readonly severity: Severity;
  readonly what: string;
  readonly remedy: string;
}

/** A criterion of which a flow lists several values. */
export interface Unsettled {
  /** As written, such as `intent: [command, event]`. */
  readonly answer: string;
  readonly means: string;
}

/** What a flow's `uses` says is built, as far as the advice can be held against it. */
export interface Built {
  /** As written. */
  readonly style?: string;
  /** Ids of what carries it, as named. */
  readonly carriers: readonly string[];
  /** The id of what is judged of these: of several the composition that they are; none where they are no known one. */
  readonly judged: readonly string[];
}

export interface FlowAdvice {
  readonly flow: Flow;
  readonly style: Style;
  readonly decided: boolean;
  readonly broker: BrokerNeed;
  /** What this style means here; for a hybrid, which of the two it is. */
  readonly meaning: string;
  /** Where `to` is a map: each consumer, in its order. */
  readonly consumers: readonly ConsumerAdvice[];
  /** Where they need different things: what it is published to, and who takes it from what. */
  readonly published?: string;
  /** What is not settled although it was answered, and what to do where both are meant. */
  readonly unsettled: readonly Unsettled[];
  readonly likelihood: Readonly<Record<Style, number>>;
  readonly needs: Readonly<Record<Side, Need>>;
  readonly reasons: readonly Reason[];
  readonly flips: readonly Flip[];
  readonly open: readonly OpenCriterion[];
  /** What bears on the broker and its size alone, the most telling first; worked out when it is asked for. */
  readonly openForBrokers: readonly OpenCriterion[];
  /** Every carrier worth offering, best first. */
  readonly brokers: readonly CarrierAdvice[];
  readonly pattern?: PatternAdvice;
  readonly capacity: readonly Figure[];
  /** What a month costs by list price, or what is paid for. */
  readonly cost?: MonthlyCost;
  /** Id of the carrier that the figures are for: what is in use, else the first choice. */
  readonly sizedFor?: string;
  /** Where nothing can carry the flow: the smallest sets of needs to give up. */
  readonly needsToDrop: readonly NeedsToDrop[];
  readonly built: Built;
  readonly findings: readonly Finding[];
  /** The gravest first; worked out when it is asked for. */
  readonly pitfalls: readonly PotentialPitfall[];
}

/** One of several consumers: the flow judged with that one's needs over its own. */
export interface ConsumerAdvice
  extends Pick<FlowAdvice, 'style' | 'decided' | 'likelihood' | 'needs' | 'reasons' | 'flips' | 'brokers' | 'pattern'> {
  readonly consumer: Consumer;
  /** How it takes its records off what carries the flow, such as `reads the log`. */
  readonly takes: string;
  /** What leads from the publication to what it takes its records from; undefined where it takes them as published. */
  readonly bridge?: PatternAdvice;
}

export interface Recommendation {
  readonly style: Style;
  readonly because: string;
  readonly decided: boolean;
  readonly flows: Readonly<Record<Style, readonly string[]>>;
  readonly portfolio: Portfolio;
  /** Other sets that are better in something, in the order in which sets are compared. */
  readonly alternatives: readonly Portfolio[];
  /** Where the place is open: what it would be in each cloud. */
  readonly places: readonly AtPlace[];
}

export interface Advice {
  readonly system: System;
  readonly recommendation: Recommendation;
  readonly flows: readonly FlowAdvice[];
  /** The day on which the oldest broker file was looked at as a whole, YYYY-MM-DD. */
  readonly catalogue: string;
}
