import type { Answer, Answers } from '../model/answer.js';
import { type Carrier, type Catalogue, MATCHES } from '../model/broker.js';
import type { Objection } from '../model/carrying.js';
import type { Criterion, Role } from '../model/criterion.js';
import { objectionsToNeed, withMode } from './objections/requirement-cache.js';
import { unitRate } from './objections/unit-rate.js';
import { inRole } from './roles.js';
import { criteriaIn, truth } from './truth.js';

/** How many carriers meet all that is stated, and how many more do with a workaround, or may. */
export interface Counts {
  readonly fits: number;
  readonly usable: number;
}

const CANNOT = MATCHES.indexOf('cannot');
/** What one unit can carry depends on these together. */
const OF_UNITS: readonly Role[] = ['order', 'rate', 'work'];

/**
 * How the carriers fare with what was stated, in numbers alone: for questions that try every answer to every criterion,
 * where a ranking of each would take a hundred times as long. Counts as `ranked` does.
 */
export class CarrierCounts {
  private readonly runs: (carrier: Carrier) => boolean;
  private readonly effort: string | undefined;
  /** For each carrier, plain and in each mode: the worst that is said of it, and what its unit comes to. */
  private readonly worst: readonly (readonly number[])[];
  private readonly units: readonly (readonly number[])[];

  constructor(
    private readonly catalogue: Catalogue,
    private readonly answers: Answers,
    private readonly criteria: readonly Criterion[],
  ) {
    const running = answers.get(inRole(criteria, 'running')?.name ?? '')?.values ?? [];
    this.runs = ({ parts }) => parts.every((part) => running.includes(part));
    this.effort = inRole(criteria, 'effort')?.name;
    this.worst = catalogue.carriers.map((carrier) => variantsOf(carrier).map((variant) => this.worstOf(variant)));
    this.units = catalogue.carriers.map((carrier) =>
      variantsOf(carrier).map((variant) => this.unitOf(variant, answers)),
    );
  }

  get counts(): Counts {
    return counted(
      this.worst.map((levels, index) => levels.map((level, at) => Math.max(level, this.units[index][at]))),
    );
  }

  /** The counts once one more answer is given. */
  with(answer: Answer): Counts {
    const { criterion } = answer;
    const answers = new Map(this.answers).set(criterion, answer);
    const has = (role: Role) => inRole(this.criteria, role)?.name === criterion;
    if (this.answers.has(criterion) || (has('running') && this.answers.has(this.effort ?? '')))
      return new CarrierCounts(this.catalogue, answers, this.criteria).counts;
    const ofUnits = OF_UNITS.some(has);
    return counted(
      this.catalogue.carriers.map((carrier, index) =>
        variantsOf(carrier).map((variant, at) => {
          const before = this.worst[index][at];
          if (before === CANNOT) return before;
          const unit = ofUnits ? this.unitOf(variant, answers) : this.units[index][at];
          return Math.max(before, unit, this.objected(answer, variant), limitsOn(variant, answers, criterion));
        }),
      ),
    );
  }

  private worstOf(carrier: Carrier): number {
    let worst = limitsOn(carrier, this.answers);
    for (const answer of this.answers.values()) worst = Math.max(worst, this.objected(answer, carrier));
    return worst;
  }

  private unitOf(carrier: Carrier, answers: Answers): number {
    return worstIn(unitRate(carrier, answers, this.criteria));
  }

  private objected(answer: Answer, carrier: Carrier): number {
    // A team that runs it already has shown that it can.
    if (answer.criterion === this.effort && this.runs(carrier)) return 0;
    return worstIn(objectionsToNeed(answer, carrier, this.catalogue));
  }
}

function worstIn(objections: readonly Objection[]): number {
  let worst = 0;
  for (const { match } of objections) worst = Math.max(worst, MATCHES.indexOf(match));
  return worst;
}

/** The worst of the limits that hold, all of them or those that read a criterion. */
function limitsOn({ limits }: Carrier, answers: Answers, criterion?: string): number {
  let worst = 0;
  for (const { verdict, when } of limits) {
    const level = MATCHES.indexOf(verdict);
    if (level <= worst || (criterion !== undefined && !criteriaIn(when).includes(criterion))) continue;
    if (truth(when, answers) === true) worst = level;
  }
  return worst;
}

const variantsOf = (carrier: Carrier): readonly Carrier[] => [
  carrier,
  ...carrier.modes.map((mode) => withMode(carrier, mode)),
];

/** Each carrier in the mode that suits best. */
function counted(worst: readonly (readonly number[])[]): Counts {
  let [fits, usable] = [0, 0];
  for (const levels of worst) {
    const best = Math.min(...levels);
    if (best === 0) fits += 1;
    else if (best < CANNOT) usable += 1;
  }
  return { fits, usable };
}
