import { estateOf, type Preference, placesBefore, rankCarriers, runningOf, unaskedIn } from '../../brokers/index.js';
import { truthOn } from '../../condition/on-answers.js';
import type { Answers } from '../../model/answer.js';
import type { Carrier, Catalogue } from '../../model/broker.js';
import type { RuleBase } from '../../model/knowledge.js';
import { asMap, joined, meeting, singles } from './candidates.js';
import { startsOf } from './search-starts.js';
import { compareAt, isWorthIt, type Standings, standingsOn, together } from './standings.js';

/** Steps of the search from one start, each a sum; more than almost any carrier has needed. */
const MOST_STEPS = 300;
/** Answers, or sets of them, added to a start. */
const MOST_ADDED = 5;
/** Of the ways past a rival, those that leave fewest ahead. */
const MOST_TRIED = 5;

/** Looks for flows for which a carrier comes first: by sums of what speaks against each, proven by a ranking. */
export class WitnessSearch {
  private readonly candidates: readonly Answers[];
  private readonly alone: readonly Standings[];
  private readonly none: Standings;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly starts: (carrier: Carrier) => Answers[];
  private readonly atStart = new Map<string, { standings: Standings; before: readonly number[] }>();

  constructor(
    private readonly base: RuleBase,
    private readonly catalogue: Catalogue,
  ) {
    const { criteria } = base;
    const single = singles(base).map((answer) => asMap(answer));
    const limits = catalogue.carriers.flatMap((carrier) => carrier.limits.flatMap(({ when }) => meeting(when)));
    this.candidates = distinct([...single, ...limits]).filter((answers) => this.isPossible(answers));
    this.alone = this.candidates.map((answers) => standingsOn(answers, catalogue, criteria));
    this.none = standingsOn(new Map(), catalogue, criteria);
    this.positions = new Map(catalogue.carriers.map(({ id }, at) => [id, at]));
    this.starts = startsOf(base, single);
  }

  /** A flow for which the carrier at a position comes first; without answers that it does not take. */
  of(at: number): Answers | undefined {
    const { id } = this.catalogue.carriers[at];
    for (const start of this.starts(this.catalogue.carriers[at])) {
      const { standings } = this.standingsAt(start);
      if (standings.usability[at] > 0) continue;
      const budget = { steps: MOST_STEPS };
      const witness = this.walk(at, start, { answers: start, standings }, MOST_ADDED, budget);
      if (witness) return shortened(witness, start, (less) => this.isFirst(id, less));
    }
    return undefined;
  }

  /** Adds answers that put behind what comes before it, the rival with the fewest ways past it first. */
  private walk(
    at: number,
    start: Answers,
    here: { answers: Answers; standings: Standings },
    left: number,
    budget: { steps: number },
  ): Answers | undefined {
    const { rivals } = this.ahead(at, start, here.answers, here.standings);
    if (rivals.length === 0) {
      // The sums are near enough to search by, not to prove by.
      budget.steps -= 20;
      return this.isFirst(this.catalogue.carriers[at].id, here.answers) ? here.answers : undefined;
    }
    if (left === 0) return undefined;
    const ways = rivals.map((rival) => this.waysPast(at, rival)).reduce((a, b) => (b.length < a.length ? b : a));
    const next = ways.flatMap((way) => {
      const answers = joined(here.answers, this.candidates[way]);
      if (answers === undefined || answers.size === here.answers.size || !this.isPossible(answers)) return [];
      if (budget.steps-- <= 0) return [];
      const standings = together(here.standings, this.alone[way], this.none);
      if (standings.usability[at] > 0) return [];
      return [{ answers, standings, ahead: this.ahead(at, start, answers, standings).count }];
    });
    for (const each of next.sort((a, b) => a.ahead - b.ahead || a.answers.size - b.answers.size).slice(0, MOST_TRIED)) {
      const found = this.walk(at, start, each, left - 1, budget);
      if (found || budget.steps <= 0) return found;
    }
    return undefined;
  }

