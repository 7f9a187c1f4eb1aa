import { truthOn } from '../condition/on-answers.js';
import { criteriaIn } from '../condition/walk.js';
import type { Answers } from '../model/answer.js';
import { type Carrier, type Catalogue, MATCHES, type Match, type Mode } from '../model/broker.js';
import type { Objection } from '../model/carrying.js';
import type { Criterion } from '../model/criterion.js';
import { ownDrawbacks } from './objections/own-drawbacks.js';
import { addObjections, withMode } from './objections/requirement-cache.js';
import { overQuotas } from './sizing/quotas.js';
import { unitRate } from './sizing/unit-rate.js';

/** How a carrier meets what was stated of a flow. */
export interface CarrierMatch {
  readonly carrier: Carrier;
  /** The variant that it takes, where the plain one does not do. */
  readonly mode?: Mode;
  readonly match: Match;
  readonly objections: readonly Objection[];
  /** How many of them are strains, by weight. */
  readonly costly: number;
  readonly routine: number;
}

const NOTHING_RUNS: ReadonlySet<string> = new Set();

/**
 * Holds a carrier, in the mode that suits best, against stated needs; an unstated need never counts against it.
 * @param running ids of what is operated already
 */
export function matchCarrier(
  carrier: Carrier,
  answers: Answers,
  catalogue: Catalogue,
  criteria: readonly Criterion[],
  running = NOTHING_RUNS,
): CarrierMatch {
  let best = inMode(carrier, undefined, answers, catalogue, criteria, running);
  for (const mode of best.match === 'fits' ? [] : carrier.modes) {
    const other = inMode(carrier, mode, answers, catalogue, criteria, running);
    if (compareMatches(other, best) < 0) best = other;
  }
  return best;
}

/** What carries a flow, with the facts of the mode that it takes. */
export function effectiveCarrier({ carrier, mode }: CarrierMatch): Carrier {
  return mode === undefined ? carrier : withMode(carrier, mode);
}

/** What can be used (0), of what that is not known (1), and what can't be (2). */
export const usabilityOf = ({ match }: Pick<CarrierMatch, 'match'>): number =>
  match === 'cannot' ? 2 : match === 'unknown' ? 1 : 0;

/** The better match first; of two alike, the one with fewer strains, the costly ones before the others. */
export function compareMatches(a: CarrierMatch, b: CarrierMatch): number {
  return (
    usabilityOf(a) - usabilityOf(b) ||
    a.costly - b.costly ||
    a.routine - b.routine ||
    a.objections.length - b.objections.length
  );
}

function inMode(
  plain: Carrier,
  mode: Mode | undefined,
  answers: Answers,
  catalogue: Catalogue,
  criteria: readonly Criterion[],
  running: ReadonlySet<string>,
): CarrierMatch {
  const carrier = mode === undefined ? plain : withMode(plain, mode);
  const objections: Objection[] = [];
  for (const answer of answers.values()) addObjections(objections, answer, carrier, catalogue, answers);
  for (const limit of carrier.limits) {
    if (truthOn(limit.when, answers) !== true) continue;
    const { id, verdict, weight, because, workaround, settledBy, source, asOf } = limit;
    objections.push({
      match: verdict,
      ...(weight === undefined ? {} : { weight }),
      criteria: criteriaIn(limit.when).filter((name) => answers.has(name)),
      limit: id,
      because,
      workaround,
      ...(settledBy === undefined ? {} : { settledBy }),
      source,
      asOf,
    });
  }
  objections.push(...overQuotas(carrier, answers, criteria), ...unitRate(carrier, answers, criteria));
  objections.push(...ownDrawbacks(plain, mode, catalogue, answers, criteria, running));
  return { carrier: plain, mode, ...summed(objections) };
}

/** The worst of what speaks against a carrier, and how many strains there are. */
function summed(objections: Objection[]): Omit<CarrierMatch, 'carrier' | 'mode'> {
  let [worst, costly, routine] = [0, 0, 0];
  for (const { match, weight } of objections) {
    worst = Math.max(worst, MATCHES.indexOf(match));
    if (weight === 'costly') costly++;
    else if (match === 'strains') routine++;
  }
  if (objections.length > 1) objections.sort((a, b) => gravity(b) - gravity(a));
  return { match: MATCHES[worst], objections, costly, routine };
}

const gravity = ({ match, weight }: Objection) => 2 * MATCHES.indexOf(match) + (weight === 'costly' ? 1 : 0);
