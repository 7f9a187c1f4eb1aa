import {
  CarrierCounts,
  type CarrierMatch,
  inUse,
  matchCarrier,
  needsToDrop,
  rankCarriers,
  runningOf,
} from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
import type { NeedsToDrop } from '../../model/carrying.js';
import type { RuleBase } from '../../model/knowledge.js';

/** What can carry a flow with these answers; each part is worked out when it is first asked for. */
export class CarrierAnalysis {
  private rankingKnown?: readonly CarrierMatch[];
  private inUseKnown?: readonly CarrierMatch[];
  private countsKnown?: CarrierCounts;
  private needsToDropKnown?: readonly NeedsToDrop[];

  constructor(
    private readonly needs: Answers,
    private readonly used: readonly string[],
    private readonly base: RuleBase,
  ) {}

  /** Ids of what runs already, by what was said. */
  get running(): readonly string[] {
    return runningOf(this.needs, this.base.criteria);
  }

  /** Every carrier, best first. */
  get ranking(): readonly CarrierMatch[] {
    const { needs, used, running } = this;
    const { catalogue, criteria } = this.base;
    this.rankingKnown ??= rankCarriers(catalogue, needs, criteria, { used, running });
    return this.rankingKnown;
  }

  /** How what is in use meets the needs: the composition of several brokers where they are one, else each of them. */
  get inUse(): readonly CarrierMatch[] {
    this.inUseKnown ??= this.matchesInUse();
    return this.inUseKnown;
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

  private matchesInUse(): readonly CarrierMatch[] {
    const { used, needs } = this;
    const { catalogue, criteria } = this.base;
    const together =
      used.length > 1
        ? catalogue.carriers.find((carrier) => carrier.parts.length > 1 && inUse(carrier, used))
        : undefined;
    const ids = together ? [together.id] : used;
    return ids
      .flatMap((id) => catalogue.carriers.find((carrier) => carrier.id === id) ?? [])
      .map((carrier) => matchCarrier(carrier, needs, catalogue, criteria));
  }
}
