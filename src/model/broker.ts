import type { When } from './rule.js';
import type { Style } from './style.js';

/** How the value of a capability is written and compared. */
export type CapabilityKind = 'choice' | 'flag' | 'text' | 'names' | 'count' | 'rate' | 'size' | 'duration';

export interface Capability {
  readonly name: string;
  readonly kind: CapabilityKind;
  /** Of a choice, from the least to the most. */
  readonly values: readonly string[];
  readonly means: string;
  /** Why the code needs to know one in particular. */
  readonly role?: 'effort' | 'places' | 'steps';
  /** How a composition has it: from the part in front, from the part behind, or the least, most or all of both. */
  readonly combines: 'front' | 'back' | 'least' | 'most' | 'both' | 'either';
}

/** Where a fact can be read. */
export interface Reference {
  readonly title: string;
  readonly url: string;
}

/** One capability of one broker: dated, sourced. `Infinity` for unlimited; undefined value: set by whoever runs it. */
export interface CapabilityValue {
  readonly value: boolean | number | string | readonly string[] | null | undefined;
  /** As written, for printing. */
  readonly text: string;
  readonly source: Reference;
  readonly asOf: string;
  readonly note?: string;
  /** Common knowledge that was not read again; it never yields `cannot`. */
  readonly recalled: boolean;
  /** An order of magnitude that somebody measured: good for a size, no quota. */
  readonly benchmark?: true;
  /** How a quota is raised; without it the quota is fixed. */
  readonly raisable?: string;
}

/** Facts by capability; a map, or something that makes each only when it is asked for. */
export type CapabilityValues = Pick<ReadonlyMap<string, CapabilityValue>, 'get' | 'keys'>;

/** How much a strain weighs: a documented recipe, or a need not met in full, something to build, or something to pay for. */
export const WEIGHTS = ['routine', 'costly'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** What a comparison of one need with one fact can't say. */
export interface Limit {
  readonly id: string;
  readonly when: When;
  readonly verdict: 'strains' | 'cannot';
  /** Where it strains. */
  readonly weight?: Weight;
  readonly because: string;
  readonly workaround: string;
  /** The setup fact that says the workaround is in place. */
  readonly settledBy?: string;
  readonly source: Reference;
  readonly asOf: string;
}

/** A variant with other figures. */
export interface Mode {
  readonly id: string;
  readonly what: string;
  readonly facts: CapabilityValues;
  /** A commercial edition. */
  readonly paid?: true;
  /** The languages of which it is a library. */
  readonly stack?: readonly string[];
  /** The platform that it is operated as, where that is another one: the same software run by somebody else. */
  readonly platform?: string;
  /** The month of general availability, YYYY-MM; given where that is not long ago. */
  readonly since?: string;
}

/** What is operated, learnt and paid for: a cluster, a managed service, or what one cloud sells by use. */
export interface Platform {
  readonly id: string;
  readonly name: string;
  /** Whether somebody else operates it. */
  readonly service: boolean;
  /** The value of the place whose services paid by use it is: where that is stated, the platform is there. */
  readonly cloud?: string;
}

/** What a carrier brings to every flow, whether or not the flow asks for it. */
export interface Inherent {
  readonly id: string;
  readonly means: string;
  /** The needs that ask for it. */
  readonly askedBy: When;
}

/** What can carry a flow: a broker, an alternative to one, or a composition of several. */
export interface Carrier {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly kind: string;
  readonly what: string;
  /** Ids of the brokers that have to be run for it: itself, or its parts. */
  readonly parts: readonly string[];
  /** The platforms of its parts. */
  readonly platforms: readonly string[];
  /** Other names that people type for it. */
  readonly aliases: readonly string[];
  /** The languages of which it is a library; empty for what is none. */
  readonly stack: readonly string[];
  /** The month of general availability, YYYY-MM; given where that is not long ago. */
  readonly since?: string;
  /** Ids of what it brings unasked. */
  readonly inherent: readonly string[];
  /** Tie-break, 1 for the common first choice, no two alike; with its reason. */
  readonly usualRank: number;
  readonly usualBecause: string;
  /** The day on which its facts were looked at as a whole. */
  readonly checked: string;
  readonly facts: CapabilityValues;
  /** The effort it asks of the team: 0 little, 1 some (or nobody says), 2 much. Read off its facts when the rules are opened. */
  readonly effort: number;
  /** Where it can be had. Likewise. */
  readonly places: readonly string[];
  readonly limits: readonly Limit[];
  readonly modes: readonly Mode[];
  /** Why it is kept although no flow has it as its best choice. */
  readonly comparison?: string;
}

/** A way to put flows and brokers together. */
export interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly what: string;
  readonly styles: readonly Style[];
  readonly when?: When;
  /** Lower is looked at first. */
  readonly rank: number;
  readonly gives: readonly string[];
  readonly costs: readonly string[];
  readonly diagram: string;
  readonly sources: readonly Reference[];
  /** The carrier that it is, where it has capabilities of its own. */
  readonly carrier?: string;
  /** Facts of `uses` that following it brings with it. */
  readonly implies?: { readonly [fact: string]: boolean };
  readonly comparison?: string;
}

/** When a capability meets a need: the first tier that holds, else `otherwise`. */
export interface Requirement {
  readonly criterion: string;
  /** The needs it is about; undefined for all. */
  readonly needs?: readonly string[];
  readonly tiers: readonly Tier[];
  readonly otherwise: 'strains' | 'cannot';
  /** Where it strains. */
  readonly weight?: Weight;
  /** Of a composition, where that is worse: nobody puts together what does not do. */
  readonly composed?: 'cannot';
  /** Counts only where this is known to hold. */
  readonly when?: When;
  /** Does not count where this is known to hold. */
  readonly unless?: When;
  /** What is missing; may quote `{need}` and capabilities by name. */
  readonly because: string;
  readonly workaround: string;
  /** The setup fact that says the workaround is in place. */
  readonly settledBy?: string;
}

export interface Tier {
  readonly verdict: 'fits' | 'strains';
  /** Where it strains. */
  readonly weight?: Weight;
  /** All must hold. */
  readonly conditions: readonly TierCondition[];
  readonly because: string;
  readonly workaround: string;
}

export type TierCondition =
  | { readonly capability: string; readonly values: readonly (string | boolean)[] }
  /** A list that holds the need. */
  | { readonly capability: string; readonly holds: 'need' }
  /** A quantity that is at least the need. */
  | { readonly capability: string; readonly atLeast: 'need' }
  /** Nobody publishes it, or whoever runs it sets it. */
  | { readonly capability: string; readonly unpublished: true }
  /** A class, with the least need that it meets. */
  | { readonly capability: string; readonly within: { readonly [value: string]: number } }
  /** Of the need itself, whatever the capability. */
  | { readonly need: { readonly atLeast?: number; readonly below?: number } };

/** How a carrier meets a need or a flow, from the best to the worst. */
export const MATCHES = ['fits', 'strains', 'unknown', 'cannot'] as const;
export type Match = (typeof MATCHES)[number];

export interface Catalogue {
  readonly platforms: readonly Platform[];
  readonly inherents: readonly Inherent[];
  readonly capabilities: readonly Capability[];
  readonly carriers: readonly Carrier[];
  readonly patterns: readonly Pattern[];
  readonly requirements: readonly Requirement[];
  /** The newest month that anything in the rules is dated with, YYYY-MM: what "young" is held against. */
  readonly newest: string;
}
