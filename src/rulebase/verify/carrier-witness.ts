import type { Rulebook } from '../../advice/index.js';
import { type CarrierMatch, estateOf, matchCarrier, type Preference, rankCarriers } from '../../brokers/index.js';
import { truthOn } from '../../condition/on-answers.js';
import type { Answers } from '../../model/answer.js';
import type { CapabilityValue, CapabilityValues, Carrier, Catalogue } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { asMap, joined, meeting, singles } from './candidates.js';

/** Steps of the search for one carrier; far more than any one has needed. */
const MOST = 300;

/** For each carrier, a flow for which it comes first and fits, running and used nowhere; none where none was found. */
export function carrierWitnesses({ base }: Rulebook): Map<string, Answers> {
  const catalogue: Catalogue = { ...base.catalogue, carriers: base.catalogue.carriers.map(remembering) };
  const { criteria, exclusions } = base;
  const possible = (answers: Answers) => !exclusions.some(({ when }) => truthOn(when, answers) === true);
  const orders = new Map<string, CarrierMatch[]>();
  const order = (answers: Answers) => {
    const key = keyOf(answers);
    const known = orders.get(key) ?? rankCarriers(catalogue, answers, criteria, nothingRuns(base, answers));
    orders.set(key, known);
    return known;
  };
  const alone = singles(base).map((answer) => asMap(answer));
  const limits = catalogue.carriers.flatMap((carrier) => carrier.limits.flatMap(({ when }) => meeting(when)));
  const candidates = distinct([...alone, ...limits]).filter(possible);
  // Where it runs and what the team can run change the order itself, so the search starts from each, places first.
  const byRole = (role: Criterion['role']) => [
    ...alone.filter((answers) => criteria.some((criterion) => criterion.role === role && answers.has(criterion.name))),
    new Map() as Answers,
  ];
  const starts = byRole('place').flatMap((place) =>
    byRole('effort')
      .reverse()
      .flatMap((effort) => joined(place, effort) ?? []),
  );
  const fits = candidates.map(
    (answers) =>
      new Set(
        catalogue.carriers
          .filter((carrier) => matchCarrier(carrier, answers, catalogue, criteria).match === 'fits')
          .map(({ id }) => id),
      ),
  );
  const found = new Map<string, Answers>();
  for (const carrier of catalogue.carriers) {
    const { id } = carrier;
    const mine = candidates.map((_, index) => index).filter((index) => fits[index].has(id));
    let steps = 0;
    /** Adds answers that take out what comes before it, the hardest to take out first, until it comes first. */
    const search = (answers: Answers): Answers | undefined => {
      if (++steps > MOST || !possible(answers)) return undefined;
      if (matchCarrier(carrier, answers, catalogue, criteria).match !== 'fits') return undefined;
      const ranking = order(answers);
      const ahead = ranking.slice(
        0,
        ranking.findIndex((other) => other.carrier.id === id),
      );
      if (ahead.length === 0) return answers;
      const ways = ahead
        .map((rival) => mine.filter((index) => !fits[index].has(rival.carrier.id)))
        .reduce((least, other) => (other.length < least.length ? other : least))
        .sort((a, b) => fits[a].size - fits[b].size || candidates[a].size - candidates[b].size);
      for (const index of ways) {
        const more = joined(answers, candidates[index]);
        const done = more && more.size > answers.size ? search(more) : undefined;
        if (done || steps > MOST) return done;
      }
      return undefined;
    };
    for (const start of starts.filter(
      (answers) => matchCarrier(carrier, answers, catalogue, criteria).match === 'fits',
    )) {
      const witness = search(start);
      if (witness === undefined) continue;
      found.set(
        id,
        shortened(witness, start, (less) => order(less)[0]?.carrier.id === id),
      );
      break;
    }
  }
  return found;
}

/** A flow of a team that runs nothing yet. */
export function nothingRuns({ catalogue, noBrokerWhen }: RuleBase, answers: Answers): Preference {
  const needed = noBrokerWhen.some(({ when }) => truthOn(when, answers) === true) ? false : null;
  return { used: [], estate: estateOf([], catalogue), needed };
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

/** What a composition can do is put together at each look; a search looks too often for that. */
function remembering(carrier: Carrier): Carrier {
  const facts = new Map<string, CapabilityValue | undefined>();
  const get = (name: string) => {
    if (!facts.has(name)) facts.set(name, carrier.facts.get(name));
    return facts.get(name);
  };
  const remembered: CapabilityValues = { get, keys: () => carrier.facts.keys() };
  return { ...carrier, facts: remembered };
}
