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
  | 'kept'
  | 'stored'
  | 'order'
  | 'place'
  | 'running'
  | 'effort';

export interface Choice {
  readonly id: string;
  /** The value in plain words, as a fact about the system. */
  readonly label: string;
}

export type Domain =
  | { readonly kind: 'choice'; readonly values: readonly Choice[]; readonly ordered: boolean }
  | { readonly kind: 'flag'; readonly values: readonly Choice[] }
  | { readonly kind: 'quantity'; readonly measure: Measure; readonly forever: boolean; readonly zero: boolean }
  /** A list of names where a list is a list (the brokers already run), not "one of these". */
  | { readonly kind: 'names' };

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

/** A fact about what is built (`uses`); pitfalls read them. */
export interface SetupField {
  readonly name: string;
  readonly kind: 'style' | 'broker' | 'pattern' | 'flag' | 'integer' | 'share' | 'duration' | 'name';
  readonly question: string;
  readonly help: string;
  /** Why the code needs to know one in particular: the queue or topic it names, or what orders its records. */
  readonly role?: 'address' | 'grouping';
  /** Whether 0 says something, such as no limit. */
  readonly zero?: true;
}

export interface Topic {
  readonly id: string;
  readonly title: string;
}
