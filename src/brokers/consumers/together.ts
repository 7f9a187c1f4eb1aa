import type { Answers } from '../../model/answer.js';
import { answerKey } from '../../model/answer.js';
import { type Carrier, type Catalogue, MATCHES } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import { isComposition } from '../composition.js';
import { type CarrierMatch, compareMatches } from '../matching/match-carrier.js';
import type { CarrierMatches } from '../matching/match-carriers.js';
import { type Preference, type RankedCarrier, rankMatches } from '../rank-carriers.js';
import { unaskedIn } from '../unasked.js';
import { isReadByPosition, queueBehind, queuesFor } from './queue-behind.js';

/** One of several consumers of a flow: its needs, the flow's under its own, and how each carrier meets them. */
export interface ConsumerNeeds {
  readonly answers: Answers;
  readonly matches: CarrierMatches;
  /** Whether it works through single records, as by its style. */
  readonly works: boolean;
  readonly used: readonly string[];
}

/** A queue of its own that a consumer works from, where what is published to is read by position and strains for it. */
export function ownQueue(
  front: Carrier,
  { matches, works, used }: ConsumerNeeds,
  queues: () => readonly RankedCarrier[],
): RankedCarrier | undefined {
  const strains = matches.get(front.id)?.match === 'strains';
  return works && strains && isReadByPosition(front) ? queueBehind(front, queues(), used) : undefined;
}

/**
 * How one consumer takes its records off a carrier: of a composition, from what stands behind its front, or, where that
 * does as well, from the front alone.
 */
export function wayOf({ carrier }: Pick<CarrierMatch, 'carrier'>, matches: CarrierMatches): CarrierMatch {
  const whole = matches.get(carrier.id) as CarrierMatch;
  const front = isComposition(carrier) ? matches.get(carrier.parts[0]) : undefined;
  return front !== undefined && compareMatches(front, whole) <= 0 ? front : whole;
}

/**
 * Every carrier that is worth offering for consumers that need different things of one publication, best first: it has to
 * meet each of them, by itself or by what stands behind its front.
 * @param common what is needed of the publication, and what all consumers need alike
 */
export function rankTogether(
  catalogue: Catalogue,
  consumers: readonly ConsumerNeeds[],
  common: Answers,
  criteria: readonly Criterion[],
  preference: Preference,
): RankedCarrier[] {
  const queuesOf = consumers.map(({ answers, used }) =>
    once(() => queuesFor(catalogue, answers, criteria, used, preference.estate)),
  );
  const matches = new Map(
    catalogue.carriers.map((carrier) => {
      const ways = consumers.map((each) => wayOf({ carrier }, each.matches));
      const queues = consumers.flatMap((each, at) => ownQueue(carrier, each, queuesOf[at])?.carrier ?? []);
      return [carrier.id, summed(ways, consumers, withQueues(carrier, queues))];
    }),
  );
  // What one of them asks for is asked for.
  const [first, ...others] = consumers.map(({ answers }) => unaskedIn(catalogue.inherents, answers));
  const unasked = new Set([...first].filter((id) => others.every((other) => other.has(id))));
  return rankMatches(matches, catalogue, common, unasked, criteria, preference);
}

const bridged = new WeakMap<Carrier, Map<string, Carrier>>();

/** A carrier with the queues behind it that have to be run as well. */
function withQueues(carrier: Carrier, queues: readonly Carrier[]): Carrier {
  if (queues.length === 0) return carrier;
  const parts = [...new Set([...carrier.parts, ...queues.flatMap((queue) => queue.parts)])];
  const known = bridged.get(carrier) ?? new Map<string, Carrier>();
  bridged.set(carrier, known);
  const made = known.get(parts.join()) ?? {
    ...carrier,
    parts,
    platforms: [...new Set([...carrier.platforms, ...queues.flatMap(({ platforms }) => platforms)])],
  };
  known.set(parts.join(), made);
  return made;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** One match for all consumers: the worst of theirs, with what speaks against the carrier for any of them, each once. */
function summed(ways: readonly CarrierMatch[], consumers: readonly ConsumerNeeds[], carrier: Carrier): CarrierMatch {
  const worst = Math.max(...ways.map(({ match }) => MATCHES.indexOf(match)));
  const mode = ways.find((way) => way.carrier.id === carrier.id && way.mode !== undefined)?.mode;
  const found = new Map<string, { objection: Objection; of: number[] }>();
  ways.forEach(({ objections }, at) => {
    const seen = new Map<string, number>();
    for (const objection of objections) {
      const key = keyOf(objection, consumers[at].answers);
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      const known = found.get(`${key} ${count}`);
      if (known === undefined) found.set(`${key} ${count}`, { objection, of: [at] });
      else known.of.push(at);
    }
  });
  let [costly, routine] = [0, 0];
  const objections = [...found.values()].map(({ objection, of }) => {
    if (objection.weight === 'costly') costly++;
    else if (objection.match === 'strains') routine++;
    return of.length === ways.length ? objection : madeFor(objection, of);
  });
  objections.sort((a, b) => gravity(b) - gravity(a));
  return { carrier, ...(mode === undefined ? {} : { mode }), match: MATCHES[worst], objections, costly, routine };
}

/** What is made of the same answers is the same objection; its words are not asked for, as most are never told. */
function keyOf({ match, weight, limit, figure, criteria }: Objection, answers: Answers): string {
  const said = criteria.map((name) => {
    const answer = answers.get(name);
    return answer === undefined ? name : answerKey(answer);
  });
  return [match, weight, limit, figure, ...said].join(' ');
}

/** On top of the objection itself: a copy would put it into words. */
function madeFor(objection: Objection, consumers: readonly number[]): Objection {
  const made: Objection = Object.create(objection, { consumers: { value: consumers, enumerable: true } });
  return made;
}

const gravity = ({ match, weight }: Objection) => 2 * MATCHES.indexOf(match) + (weight === 'costly' ? 1 : 0);
