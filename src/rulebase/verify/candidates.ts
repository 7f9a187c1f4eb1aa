import { figureOf } from '../../advice/index.js';
import { isLeaf, leavesOf } from '../../condition/walk.js';
import { type Answer, type Answers, formatAnswer } from '../../model/answer.js';
import type { Catalogue } from '../../model/broker.js';
import type { Expression } from '../../model/expression.js';
import type { RuleBase } from '../../model/knowledge.js';
import { formatQuantity, type Measure } from '../../model/quantity.js';

const NOWHERE = { source: { path: 'rules', text: '' }, span: { start: 0, end: 0 } };
const common = { origin: 'argument', place: NOWHERE } as const;

function chosen(criterion: string, value: string): Answer {
  return { criterion, values: [value], written: value, text: value, ...common };
}

/** An answer that is a list. */
export function listed(criterion: string, values: readonly string[]): Answer {
  return { criterion, values, written: values, text: formatAnswer({ written: values }, 'yaml'), ...common };
}

function measured(criterion: string, value: number, measure: Measure): Answer {
  const text = value === Number.POSITIVE_INFINITY ? 'forever' : formatQuantity(value, measure);
  return { criterion, ranges: [{ low: value, high: value }], written: text, text, ...common };
}

/** Each criterion's answers worth trying: every value, and of quantities the bounds that rules and facts draw. */
export function singles({ criteria, catalogue, ...base }: RuleBase): Answer[] {
  const clauses = [...base.rules, ...base.exclusions, ...base.noBrokerWhen, ...base.hybridKinds].map(
    ({ when }) => when,
  );
  const bounds = new Map<string, Set<number>>();
  const note = (name: string, value: number) => bounds.set(name, (bounds.get(name) ?? new Set()).add(value));
  for (const when of [...clauses, ...conditionsIn(catalogue)])
    for (const test of leavesOf(when)) {
      const [fact] = 'amount' in test && test.amount.length === 1 ? test.amount : [];
      if ('amount' in test && typeof fact === 'object')
        for (const value of [test.atLeast, test.above, test.below].map(figureOf)) if (value) note(fact.name, value);
    }
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

const conditionsIn = ({ carriers, patterns }: Catalogue): Expression[] => [
  ...carriers.flatMap(({ limits }) => limits.map(({ when }) => when)),
  ...patterns.flatMap(({ when }) => when ?? []),
];

/** Sets of single answers on which a condition holds; of what it says with `not` or of products, nothing. */
export function meeting(when: Expression): Answers[] {
  if (isLeaf(when)) {
    if ('fact' in when) return when.values.map((value) => asMap(chosen(when.fact.name, value)));
    const [fact] = 'amount' in when && when.amount.length === 1 ? when.amount : [];
    if (!('amount' in when) || typeof fact !== 'object' || fact.measure === undefined) return [new Map()];
    const [least, above, below = 0] = [when.atLeast, when.above, when.below].map(figureOf);
    return [asMap(measured(fact.name, least ?? (above === undefined ? below / 2 : above * 2), fact.measure))];
  }
  if ('not' in when) return [new Map()];
  if ('knownTrue' in when) return meeting(when.knownTrue);
  if ('any' in when) return when.any.flatMap((part) => meeting(part));
  return when.all.reduce<Answers[]>(
    (sets, part) => sets.flatMap((set) => meeting(part).flatMap((more) => joined(set, more) ?? [])),
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
