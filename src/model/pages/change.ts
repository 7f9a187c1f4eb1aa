import type { Place } from '../../text/source.js';
import type { Answer } from '../answer.js';
import type { Match } from '../broker.js';
import type { Style } from '../style.js';

/** What can change in the advice on a flow, in the order in which every output lists it. */
export const ASPECTS = ['style', 'decided', 'needed', 'broker', 'verdict', 'pattern', 'perConsumer'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The part of a flow's advice that two descriptions are compared by. */
export interface Outcome {
  readonly style: Style;
  readonly decided: boolean;
  /** Whether a broker is needed at all; null when what was said can't tell. */
  readonly needed: boolean | null;
  /** The first choice; null where nothing known meets the needs. */
  readonly broker: { readonly id: string; readonly verdict: Match } | null;
  readonly pattern: string | null;
  /** Where consumers need different things: each with its style, in the order of the names. */
  readonly consumers?: readonly { readonly name: string; readonly style: Style }[];
}

/** One side of a fact that changed. */
export interface Said {
  readonly text: string;
  /** As of an answer; null for a fact of `uses`, whose place alone says whether it was inherited. */
  readonly origin: Answer['origin'] | null;
  readonly place: Place;
}

/** A fact that the two descriptions put differently; a side is null where it was not said. */
export interface FactChange {
  readonly section: 'needs' | 'uses';
  readonly name: string;
  /** The consumer that says it for itself; undefined for the flow. */
  readonly consumer?: string;
  readonly old: Said | null;
  readonly new: Said | null;
}

/** Why the advice on a flow changed. */
export interface Cause {
  /** Put into the old description, these alone give the new advice. */
  readonly facts: readonly FactChange[];
  /** Whether no fewer do; false when there were too many facts to try, and `facts` is all that changed. */
  readonly smallest: boolean;
  /** Other sets of as many facts, each of which would have done by itself. */
  readonly instead: readonly (readonly FactChange[])[];
}

export interface ChangedFlow {
  readonly name: string;
  /** Of the flow in the new description. */
  readonly place: Place;
  /** Never empty. */
  readonly aspects: readonly Aspect[];
  readonly old: Outcome;
  readonly new: Outcome;
  readonly cause: Cause;
  /** The others that changed: taken together, they add nothing to the cause. */
  readonly withoutEffect: readonly FactChange[];
}

/** A flow that only one of the two descriptions has. */
export interface UnpairedFlow {
  readonly name: string;
  readonly place: Place;
  readonly outcome: Outcome;
  /** The name in the other description of a flow that is alike in all that counts: it looks renamed. */
  readonly alike: string | null;
}

/** A changed fact of flows whose own advice stayed as it was. */
export interface NoOpChange {
  readonly fact: FactChange;
  /** Names of the flows; several where they inherit it. */
  readonly flows: readonly string[];
}

/** The advice on a system as a whole, as far as a comparison goes. */
export interface WholeOutcome {
  readonly style: Style;
  readonly decided: boolean;
  /** Ids of the brokers to run. */
  readonly brokers: readonly string[];
}

/** What became of the advice between two descriptions of a system. */
export interface AdviceChange {
  /** Name in the new description. */
  readonly system: string;
  /** Paths of the two descriptions. */
  readonly paths: { readonly old: string; readonly new: string };
  readonly whole: { readonly old: WholeOutcome; readonly new: WholeOutcome };
  /** In the order of the new description, removed ones in that of the old one. */
  readonly changed: readonly ChangedFlow[];
  readonly added: readonly UnpairedFlow[];
  readonly removed: readonly UnpairedFlow[];
  /** How many flows are in both and have the same advice. */
  readonly unchanged: number;
  readonly withoutEffect: readonly NoOpChange[];
  /** Whether any advice changed: on a flow, by one more or fewer, or on the system as a whole. */
  readonly any: boolean;
}
