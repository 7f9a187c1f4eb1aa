import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { printable } from '../../text/escape.js';
import { some } from '../../text/phrases.js';
import { truncate } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import { alternativeWords, costWords, platformNames } from '../portfolio-words.js';
import { placeText } from '../pretty/findings.js';
import type { Theme } from '../pretty/theme.js';
import { countsOf, flowLines, sureOf, surety } from './flow-lines.js';
import type { Given } from './given.js';
import { isSaid } from './nothing-said.js';
import { moreRow, questionRows } from './question.js';
import { layOut, type Row, WIDEST } from './rows.js';

const MOST_LINES = 40;
/** Of more flows than this the least sure are shown, and how many there are beside them. */
const MOST_FLOWS = 30;
/** How much stands around the flows. */
interface Amount {
  /** How many other sets of brokers. */
  readonly others: number;
  readonly heads: boolean;
  readonly places: boolean;
  /** Conflicts and the question in a line each. */
  readonly brief: boolean;
}

/** The first that fits is taken. */
function amountsFor({ recommendation: { alternatives } }: Advice): Amount[] {
  const full = { others: 0, heads: true, places: true, brief: false };
  const others = alternatives.map((_, index) => ({ ...full, others: alternatives.length - index }));
  const less = { ...full, places: false };
  return [...others, full, less, { ...less, heads: false }, { ...less, heads: false, brief: true }];
}

/** The answer for a system: a line a flow, what to run, what else, and which flow is least sure. */
export function systemScreen(advice: Advice, base: RuleBase, given: Given, theme: Theme, width: number): string[] {
  const { flows } = advice;
  const linesOf = (amount: Amount, shown: number, columns: number) => [
    titleOf(advice, theme, columns),
    ...wrapLines(countsOf(flows), columns),
    '',
    ...flowLines(advice, base, shown, amount.heads, theme, columns),
    '',
    ...layOut(
      [
        ...conflictRows(flows, amount.brief ? 0 : 2),
        ...runRows(advice, base, amount),
        ...leastSureRows(advice, base, given, amount.brief),
      ],
      theme,
      columns,
    ),
  ];
  const shown = Math.min(flows.length, MOST_FLOWS);
  const amounts = amountsFor(advice);
  const fitting = amounts.find((amount) => linesOf(amount, shown, WIDEST).length <= MOST_LINES);
  if (fitting !== undefined) return linesOf(fitting, shown, width);
  const least = amounts[amounts.length - 1];
  const over = linesOf(least, shown, WIDEST).length - MOST_LINES;
  return linesOf(least, shown - over - 1, width);
}

function titleOf({ system, recommendation: { style, decided } }: Advice, theme: Theme, width: number): string {
  const sure = decided ? '(decided)' : '(so far)';
  const name = truncate(printable(system.name), Math.max(8, width - style.length - sure.length - 3), '…');
  return `${theme.bold(name)}: ${theme.style(style, theme.bold(style))} ${theme.dim(sure)}`;
}

/** Needs that contradict each other: the first ones, and how many there are beside them. */
function conflictRows(flows: readonly FlowAdvice[], most: number): Row[] {
  const label = 'Conflict';
  const findings = flows.flatMap((flow) => flow.findings);
  const told = findings.slice(0, most).map(({ place, message, rule }) => {
    return { label, text: `${placeText(place)}: ${message} [${rule}]` };
  });
  const left = findings.length - told.length;
  if (left === 0) return told;
  const more = `${left}${told.length > 0 ? ' more' : ''}; driven check lists ${left === 1 ? 'it' : 'them'}`;
  return [...told, { label, text: more }];
}

/** The brokers for all flows together, and the sets that nobody could call worse in every respect. */
function runRows({ recommendation }: Advice, base: RuleBase, { others, places: withPlaces, brief }: Amount): Row[] {
  const { portfolio, alternatives, places } = recommendation;
  if (portfolio.brokers.length === 0) return [];
  const adds = portfolio.adds.length === 0 ? '' : `, adding ${platformNames(portfolio.adds, base)}`;
  const names = brief ? some(portfolio.brokers, 2) : portfolio.brokers.join(', ');
  const run = { label: 'To run', text: `${names}${brief ? '' : adds}: ${costWords(portfolio)}` };
  const sets = alternatives.slice(0, others).map((other) => ({
    label: 'Or',
    text: `${alternativeWords(portfolio, other, base)} (${changeOf(portfolio.brokers, other.brokers)})`,
  }));
  const each = places.map(({ place, brokers }) => `${place}: ${brokers.join(' + ') || 'nothing'}`);
  return [run, ...sets, ...(each.length === 0 || !withPlaces ? [] : [{ label: 'By cloud', text: each.join('; ') }])];
}

/** `+nats-jetstream, -sqs-fifo` */
function changeOf(now: readonly string[], then: readonly string[]): string {
  const added = then.filter((id) => !now.includes(id)).map((id) => `+${id}`);
  const dropped = now.filter((id) => !then.includes(id)).map((id) => `-${id}`);
  return [...added, ...dropped].join(', ');
}

/** The flow of which least is certain, and its first question. */
function leastSureRows({ flows }: Advice, base: RuleBase, given: Given, brief: boolean): Row[] {
  const [least] = flows.filter(({ decided }) => !decided).sort((a, b) => surety(a) - surety(b));
  const more = brief ? [] : [moreRow('every flow in full; --flow NAME is one of them')];
  if (least === undefined) return [{ label: 'Open', text: 'no open answer can change a style' }, ...more];
  const style = isSaid(least, base) ? `${least.style}, ${sureOf(least)}` : 'nothing said yet';
  const row = { label: 'Unsure', text: `${least.flow.name} (${style})` };
  const questions = questionRows(least, base, given);
  return brief ? [{ ...row, command: questions[0]?.command }] : [row, ...questions, ...more];
}
