import { truthOn } from '../condition/on-answers.js';
import { criteriaIn } from '../condition/walk.js';
import type { Answer, Answers } from '../model/answer.js';
import { type Carrier, type Catalogue, MATCHES, type Mode } from '../model/broker.js';
import type { Objection } from '../model/carrying.js';
import type { Criterion } from '../model/criterion.js';
import { isComposition } from './composition.js';
import { estateOf, runningOf } from './estate.js';
import { ownDrawbacks } from './objections/own-drawbacks.js';
import { addObjections, addObjectionsTo, isConditionOn, withMode } from './objections/requirement-cache.js';
import { inRole } from './roles.js';
import { LOAD_ROLES } from './sizing/load.js';
import { overQuotas } from './sizing/quotas.js';
import { unitRate } from './sizing/unit-rate.js';

/** How many carriers meet all that is stated, and how many more do with a workaround, or may. */
export interface Counts {
  readonly fits: number;
  readonly usable: number;
}

const CANNOT = MATCHES.indexOf('cannot');
const UNKNOWN = MATCHES.indexOf('unknown');

/** What speaks against one variant of a carrier: the worst of it, and the strains by weight. */
interface Standing {
  worst: number;
  costly: number;
  routine: number;
}

/** What speaks against the variant `at` of the carrier at `index`. */
type StandingAt = (index: number, at: number) => Standing;

interface Variant {
  readonly carrier: Carrier;
  readonly plain: Carrier;
  readonly mode?: Mode;
}

/**
 * How the carriers fare with what was stated, in numbers alone: for questions that try every answer to every criterion,
 * where a ranking of each would take a hundred times as long. Counts as the ranking does.
 */
export class CarrierCounts {
  /** For each carrier, plain and in each mode: what speaks against it but for the load, and what the load does. */
  private readonly standings: readonly (readonly Standing[])[];
  private readonly loads: readonly (readonly Standing[])[];
  private readonly variants: readonly (readonly Variant[])[];
  private readonly afterwards = new WeakMap<Answer, StandingAt>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly answers: Answers,
    private readonly criteria: readonly Criterion[],
  ) {
    const { brokers } = estateOf(runningOf(answers, criteria), catalogue);
    this.variants = catalogue.carriers.map(variantsOf);
    this.standings = this.variants.map((variants) => variants.map((variant) => this.standingOf(variant, brokers)));
    this.loads = this.variants.map((variants) => variants.map((variant) => this.loadOn(variant, answers)));
  }

  get counts(): Counts {
    return this.counted(this.now);
  }

  /** The counts once one more answer is given. */
  with(answer: Answer): Counts {
    return this.counted(this.after(answer));
  }

  /** Whether there is more, or less, to be said against a carrier once one more answer is given. */
  changes(answer: Answer, { id }: Carrier): boolean {
    const index = this.variants.findIndex(([{ plain }]) => plain.id === id);
    return compareInFull(this.bestOf(index, this.after(answer)), this.bestOf(index, this.now)) !== 0;
  }

  private readonly now: StandingAt = (index, at) => added(this.standings[index][at], this.loads[index][at]);

  private after(answer: Answer): StandingAt {
    let standing = this.afterwards.get(answer);
    if (standing === undefined) {
      standing = this.standingAfter(answer);
      this.afterwards.set(answer, standing);
    }
    return standing;
  }

  private standingAfter(answer: Answer): StandingAt {
    const { criterion } = answer;
    const answers = new Map(this.answers).set(criterion, answer);
    const has = (role: Criterion['role']) => role !== undefined && inRole(this.criteria, role)?.name === criterion;
    // What these change is not only their own.
    const changesOthers = has('running') || has('languages') || isConditionOn(criterion, this.catalogue);
    if (this.answers.has(criterion) || changesOthers)
      return new CarrierCounts(this.catalogue, answers, this.criteria).now;
    const ofLoad = has('order') || LOAD_ROLES.some(has);
    return (index, at) => {
      const before = this.standings[index][at];
      if (before.worst === CANNOT) return before;
      const variant = this.variants[index][at];
      const load = ofLoad ? this.loadOn(variant, answers) : this.loads[index][at];
      const objections: Objection[] = [];
      addObjectionsTo(answer, objections, variant.carrier, answers, this.catalogue);
      const more = added(before, summed(objections));
      for (const { verdict, weight, when } of variant.carrier.limits)
        if (
          criteriaIn(when).includes(criterion) &&
          truthOn(when, answers) === true &&
          truthOn(when, this.answers) !== true
        )
          count(more, verdict, weight);
      return added(more, load);
    };
  }

  /** Of the variant that suits best. */
  private bestOf(index: number, of: StandingAt): Standing {
    return this.variants[index].map((_, at) => of(index, at)).reduce((a, b) => (compare(b, a) < 0 ? b : a));
  }

  private standingOf({ carrier, plain, mode }: Variant, running: ReadonlySet<string>): Standing {
    const objections: Objection[] = [];
    addObjections(objections, carrier, this.answers, this.catalogue);
    objections.push(...ownDrawbacks(plain, mode, this.catalogue, this.answers, this.criteria, running));
    const standing = summed(objections);
    for (const { verdict, weight, when } of carrier.limits)
      if (truthOn(when, this.answers) === true) count(standing, verdict, weight);
    return standing;
  }

  private loadOn({ carrier }: Variant, answers: Answers): Standing {
    const objections: Objection[] = [...unitRate(carrier, answers, this.criteria)];
    overQuotas(objections, carrier, answers, this.criteria);
    return summed(objections);
  }

  /** Each carrier in the mode that suits best, and compositions only where their parts alone do worse. */
  private counted(of: StandingAt): Counts {
    const best = new Map(this.variants.map(([{ plain }], index) => [plain.id, this.bestOf(index, of)]));
    let [fits, usable] = [0, 0];
    for (const carrier of this.catalogue.carriers) {
      const own = best.get(carrier.id) as Standing;
      if (own.worst === CANNOT) continue;
      const worthless = (part: string) => compare(own, best.get(part) as Standing) >= 0;
      if (isComposition(carrier) && carrier.parts.some(worthless)) continue;
      if (own.worst === 0) fits++;
      else usable++;
    }
    return { fits, usable };
  }
}

const usability = ({ worst }: Standing) => (worst === CANNOT ? 2 : worst === UNKNOWN ? 1 : 0);

function compare(a: Standing, b: Standing): number {
  return usability(a) - usability(b) || a.costly - b.costly || a.routine - b.routine;
}

const compareInFull = (a: Standing, b: Standing) => compare(a, b) || a.worst - b.worst;

function added(a: Standing, b: Standing): Standing {
  return { worst: Math.max(a.worst, b.worst), costly: a.costly + b.costly, routine: a.routine + b.routine };
}

function count(standing: Standing, match: Objection['match'], weight: Objection['weight']): void {
  standing.worst = Math.max(standing.worst, MATCHES.indexOf(match));
  if (weight === 'costly') standing.costly++;
  else if (match === 'strains') standing.routine++;
}

function summed(objections: readonly Objection[]): Standing {
  const standing = { worst: 0, costly: 0, routine: 0 };
  for (const { match, weight } of objections) count(standing, match, weight);
  return standing;
}

const variantsOf = (carrier: Carrier): readonly Variant[] => [
  { carrier, plain: carrier },
  ...carrier.modes.map((mode) => ({ carrier: withMode(carrier, mode), plain: carrier, mode })),
];
