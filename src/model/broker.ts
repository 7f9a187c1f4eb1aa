import type { BROKER, CAPABILITY, CapabilityValues, INHERENT, LIMIT, MODE, PLATFORM } from './entries/broker.js';
import type { Read } from './entries/field.js';
import type { PATTERN } from './entries/pattern.js';
import type { PRICE } from './entries/price.js';
import type { REFERENCE } from './entries/reference.js';
import type { REQUIREMENT, TIER, TierCondition } from './entries/requirement.js';

export type { CapabilityValue, CapabilityValues } from './entries/broker.js';
export type { TierCondition } from './entries/requirement.js';
export type { Weight } from './entries/strain.js';

export type Capability = Read<typeof CAPABILITY>;

/** How the value of a capability is written and compared. */
export type CapabilityKind = Capability['kind'];

/** Where a fact can be read. */
export type Reference = Read<typeof REFERENCE>;

/** What a comparison of one need with one fact can't say. */
export type Limit = Read<typeof LIMIT>;

/** What something costs by list price. */
export type Price = Read<typeof PRICE>;

/** A variant with other figures. */
export type Mode = Omit<Read<typeof MODE>, 'source'>;

/** What is operated, learnt and paid for: a cluster, a managed service, or what one cloud sells by use. */
export type Platform = Read<typeof PLATFORM>;

/** What a carrier brings to every flow, whether or not the flow asks for it. */
export type Inherent = Read<typeof INHERENT>;

type BrokerEntry = Read<typeof BROKER>;

/** What can carry a flow: a broker, an alternative to one, or a composition of several. */
export interface Carrier extends Omit<BrokerEntry, 'runs' | 'platform' | 'asOf' | 'basis' | 'sources' | 'modes'> {
  /** Ids of the brokers that have to be run for it: itself, or its parts. */
  readonly parts: readonly string[];
  /** The platforms of its parts. */
  readonly platforms: readonly string[];
  /** The effort it asks of the team: 0 little, 1 some (or nobody says), 2 much. Read off its facts when the rules are opened. */
  readonly effort: number;
  /** Where it can be had. Likewise. */
  readonly places: readonly string[];
  /** The criteria of which one has to be answered before any of its limits can hold. Likewise. */
  readonly limitsOn?: readonly string[];
  readonly facts: CapabilityValues;
  readonly modes: readonly Mode[];
}

/** A way to put flows and brokers together. */
export interface Pattern extends Omit<Read<typeof PATTERN>, 'composition' | 'sources'> {
  readonly sources: readonly Reference[];
  /** The carrier that it is, where it has capabilities of its own. */
  readonly carrier?: string;
}

/** When a capability meets a need: the first tier that holds, else `otherwise`. */
export interface Requirement extends Omit<Read<typeof REQUIREMENT>, 'tiers'> {
  readonly criterion: string;
  readonly tiers: readonly Tier[];
}

export interface Tier extends Omit<Read<typeof TIER>, 'fits' | 'strains'> {
  readonly verdict: 'fits' | 'strains';
  /** All must hold. */
  readonly conditions: readonly TierCondition[];
  readonly because: string;
}

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
