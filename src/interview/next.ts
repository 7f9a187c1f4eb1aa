import type { Rulebook } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Criterion } from '../model/criterion.js';
import { type Offer, offersFor } from './offer.js';
import { openOn, type Standing, standingOf } from './standing.js';
import type { Interview } from './state.js';
import { type Purpose, whyAsked } from './why.js';

export interface Question {
  readonly kind: 'question';
  readonly criterion: Criterion;
  readonly purpose: Purpose;
  readonly offers: readonly Offer[];
  /** What was said of it before: half an answer, or one that is gone over again. */
  readonly current?: Answer;
  readonly why: readonly string[];
  readonly standing: Standing;
  /** Criteria that can still change the style and are still to be asked, the most telling first. */
  readonly still: readonly string[];
  /** No more questions than that are left, whatever is answered; beyond `still`, these serve something else. */
  readonly most: number;
}

export interface Stop {
  readonly kind: 'stop';
  readonly standing: Standing;
  /** Criteria that could still change the style, but nobody knows the answer yet. */
  readonly unsettled: readonly string[];
  /** Criteria that nobody has answered and that going on would ask. */
  readonly rest: readonly string[];
}

/** The next question, or that there is none. Nothing is asked twice, nor anything that can no longer matter. */
export function next(rulebook: Rulebook, state: Interview): Question | Stop {
  const standing = standingOf(rulebook, state.flow);
  const asked = new Set(state.asked);
  const nameOf = ({ criterion }: { criterion: number }) => rulebook.base.criteria[criterion].name;
  const open = openOn(standing.rulebook, standing.masks).map(nameOf);
  const still = open.filter((name) => !asked.has(name));
  const again = state.revisit.find((name) => !asked.has(name));
  const first = again ?? still[0];
  const rest = first === undefined || state.scope === 'everything' ? unanswered(standing, state) : [];
  const name = first ?? (state.scope === 'everything' ? rest[0] : undefined);
  if (name === undefined) return { kind: 'stop', standing, unsettled: open, rest };
  const purpose = again !== undefined ? 'revisit' : still.length > 0 ? 'style' : 'brokers';
  const index = rulebook.indexOf.get(name) as number;
  const criterion = rulebook.base.criteria[index];
  const offers = offersFor(standing.rulebook, standing.masks, index, purpose === 'revisit');
  const revisited = state.revisit.filter((each) => !asked.has(each)).length;
  return {
    kind: 'question',
    criterion,
    purpose,
    offers,
    current: state.flow.needs.get(name),
    why: whyAsked(criterion, purpose, offers, standing),
    standing,
    still,
    most: still.length + revisited + (state.scope === 'everything' ? rest.length : 0),
  };
}

/** What nobody has answered and nothing implies: first what serves the choice of a broker. */
function unanswered({ rulebook, masks }: Standing, state: Interview): string[] {
  const open = new Set(openOn(rulebook, masks).map(({ criterion }) => criterion));
  const left = rulebook.base.criteria.filter(({ name }, index) => {
    if (state.flow.needs.has(name) || state.asked.includes(name) || open.has(index)) return false;
    return rulebook.spec.cells[index] < 2 || offersFor(rulebook, masks, index).length > 1;
  });
  const serving = (serves: Criterion['serves']) => left.filter((criterion) => criterion.serves === serves);
  return [...serving('brokers'), ...serving('style')].map(({ name }) => name);
}
