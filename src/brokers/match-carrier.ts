import { truthOn } from '../condition/on-answers.js';
import { criteriaIn } from '../condition/walk.js';
import type { Answers } from '../model/answer.js';
import { type Carrier, type Catalogue, MATCHES, type Match, type Mode } from '../model/broker.js';
import type { Objection } from '../model/carrying.js';
import type { Criterion } from '../model/criterion.js';
import { objectionsToNeed, withMode } from './objections/requirement-cache.js';
import { unitRate } from './objections/unit-rate.js';
import { inRole } from './roles.js';

/** How a carrier meets what was stated of a flow. */
export interface CarrierMatch {
  readonly carrier: Carrier;
  /** The variant that it takes, where the plain one does not do. */
  readonly mode?: Mode;
  readonly match: Match;
  readonly objections: readonly Objection[];
}

/** Holds a carrier, in the mode that suits best, against stated needs; an unstated need never counts against it. */
export function matchCarrier(
  carrier: Carrier,
  answers: Answers,
  catalogue: Catalogue,
  criteria: readonly Criterion[],
): CarrierMatch {
  let best = inMode(carrier, undefined, answers, catalogue, criteria);
  for (const mode of best.match === 'fits' ? [] : carrier.modes) {
    const other = inMode(carrier, mode, answers, catalogue, criteria);
    if (compareMatches(other, best) < 0) best = other;
  }
  return best;
}

/** What carries a flow, with the facts of the mode that it takes. */
export function effectiveCarrier({ carrier, mode }: CarrierMatch): Carrier {
  return mode === undefined ? carrier : withMode(carrier, mode);
}

/** The better match first; of two alike, the one with fewer strains. */
export function compareMatches(a: CarrierMatch, b: CarrierMatch): number {
  return MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) || a.objections.length - b.objections.length;
}

function inMode(
  plain: Carrier,
  mode: Mode | undefined,
  answers: Answers,
  catalogue: Catalogue,
  criteria: readonly Criterion[],
): CarrierMatch {
  const carrier = mode === undefined ? plain : withMode(plain, mode);
  const objections: Objection[] = [];
  const effort = inRole(criteria, 'effort')?.name;
  const running = answers.get(inRole(criteria, 'running')?.name ?? '')?.values ?? [];
  const runs = carrier.parts.every((part) => running.includes(part));
  for (const answer of answers.values()) {
    // A team that runs it already has shown that it can.
    if (answer.criterion === effort && runs) continue;
    for (const objection of objectionsToNeed(answer, carrier, catalogue)) objections.push(objection);
  }
  for (const limit of carrier.limits) {
    if (truthOn(limit.when, answers) !== true) continue;
    const { id, verdict, because, workaround, settledBy, source, asOf } = limit;
    objections.push({
      match: verdict,
      criteria: criteriaIn(limit.when).filter((name) => answers.has(name)),
      limit: id,
      because,
      workaround,
      ...(settledBy === undefined ? {} : { settledBy }),
      source,
      asOf,
    });
  }
  objections.push(...unitRate(carrier, answers, criteria));
  const match = objections.reduce<Match>(
    (worst, objection) => (MATCHES.indexOf(objection.match) > MATCHES.indexOf(worst) ? objection.match : worst),
    'fits',
  );
  return {
    carrier: plain,
    mode,
    match,
    objections:
      objections.length < 2
        ? objections
        : objections.sort((a, b) => MATCHES.indexOf(b.match) - MATCHES.indexOf(a.match)),
  };
}
