import type { Answer, Answers } from '../../model/answer.js';
import type { Carrier } from '../../model/broker.js';
import type { Figure } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import { inRole } from '../roles.js';
import { capacityOf } from './capacity.js';
import { LOAD_ROLES } from './load.js';
import { type EachInstance, instancesAmount, subscribers } from './subscriptions.js';

/** One of several consumers by its needs, the flow's under its own. */
export interface ConsumerLoad {
  readonly name: string;
  readonly answers: Answers;
}

/**
 * The sizing for consumers that need different things. What goes out adds up over them; of what each of them has a queue,
 * workers or an age of its own for, the largest is told, and whose it is.
 */
export function capacityTogether(
  consumers: readonly ConsumerLoad[],
  criteria: readonly Criterion[],
  each: readonly EachInstance[],
  carrier: Carrier | undefined,
): Figure[] {
  const found = new Map<Figure['figure'], { figure: Figure; of: string[] }>();
  const all = consumers.map(({ answers }) => capacityOf(answers, criteria, consumers.length, carrier, each));
  all.forEach((figures, at) => {
    for (const figure of figures) {
      const known = found.get(figure.figure);
      const { name } = consumers[at];
      if (known === undefined || needsMore(figure, known.figure)) found.set(figure.figure, { figure, of: [name] });
      else if (!needsMore(known.figure, figure)) known.of.push(name);
    }
  });
  return [...found.values()].map(({ figure, of }) =>
    of.length === consumers.length ? figure : { ...figure, formula: `${figure.formula}, for \`${of.join('`, `')}\`` },
  );
}

/** Whether a figure asks for more than another; of what one key allows, the least binds. */
function needsMore(a: Figure, b: Figure): boolean {
  if (a.figure === 'perKeyCeiling') return a.least < b.least || (a.least === b.least && a.most < b.most);
  return a.most > b.most || (a.most === b.most && a.least > b.least);
}

/** What is needed of the publication, and of each part of the load what the consumer says that asks for most. */
export function largestLoad(common: Answers, consumers: readonly Answers[], criteria: readonly Criterion[]): Answers {
  const needs = new Map(common);
  for (const role of LOAD_ROLES) {
    const name = inRole(criteria, role)?.name ?? '';
    const [largest] = consumers.flatMap((answers) => answers.get(name) ?? []).sort((a, b) => highest(b) - highest(a));
    if (largest !== undefined && !needs.has(name)) needs.set(name, largest);
  }
  return needs;
}

const highest = ({ ranges = [] }: Answer) => Math.max(0, ...ranges.map(({ high }) => high));

/** Subscriptions or consumer groups: one for each consuming service, and for each instance of those that need all. */
export function subscriptionsFigure(services: number, each: readonly EachInstance[]): Figure {
  const { least, most } = subscribers(services, each);
  const instances = each.map(instancesAmount);
  return {
    figure: 'subscriptions',
    least,
    most,
    unit: 'subscriptions or consumer groups',
    formula: ['consuming services', ...instances.map(({ name }) => name)].join(' + '),
    inputs: Object.fromEntries([
      ['consuming services', String(services - each.reduce((sum, one) => sum + one.services, 0))],
      ...instances.map(({ name, text }) => [name, text]),
    ]),
  };
}
