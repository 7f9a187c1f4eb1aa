import type { Side } from './style.js';

/** What a quantity is measured in. Base units: records a second, bytes, seconds, a plain number, a share 0..1. */
export type Measure = 'rate' | 'size' | 'duration' | 'count' | 'share';

/** Why the code needs to know one criterion in particular; rules/criteria.yaml says which one plays it. */
export type Role =
  | 'parent'
  | 'audience'
  | 'rate'
  | 'size'
  | 'work'
  | 'longest'
  | 'kept'
  | 'stored'
  | 'order'
  | 'place'
  | 'running'
  | 'effort'
  | 'stack';

export interface Choice {
  readonly id: string;
  /** The value in plain words, as a fact about the system. */
  readonly label: string;
}

export type Domain =
  | { readonly kind: 'choice'; readonly values: readonly Choice[]; readonly ordered: boolean }
  | { readonly kind: 'flag'; readonly values: readonly Choice[] }
  | { readonly kind: 'quantity'; readonly measure: Measure; readonly forever: boolean; readonly zero: boolean }
  /** A list where a list is a list, not "one of these": of some values, or of brokers and platforms where none are given. */
  | { readonly kind: 'names'; readonly values?: readonly Choice[] };

/** Weights of values (choices) or of typical values (quantities, in base units); need not add up to 1. */
export type Weights = readonly { readonly value: string | number; readonly weight: number }[];

export interface Criterion {
  readonly name: string;
  readonly topic: string;
  readonly question: string;
  readonly help: string;
  /** An everyday example of an answer. */
  readonly example: string;
  readonly domain: Domain;
  /** One distribution, or one for each value of the parent criterion. */
  readonly prior: Weights | { readonly [parentValue: string]: Weights };
  readonly role?: Role;
  /** What reads it: rules of style, or only the choice and the sizing of a broker. */
  readonly serves: 'style' | 'brokers';
  /** The style that more of this criterion never moves a flow away from; for ordered domains. */
  readonly raises?: Side;
  /** The audience only: how many consuming services each value stands for at least. */
  readonly counts?: { readonly [value: string]: number };
  /** The order only: values for which one unit carries all records. */
  readonly oneUnit?: readonly string[];
  /** The place only: values that rule no place out. */
  readonly anywhere?: readonly string[];
  readonly sources: readonly string[];
}

/** A value as written (a quantity in base units, `forever` without end), or one that is read off the broker in use. */
export type AssumedValue =
  | { readonly value: boolean | number | string; readonly text: string }
  | { readonly capability: string; readonly values?: { readonly [value: string]: boolean | string } };

/** What stands for a fact that nobody states: the first of these that is known. */
export interface Assumption {
  readonly first: readonly AssumedValue[];
  /** Full names of facts, of which one must be stated: such as those that show that a function consumes. */
  readonly where?: readonly string[];
}

/** A fact about what is built (`uses`); pitfalls read them. */
export interface SetupField {
  readonly name: string;
  readonly kind: 'style' | 'broker' | 'pattern' | 'flag' | 'choice' | 'integer' | 'share' | 'duration' | 'name';
  /** Of a choice. */
  readonly values?: readonly string[];
  readonly question: string;
  readonly help: string;
  /** A duration that may be without end. */
  readonly forever?: true;
  /** What the product does where nobody sets it. */
  readonly default?: Assumption;
  /** What counts until it is stated: a mitigation is the team's own work, and counts as not there. */
  readonly presumed?: Assumption;
  /** Why the code needs to know one in particular: the queue or topic it names, or what orders its records. */
  readonly role?: 'address' | 'grouping';
}

export interface Topic {
  readonly id: string;
  readonly title: string;
}
