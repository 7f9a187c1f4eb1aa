import {
  CarrierCounts,
  type CarrierMatch,
  carriedBy,
  type Estate,
  matchCarrier,
  needsToDrop,
  type RankedCarrier,
  rankCarriers,
  runningOf,
} from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
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
}

/** What can carry a flow with these answers; each part is worked out when it is first asked for. */
export class CarrierAnalysis {
  private rankingKnown?: readonly RankedCarrier[];
  private inUseKnown?: readonly CarrierMatch[];
  private countsKnown?: CarrierCounts;
  private needsToDropKnown?: readonly NeedsToDrop[];

  constructor(
    private readonly input: CarrierInput,
    private readonly base: RuleBase,
  ) {}

  /** Ids of what runs already, by what was said of this flow. */
  get running(): readonly string[] {
    return runningOf(this.input.needs, this.base.criteria);
  }

  /** Every carrier worth offering, best first. */
  get ranking(): readonly RankedCarrier[] {
    this.rankingKnown ??= this.ranked();
    return this.rankingKnown;
  }

  /** How what is in use meets the needs: the composition of several brokers where they are one, else each of them. */
  get inUse(): readonly CarrierMatch[] {
    this.inUseKnown ??= this.matchesInUse();
    return this.inUseKnown;
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

  private ranked(): readonly RankedCarrier[] {
    const { needs, used, estate, verdict } = this.input;
    const { catalogue, criteria } = this.base;
    return rankCarriers(catalogue, needs, criteria, { used, estate, needed: brokerNeed(verdict, needs).needed });
  }

  private matchesInUse(): readonly CarrierMatch[] {
    const { used, needs } = this.input;
    const { catalogue, criteria } = this.base;
    return carriedBy(used, catalogue)
      .flatMap((id) => catalogue.carriers.find((carrier) => carrier.id === id) ?? [])
      .map((carrier) => matchCarrier(carrier, needs, catalogue, criteria, new Set(used)));
  }
}
