import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type FlowAnalysis, type Rulebook, SystemAnalysis } from '../../src/advice/index.js';
import { ORDER, type OrderKey, portfolioOf, rankCarriers } from '../../src/brokers/index.js';
import { ROOT } from '../rules-folder.js';
import { readCase } from './read-case.js';
import { code, table } from './words.js';

/** What each key of the order of brokers asks, in the words of the page. */
const ASKS: Readonly<Record<OrderKey, string>> = {
  usability: 'can it be used at all',
  used: 'is it in use, without a costly strain',
  costly: 'fewer costly strains',
  platforms: 'fewer platforms to add',
  distance: 'nearer to what runs',
  service: 'bought as a service where a cloud is stated',
  portable: 'offered in more than one place where none is stated',
  effort: 'less effort, where the team has little',
  unasked: 'no more than is asked',
  routine: 'fewer routine strains',
  usual: 'how usual it is',
};

/** A system of one flow or several, with the sets of brokers that are right for it. */
interface Situation {
  readonly id: string;
  readonly flows: readonly FlowAnalysis[];
  readonly accept: readonly (readonly string[])[];
}

/** How many of the situations move when one key of the order is left out. */
export function aroundTheOrder(rulebook: Rulebook): string[] {
  const all = situations(rulebook);
  const several = all.filter(({ flows }) => flows.length > 1).length;
  const shipped = all.map((each) => chosenFor(each, rulebook, ORDER));
  const agree = all.filter((each, at) => isRight(each, shipped[at])).length;
  const rows = ORDER.map((key) => {
    const order = ORDER.filter((other) => other !== key);
    const chosen = all.map((each) => chosenFor(each, rulebook, order));
    const moved = all.filter((_, at) => chosen[at].join() !== shipped[at].join());
    const wrong = all
      .filter((each, at) => isRight(each, shipped[at]) && !isRight(each, chosen[at]))
      .map(({ id }) => id);
    return [key, ASKS[key], String(moved.length), String(wrong.length), wrong.length === 0 ? '–' : code(wrong)];
  });
  return [
    `Brokers are compared by one key after the other. Each is left out in turn, on ${all.length - several} flows and ${several} systems for which somebody said what is right ([documented choices](../test/cases/brokers.yaml), [flows](../test/cases/first-brokers.yaml) and [systems](../test/cases/portfolios.yaml) as practitioners meet them); as shipped ${agree} of ${all.length} come out right. A situation moves where another broker comes first, or where other brokers are advised for the system.`,
    table(['left out', 'what it asks', 'move', 'no longer right', 'which'], rows),
    'A key that moves nothing here has no situation in the table that needs it, which tells nothing of those that do.',
  ];
}

const isRight = ({ accept }: Situation, chosen: readonly string[]) =>
  accept.some((set) => chosen.every((id) => set.includes(id)));

/** The brokers for a situation by an order: of a single flow what comes first, of a system the set. */
function chosenFor({ flows }: Situation, { base }: Rulebook, order: readonly OrderKey[]): readonly string[] {
  const rankings = flows.map(({ flow, used, estate, brokerNeed: { needed } }) =>
    rankCarriers(base.catalogue, flow.needs, base.criteria, { used, estate, needed }, order),
  );
  return portfolioOf(rankings).brokers;
}

interface Documented {
  cases: { id: string; to: string[]; needs: object; brokers: string[] }[];
}
interface Met {
  flows: { id: string; needs: object; accept: string[] }[];
}
interface Systems {
  systems: { id: string; defaults: object; flows: object; accept: string[][] }[];
}

function situations(rulebook: Rulebook): Situation[] {
  const read = <T>(file: string) => parse(readFileSync(join(ROOT, 'test/cases', file), 'utf8')) as T;
  const situation = (id: string, described: object, accept: readonly (readonly string[])[]): Situation => {
    const { flows } = new SystemAnalysis(readCase(id, described, rulebook), rulebook);
    return { id, flows, accept };
  };
  // What is alike is as right: one of the same family, and the parts of a composition.
  const { carriers } = rulebook.base.catalogue;
  const alike = (ids: readonly string[]) => {
    const named = carriers.filter(({ id }) => ids.includes(id));
    const families = new Set(named.map(({ family }) => family));
    return carriers.filter(({ family }) => families.has(family)).flatMap(({ parts, id }) => [id, ...parts]);
  };
  return [
    ...read<Documented>('brokers.yaml').cases.map(({ id, to, needs, brokers }) =>
      situation(id, { flows: { [id]: { from: 'sender', to, needs } } }, [alike(brokers)]),
    ),
    ...read<Met>('first-brokers.yaml').flows.map(({ id, needs, accept }) =>
      situation(id, { flows: { [id]: { from: 'sender', needs } } }, [accept]),
    ),
    ...read<Systems>('portfolios.yaml').systems.map(({ id, defaults, flows, accept }) =>
      situation(id, { defaults: { needs: defaults }, flows }, accept),
    ),
  ];
}