  /** What would come before it, or the parts that leave it nothing: their positions, and how far that is from none. */
  private ahead(
    at: number,
    start: Answers,
    answers: Answers,
    standings: Standings,
  ): { rivals: readonly number[]; count: number } {
    const { carriers, inherents } = this.catalogue;
    const { before } = this.standingsAt(start);
    const unasked = unaskedIn(inherents, answers);
    const brings = (carrier: Carrier) => (carrier.inherent.some((id) => unasked.has(id)) ? 1 : 0);
    const own = carriers[at];
    // A composition has to be worth its parts, each of them, before it comes before anything.
    const parts = isWorthIt(standings, at, own, this.positions)
      ? []
      : own.parts.flatMap((part) => {
          const position = this.positions.get(part) as number;
          return compareAt(standings, at, position) < 0 ? [] : [position];
        });
    if (parts.length > 0) return { rivals: parts, count: carriers.length + parts.length };
    const rivals = carriers.flatMap((carrier, other) => {
      if (other === at || carrier.parts.length === 0) return [];
      const order =
        standings.usability[other] - standings.usability[at] ||
        standings.costly[other] - standings.costly[at] ||
        before[other] - before[at] ||
        brings(carrier) - brings(own) ||
        standings.routine[other] - standings.routine[at] ||
        carrier.usualRank - own.usualRank;
      return order < 0 && isWorthIt(standings, other, carrier, this.positions) ? [other] : [];
    });
    return { rivals, count: rivals.length };
  }

  private readonly ways = new Map<string, readonly number[]>();

  /** Candidates that put a rival behind, those that do it most surely first. */
  private waysPast(at: number, rival: number): readonly number[] {
    const key = `${at} ${rival}`;
    let ways = this.ways.get(key);
    if (ways === undefined) {
      const force = (index: number) => {
        const { usability, costly, routine } = this.alone[index];
        if (usability[at] > 0 || costly[at] > this.none.costly[at]) return 0;
        if (usability[rival] > 0 || costly[rival] > this.none.costly[rival]) return 2;
        return routine[rival] > routine[at] ? 1 : 0;
      };
      ways = this.candidates
        .map((_, index) => index)
        .filter((index) => force(index) > 0)
        .sort(
          (a, b) =>
            force(b) - force(a) ||
            this.alone[a].routine[at] - this.alone[b].routine[at] ||
            this.candidates[a].size - this.candidates[b].size,
        );
      this.ways.set(key, ways);
    }
    return ways;
  }

  /** How all do at a start, and what the place, the team and what runs say of each, as one number. */
  private standingsAt(start: Answers) {
    const key = keyOf(start);
    let known = this.atStart.get(key);
    if (known === undefined) {
      const { criteria } = this.base;
      const standings = standingsOn(start, this.catalogue, criteria);
      const before = placesBefore(this.catalogue, start, criteria, preferenceOn(this.base, start).estate);
      known = { standings, before };
      this.atStart.set(key, known);
    }
    return known;
  }

  private isPossible(answers: Answers): boolean {
    return !this.base.exclusions.some(({ when }) => truthOn(when, answers) === true);
  }

  private isFirst(id: string, answers: Answers): boolean {
    const { criteria } = this.base;
    const [first] = rankCarriers(this.catalogue, answers, criteria, preferenceOn(this.base, answers));
    return first?.carrier.id === id && (first.match === 'fits' || first.match === 'strains');
  }
}

/** What decides beside the needs, for a flow of which nothing is built yet. */
export function preferenceOn({ catalogue, criteria, noBrokerWhen }: RuleBase, answers: Answers): Preference {
  const needed = noBrokerWhen.some(({ when }) => truthOn(when, answers) === true) ? false : null;
  return { used: [], estate: estateOf(runningOf(answers, criteria), catalogue), needed };
}

/** Without the answers that are not needed for it, apart from some to keep. */
export function shortened(answers: Answers, kept: Answers, holds: (answers: Answers) => boolean): Answers {
  let left = answers;
  for (const name of [...answers.keys()].filter((each) => !kept.has(each))) {
    const less = new Map([...left].filter(([other]) => other !== name));
    if (holds(less)) left = less;
  }
  return left;
}

const keyOf = (answers: Answers) =>
  [...answers]
    .map(([name, { text }]) => `${name}=${text}`)
    .sort()
    .join();

const distinct = (sets: readonly Answers[]) => [...new Map(sets.map((answers) => [keyOf(answers), answers])).values()];
