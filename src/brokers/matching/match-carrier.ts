import type { Answers } from '../../model/answer.js';
import { type Carrier, type Catalogue, MATCHES, type Match, type Mode } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import { limitObjections } from '../objections/limits.js';
import { ownDrawbacks } from '../objections/own-drawbacks.js';
import { addObjections, capabilitiesFor, withMode } from '../objections/requirement-cache.js';
import { overQuotas } from '../sizing/quotas.js';
import { unitRate } from '../sizing/unit-rate.js';

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
  const limits = limitObjections(carrier, answers);
  let best = inMode(carrier, undefined, limits, answers, catalogue, criteria, running);
  for (const mode of best.match === 'fits' ? [] : carrier.modes) {
    if (best.match === 'cannot' && !mayHelp(mode, best.objections, catalogue)) continue;
    const other = inMode(carrier, mode, limits, answers, catalogue, criteria, running);
    if (compareMatches(other, best) < 0) best = other;
  }
  return best;
}

/** Whether a mode may lift all that rules a carrier out; most change nothing of it, and need not be looked at. */
function mayHelp({ facts }: Mode, objections: readonly Objection[], catalogue: Catalogue): boolean {
  return objections.every(({ match, limit, figure, criteria }) => {
    if (match !== 'cannot') return true;
    if (limit !== undefined) return false;
    if (figure !== undefined || criteria.length !== 1) return true;
    for (const name of capabilitiesFor(criteria[0], catalogue)) if (facts.get(name) !== undefined) return true;
    return false;
  });
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
  limits: readonly Objection[],
  answers: Answers,
  catalogue: Catalogue,
  criteria: readonly Criterion[],
  running: ReadonlySet<string>,
): CarrierMatch {
  const carrier = mode === undefined ? plain : withMode(plain, mode);
  const objections: Objection[] = [];
  addObjections(objections, carrier, answers, catalogue);
  for (const objection of limits) objections.push(objection);
  overQuotas(objections, carrier, answers, criteria);
  for (const objection of unitRate(carrier, answers, criteria)) objections.push(objection);
  for (const objection of ownDrawbacks(plain, mode, catalogue, answers, criteria, running)) objections.push(objection);
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
