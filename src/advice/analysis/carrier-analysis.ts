import {
  CarrierCounts,
  type CarrierMatches,
  type Estate,
  matchCarriers,
  matchCarriersAfter,
  needsToDrop,
  type Preference,
  type RankedCarrier,
  rankMatches,
  unaskedIn,
} from '../../brokers/index.js';
import type { Answer, Answers } from '../../model/answer.js';
import type { NeedsToDrop } from '../../model/carrying.js';
import type { RuleBase } from '../../model/knowledge.js';
import { brokerNeed } from '../verdict/broker-need.js';
import type { StyleAnalysis } from './style-analysis.js';

/** What carriers are held against. */
export interface CarrierInput {
  readonly needs: Answers;
  /** Ids of what carries the flow today. */
  readonly used: readonly string[];
  /** What the flow's system runs already. */
  readonly estate: Estate;
  /** What follows from the needs for the style, and for whether a broker is needed at all. */
  readonly verdict: StyleAnalysis;
  /** The same without the answer that was given last, where it was one more. */
  readonly before?: { readonly carriers: CarrierAnalysis; readonly answer: Answer };
}

/** What can carry a flow with these answers; each part is worked out when it is first asked for. */
export class CarrierAnalysis {
  private matchesKnown?: CarrierMatches;
  private rankingKnown?: readonly RankedCarrier[];
  private countsKnown?: CarrierCounts;
  private needsToDropKnown?: readonly NeedsToDrop[];

  constructor(
    private readonly input: CarrierInput,
    private readonly base: RuleBase,
  ) {}

  /** Every carrier worth offering, best first. */
  get ranking(): readonly RankedCarrier[] {
    this.rankingKnown ??= this.ranked();
    return this.rankingKnown;
  }

  /** How many carriers do, and would do after one more answer. */
  get counts(): CarrierCounts {
    this.countsKnown ??= new CarrierCounts(this.base.catalogue, this.input.needs, this.base.criteria);
    return this.countsKnown;
  }

  /** Where nothing can carry the flow, the smallest sets of needs to give up. */
  get needsToDrop(): readonly NeedsToDrop[] {
    const { catalogue, criteria } = this.base;
    this.needsToDropKnown ??= this.ranking.every(({ match }) => match === 'cannot')
      ? needsToDrop(catalogue, this.input.needs, criteria)
      : [];
    return this.needsToDropKnown;
  }

  /** How every carrier meets the needs, those that are not worth offering too. */
  get matches(): CarrierMatches {
    this.matchesKnown ??= this.matched();
    return this.matchesKnown;
  }

  private matched(): CarrierMatches {
    const { needs, before } = this.input;
    const { catalogue, criteria } = this.base;
    return before === undefined
      ? matchCarriers(catalogue, needs, criteria, this.input)
      : matchCarriersAfter(before.answer, before.carriers.matches, catalogue, needs, criteria, this.input);
  }

  private get preference(): Preference {
    const { needs, used, estate, verdict } = this.input;
    return { used, estate, needed: brokerNeed(verdict, needs).needed };
  }

  private ranked(): readonly RankedCarrier[] {
    const { needs } = this.input;
    const { catalogue, criteria } = this.base;
    const unasked = unaskedIn(catalogue.inherents, needs);
    return rankMatches(this.matches, catalogue, needs, unasked, criteria, this.preference);
  }
}
