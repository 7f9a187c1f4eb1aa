import { type ConsumerNeeds, type Estate, type RankedCarrier, rankTogether } from '../../brokers/index.js';
import type { BrokerNeed } from '../../model/advice.js';
import { type Answers, answersKey } from '../../model/answer.js';
import type { NeedsToDrop } from '../../model/carrying.js';
import { STYLES, type Style } from '../../model/style.js';
import type { CarrierAnalysis } from '../analysis/carrier-analysis.js';
import { KeyedCache } from '../analysis/keyed-cache.js';
import type { StyleAnalysis } from '../analysis/style-analysis.js';
import type { Rulebook } from '../rulebook.js';
import { combined, combinedLikelihood } from '../verdict/combined.js';

/** One of several consumers that need different things, analysed as a flow of its own. */
export interface Member {
  readonly flow: { readonly needs: Answers };
  readonly verdict: StyleAnalysis;
  readonly style: Style;
  readonly likelihood: Readonly<Record<Style, number>>;
  readonly brokerNeed: BrokerNeed;
  readonly carriers: CarrierAnalysis;
  readonly used: readonly string[];
}

/** What carries all of them. */
interface Carried {
  /** What is needed of the publication, and what all consumers need alike. */
  readonly common: Answers;
  readonly used: readonly string[];
  readonly estate: Estate;
}

/** A flow whose consumers need different things: what follows for it from what follows for each. */
export class Together {
  private likelihoodKnown?: Readonly<Record<Style, number>>;

  constructor(
    private readonly members: readonly Member[],
    private readonly carried: () => Carried,
    private readonly rulebook: Rulebook,
  ) {}

  /** By what is certain of each; where one alone is left, that, as for a flow by itself. */
  get style(): Style {
    const reached = STYLES.filter((style) => this.likelihood[style] > 0);
    return reached.length === 1 ? reached[0] : combined(this.members.map(({ style }) => style));
  }

  /** Whether no open answer of any consumer can change the style of the whole. */
  get decided(): boolean {
    return STYLES.filter((style) => this.likelihood[style] > 0).length === 1;
  }

  /** Consumers that say the same in all that bears on it have one style between them; the others count as independent. */
  get likelihood(): Readonly<Record<Style, number>> {
    if (this.likelihoodKnown === undefined) {
      const distinct = new Map(this.members.map(({ verdict, likelihood }) => [verdict.outlook, likelihood]));
      this.likelihoodKnown = combinedLikelihood([...distinct.values()]);
    }
    return this.likelihoodKnown;
  }

  /** One consumer that needs a broker is enough. */
  get brokerNeed(): BrokerNeed {
    const needs = this.members.map(({ brokerNeed }) => brokerNeed);
    return needs.find(({ needed }) => needed === true) ?? needs.find(({ needed }) => needed === null) ?? needs[0];
  }

  /** Every carrier worth offering for all of them, best first. */
  get ranking(): readonly RankedCarrier[] {
    const { common, used, estate } = this.carried();
    const answers = this.members.map(({ flow }) => flow.needs);
    const works = this.members.map((each) => `${each.style} ${each.used.join()}`);
    const key = [estate.key, used.join(), ...works, ...[common, ...answers].map(answersKey)].join('\n\n');
    return rankingsOf(this.rulebook).of(key, () => {
      const { catalogue, criteria } = this.rulebook.base;
      const consumers = this.members.map(
        ({ flow, carriers, style, used: own }): ConsumerNeeds => ({
          answers: flow.needs,
          matches: carriers.matches,
          works: worksThrough(style),
          used: own,
        }),
      );
      return rankTogether(catalogue, consumers, common, criteria, { used, estate, needed: this.brokerNeed.needed });
    });
  }

  /** Where nothing can carry it for all of them: what the consumers would each have to give up. */
  get needsToDrop(): readonly NeedsToDrop[] {
    if (this.ranking.some(({ match }) => match !== 'cannot')) return [];
    const sets = this.members.flatMap(({ carriers }) => carriers.needsToDrop);
    return [...new Map(sets.map((set) => [set.needs.join(), set])).values()];
  }
}

/** Whether a consumer of this style works through single records. */
export const worksThrough = (style: Style): boolean => style === 'message-driven' || style === 'hybrid';

const known = new WeakMap<Rulebook, KeyedCache<readonly RankedCarrier[]>>();

function rankingsOf(rulebook: Rulebook): KeyedCache<readonly RankedCarrier[]> {
  const cache = known.get(rulebook) ?? new KeyedCache<readonly RankedCarrier[]>();
  known.set(rulebook, cache);
  return cache;
}
