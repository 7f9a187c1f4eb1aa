import type { Answer, Answers } from '../../model/answer.js';
import type { Catalogue } from '../../model/broker.js';
import type { Criterion, Measure } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { formatQuantity } from '../../model/quantity.js';
import type { Test, When } from '../../model/rule.js';

const NOWHERE = { source: { path: 'rules', text: '' }, span: { start: 0, end: 0 } };
const common = { origin: 'argument', place: NOWHERE } as const;

function chosen(criterion: string, value: string): Answer {
  return { criterion, values: [value], text: value, ...common };
}

/** An answer that is a list. */
export function listed(criterion: string, values: readonly string[]): Answer {
  return { criterion, values, text: `[${values.join(', ')}]`, ...common };
}

function measured(criterion: string, value: number, measure: Measure): Answer {
  const text = value === Number.POSITIVE_INFINITY ? 'forever' : formatQuantity(value, measure);
  return { criterion, ranges: [{ low: value, high: value }], text, ...common };
}

/** Each criterion's answers worth trying: every value, and of quantities the bounds that rules and facts draw. */
export function singles({ criteria, catalogue, ...base }: RuleBase): Answer[] {
  const clauses = [...base.rules, ...base.exclusions, ...base.noBrokerWhen, ...base.hybridKinds].map(
    ({ when }) => when,
  );
  const bounds = new Map<string, Set<number>>();
  const note = (name: string, value: number) => bounds.set(name, (bounds.get(name) ?? new Set()).add(value));
  for (const when of [...clauses, ...conditionsIn(catalogue)])
    for (const { criterion, test } of leaves(when))
      if (!('values' in test)) for (const value of [test.atLeast, test.below]) if (value) note(criterion, value);
  for (const { criterion, tiers } of catalogue.requirements)
    for (const condition of tiers.flatMap(({ conditions }) => conditions)) {
      if ('within' in condition) for (const value of Object.values(condition.within)) note(criterion, value);
      if (!('atLeast' in condition)) continue;
      for (const { facts } of catalogue.carriers.flatMap((carrier) => [carrier, ...carrier.modes])) {
        const value = facts.get(condition.capability)?.value;
        if (typeof value === 'number' && value > 0) note(criterion, value);
      }
    }
  return criteria.flatMap(({ name, domain, role }) => {
    if (domain.kind === 'names' || role === 'running') return [];
    if (domain.kind !== 'quantity') return domain.values.map(({ id }) => chosen(name, id));
    return [...(bounds.get(name) ?? [])]
      .filter((value) => domain.forever || Number.isFinite(value))
      .sort((a, b) => a - b)
      .map((value) => measured(name, value, domain.measure));
  });
}

const conditionsIn = ({ carriers, patterns }: Catalogue): When[] => [
  ...carriers.flatMap(({ limits }) => limits.map(({ when }) => when)),
  ...patterns.flatMap(({ when }) => when ?? []),
];

function leaves(when: When): { criterion: string; test: Test }[] {
  if ('criterion' in when) return [when];
  if ('not' in when) return leaves(when.not);
  return ('all' in when ? when.all : when.any).flatMap(leaves);
}

/** Sets of single answers on which a condition holds; a condition with `not` gives what its other parts ask for. */
export function meeting(when: When, criteria: readonly Criterion[]): Answers[] {
  if ('criterion' in when) {
    const domain = criteria.find(({ name }) => name === when.criterion)?.domain;
    if ('values' in when.test) return when.test.values.map((value) => asMap(chosen(when.criterion, value)));
    const { atLeast, below = 0 } = when.test;
    if (domain?.kind !== 'quantity') return [];
    return [asMap(measured(when.criterion, atLeast ?? below / 2, domain.measure))];
  }
  if ('not' in when) return [new Map()];
  if ('any' in when) return when.any.flatMap((part) => meeting(part, criteria));
  return when.all.reduce<Answers[]>(
    (sets, part) => sets.flatMap((set) => meeting(part, criteria).flatMap((more) => joined(set, more) ?? [])),
    [new Map()],
  );
}

export const asMap = (...answers: readonly Answer[]): Answers =>
  new Map(answers.map((answer) => [answer.criterion, answer]));

/** Both sets of answers as one; undefined where they disagree. */
export function joined(a: Answers, b: Answers): Answers | undefined {
  for (const [name, answer] of b) if (a.has(name) && a.get(name)?.text !== answer.text) return undefined;
  return new Map([...a, ...b]);
}

/** A set of answers as a file would hold it. */
export function written(answers: Answers): { [criterion: string]: string } {
  return Object.fromEntries([...answers].map(([name, { text }]) => [name, text]));
}
