import type { Amount, Comparison, Expression, FactName } from '../model/expression.js';
import { formatQuantity } from '../model/quantity.js';
import { fullName, isLeaf } from './walk.js';

interface Wording {
  readonly name: (fact: FactName) => string;
  readonly atLeast: string;
  readonly and: string;
}

const FULL: Wording = { name: fullName, atLeast: 'at least', and: ' and ' };
const SHORT: Wording = { name: ({ name }) => name, atLeast: 'from', and: ', ' };

/** A condition in words: `uses.deadLetter false and needs.ordering per-key or total`. */
export const conditionText = (expression: Expression): string => written(expression, FULL);

/** One over needs alone: `throughput from 10k/s and ordering per-key or total`. */
export const needsText = (expression: Expression): string => written(expression, SHORT);

function written(expression: Expression, wording: Wording): string {
  const inBrackets = (part: Expression) => `(${written(part, wording)})`;
  if (isLeaf(expression)) {
    if ('stated' in expression) return `${wording.name(expression.stated)} stated`;
    if ('fact' in expression) return `${wording.name(expression.fact)} ${expression.values.join(' or ')}`;
    return comparisonText(expression, wording);
  }
  if ('not' in expression) return `not ${inBrackets(expression.not)}`;
  if ('knownTrue' in expression) return `knownTrue: ${inBrackets(expression.knownTrue)}`;
  const every = 'all' in expression;
  const other = every ? 'any' : 'all';
  return (every ? expression.all : expression.any)
    .map((part) => (!isLeaf(part) && other in part ? inBrackets(part) : written(part, wording)))
    .join(every ? ' and ' : ' or ');
}

function comparisonText({ amount, atLeast, above, below }: Comparison, wording: Wording): string {
  const [first] = amount;
  const beside = typeof first === 'object' && amount.length === 1 ? first : undefined;
  const bound = (word: string, figure: Amount | undefined) =>
    figure === undefined ? [] : `${word} ${amountText(figure, beside, wording)}`;
  const bounds = [bound(wording.atLeast, atLeast), bound('above', above), bound('below', below)].flat();
  return `${amountText(amount, undefined, wording)} ${bounds.join(wording.and)}`;
}

/** `beside`: the fact that a plain number is compared with, which says what it is measured in. */
function amountText(amount: Amount, beside: FactName | undefined, { name }: Wording): string {
  return amount
    .map((factor) => {
      if (typeof factor === 'object') return name(factor);
      if (typeof factor === 'string' || amount.length > 1 || beside?.measure === undefined) return String(factor);
      return formatQuantity(factor, beside.measure);
    })
    .join(' × ');
}
