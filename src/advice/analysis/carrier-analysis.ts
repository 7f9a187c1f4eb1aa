import { CarrierCounts, type CarrierMatch, needsToDrop, rankCarriers, runningOf } from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
import type { NeedsToDrop } from '../../model/carrying.js';
import type { RuleBase } from '../../model/knowledge.js';

/** What can carry a flow with these answers; each part is worked out when it is first asked for. */
export class CarrierAnalysis {
  private rankingKnown?: readonly CarrierMatch[];
  private countsKnown?: CarrierCounts;
  private needsToDropKnown?: readonly NeedsToDrop[];

  constructor(
    private readonly needs: Answers,
    private readonly used: readonly string[],
    private readonly base: RuleBase,
  ) {}

  /** Every carrier, best first. */
  get ranking(): readonly CarrierMatch[] {
    const { needs, used } = this;
    const { catalogue, criteria } = this.base;
    this.rankingKnown ??= rankCarriers(catalogue, needs, criteria, { used, running: runningOf(needs, criteria) });
    return this.rankingKnown;
  }

  /** How many carriers do, and would do after one more answer. */
  get counts(): CarrierCounts {
    this.countsKnown ??= new CarrierCounts(this.base.catalogue, this.needs, this.base.criteria);
    return this.countsKnown;
  }

  /** Where nothing can carry the flow, the smallest sets of needs to give up. */
  get needsToDrop(): readonly NeedsToDrop[] {
    const { catalogue, criteria } = this.base;
    this.needsToDropKnown ??= this.ranking.every(({ match }) => match === 'cannot')
      ? needsToDrop(catalogue, this.needs, criteria)
      : [];
    return this.needsToDropKnown;
  }
}
