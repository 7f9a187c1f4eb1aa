import { amountOf, truthOf } from '../../condition/evaluate.js';
import { factsOf, fullName, leavesOf } from '../../condition/walk.js';
import type { Answer } from '../../model/answer.js';
import type { Comparison, FactName } from '../../model/expression.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import { formatQuantity } from '../../model/quantity.js';
import type { SetupValue } from '../../model/system.js';
import { type EvalContext, lookupIn } from './eval-context.js';

/** One unstated fact that stands between a flow and an error. */
export interface OneFactAway {
  /** By its full name. */
  readonly fact: string;
  /** What it would have to be: `harmful`, `more than 30s`. */
  readonly is: string;
  readonly pitfall: Pitfall;
}

/** What a fact would have to be for a pitfall to hold; undefined where no single value shows it. */
export function valueThatDecides(
  pitfall: Pitfall,
  fact: string,
  view: EvalContext,
  base: RuleBase,
): OneFactAway | undefined {
  const found = [...choices(fact, base), ...amounts(pitfall, fact, view)].find(
    ({ value }) => truthOf(pitfall.when, lookupIn(having(fact, value, view))) === true,
  );
  return found && { fact, is: found.is, pitfall };
}

interface Candidate {
  readonly is: string;
  readonly value: string | number;
}

/** The values of a choice or a flag. */
function choices(fact: string, { criteria, setup }: RuleBase): Candidate[] {
  const [section, name] = fact.split('.');
  if (section === 'needs') {
    const domain = criteria.find((each) => each.name === name)?.domain;
    if (domain === undefined || !('values' in domain)) return [];
    return (domain.values ?? []).map(({ id }) => ({ is: `\`${id}\``, value: id }));
  }
  const field = setup.find((each) => each.name === name);
  const values = field?.kind === 'flag' ? ['false', 'true'] : (field?.values ?? []);
  return values.map((value) => ({ is: `\`${value}\``, value }));
}

/** Amounts just past what the fact is held against. */
function amounts({ when }: Pitfall, fact: string, view: EvalContext): Candidate[] {
  const lookup = lookupIn(view);
  return leavesOf(when).flatMap((test): Candidate[] => {
    if (!('amount' in test)) return [];
    const name = factsOf(test).find((each) => standsFor(each, fact));
    if (name?.measure === undefined) return [];
    const { measure } = name;
    return bounds(test, name).flatMap(({ amount, more }) => {
      const range = amountOf(amount, lookup);
      if (range === undefined || !Number.isFinite(range.high)) return [];
      const at = more ? range.high : range.low;
      return { is: `${more ? 'more' : 'less'} than ${formatQuantity(at, measure)}`, value: more ? at * 2 : at / 2 };
    });
  });
}

/** What a fact that stands alone on one side of a comparison is held against, and whether it must be more than that. */
function bounds(test: Comparison, name: FactName) {
  const alone = (amount: Comparison['amount'] | undefined) => amount?.length === 1 && amount[0] === name;
  if (alone(test.amount))
    return [
      ...[test.atLeast, test.above].flatMap((amount) => (amount ? [{ amount, more: true }] : [])),
      ...(test.below ? [{ amount: test.below, more: false }] : []),
    ];
  return [
    ...(alone(test.below) ? [{ amount: test.amount, more: true }] : []),
    ...(alone(test.above) || alone(test.atLeast) ? [{ amount: test.amount, more: false }] : []),
  ];
}

const standsFor = (name: FactName, fact: string): boolean =>
  fullName(name) === fact || name.first?.some((each) => fullName(each) === fact) === true;

/** The same flow, had it said so. */
function having(fact: string, value: string | number, view: EvalContext): EvalContext {
  const [section, name] = fact.split('.');
  const { flow } = view;
  const text = String(value);
  if (section === 'uses') {
    const stated: SetupValue = {
      name,
      value: value === 'true' || (value === 'false' ? false : value),
      text,
      place: flow.place,
    };
    return { ...view, flow: { ...flow, uses: new Map(flow.uses).set(name, stated) } };
  }
  const answer: Answer = {
    criterion: name,
    ...(typeof value === 'number' ? { ranges: [{ low: value, high: value }] } : { values: [value] }),
    written: text,
    text,
    origin: 'stated',
    place: flow.place,
  };
  return { ...view, flow: { ...flow, needs: new Map(flow.needs).set(name, answer) } };
}
