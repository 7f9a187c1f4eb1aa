import type { FlowAdvice } from '../../model/advice.js';
import type { AtPlace } from '../../model/carrying.js';
import type { RuleBase } from '../../model/knowledge.js';
import { STYLES } from '../../model/style.js';
import { printable } from '../../text/escape.js';
import { firstSentence, oneLine } from '../../text/phrases.js';
import { truncate } from '../../text/width.js';
import { placeText } from '../pretty/findings.js';
import { percent } from '../pretty/percent.js';
import type { Theme } from '../pretty/theme.js';
import { carrierRows, inUseRows, patternRows, sizeRows } from './carrier.js';
import type { Given } from './given.js';
import { moreRow, questionRows } from './question.js';
import { againstRows, reasonRows } from './reasons.js';
import { layOut, ROOM, type Row, WIDEST } from './rows.js';

/** Lines of a terminal with the line of the command and the next prompt. */
const MOST_LINES = 22;

/** How much is shown: the first that fits is taken. */
const AMOUNTS = [
  { reasons: 3, carriers: 2, beside: true },
  { reasons: 3, carriers: 1, beside: true },
  { reasons: 2, carriers: 1, beside: true },
  { reasons: 2, carriers: 1, beside: false },
  { reasons: 2, carriers: 0, beside: false },
  { reasons: 1, carriers: 0, beside: false },
] as const;
type Amount = (typeof AMOUNTS)[number];

/** The answer for one flow: what, how sure, why, by what, how large, what would change it and what to ask next. */
export function flowScreen(
  advice: FlowAdvice,
  places: readonly AtPlace[],
  base: RuleBase,
  given: Given,
  theme: Theme,
  width: number,
): string[] {
  const question = questionRows(advice, base, given);
  const composed = (amount: Amount) => [
    [...openRows(advice), ...conflictRows(advice), ...unsettledRows(advice), ...meaningRows(advice, base)],
    [...reasonRows(advice, base, amount.reasons), ...againstRows(advice, base)],
    [
      ...consumerRows(advice),
      ...needRows(advice, base),
      ...inUseRows(advice),
      ...carrierRows(advice, base, amount.carriers),
      ...patternRows(advice, base),
      ...sizeRows(advice),
      ...(amount.beside ? placeRows(places) : []),
      ...flipRows(advice),
    ],
    [...question, moreRow('all reasons, what cannot and why, formulas, sources')],
  ];
  const linesOf = (amount: Amount, columns: number) => [
    titleOf(advice, theme, columns),
    ...composed(amount).flatMap((block, index) => {
      if (block.length === 0) return [];
      return [...(index === 0 ? [] : ['']), ...layOut(block, theme, columns)];
    }),
  ];
  const most = MOST_LINES + consumerRows(advice).length;
  // What is shown is the same on a narrow terminal, in more lines.
  const amount = AMOUNTS.find((each) => linesOf(each, WIDEST).length <= most) ?? AMOUNTS[AMOUNTS.length - 1];
  return linesOf(amount, width);
}

export function titleOf({ flow, style, decided }: FlowAdvice, theme: Theme, width: number): string {
  const certainty = decided ? '(decided: no open answer can change it)' : '(so far)';
  const whole = style.length + certainty.length + 3;
  const sure = whole + 8 > width ? '(decided)' : certainty;
  const name = truncate(printable(flow.name), Math.max(8, width - style.length - sure.length - 3), '…');
  return `${theme.bold(name)}: ${theme.style(style, theme.bold(style))} ${theme.dim(sure)}`;
}

/** How sure it is, where something is open: how the open answers may fall. */
function openRows({ decided, open, likelihood }: FlowAdvice): Row[] {
  if (decided) return [];
  // What is nearly impossible is left to the long answer.
  const parts = STYLES.filter((style) => likelihood[style] >= 0.01)
    .sort((a, b) => likelihood[b] - likelihood[a])
    .map((style, index) => `${percent(likelihood[style])} ${index === 0 ? 'end ' : ''}${style}`);
  const answers = open.length === 1 ? '1 answer' : `${open.length} answers`;
  return [{ label: 'Open', text: `${answers} can still change it: ${parts.join(', ')}` }];
}

function conflictRows({ findings }: FlowAdvice): Row[] {
  return findings.slice(0, 2).map(({ place, severity, message, rule }) => ({
    label: 'Conflict',
    text: `${placeText(place)}: ${severity}: ${message} [${rule}]`,
  }));
}

function unsettledRows({ unsettled }: FlowAdvice): Row[] {
  return unsettled.map(({ answer, means }) => ({ label: 'Unsettled', text: `\`${answer}\`: ${firstSentence(means)}` }));
}

/** Which of the two hybrids is meant, or what a draw means. */
function meaningRows({ style, meaning, likelihood }: FlowAdvice, base: RuleBase): Row[] {
  if (style === 'either')
    return likelihood.either > 0 ? [{ label: 'Means', text: 'the simplest thing that already runs will do' }] : [];
  if (style !== 'hybrid') return [];
  const kinds = base.hybridKinds.filter(({ text }) => meaning.includes(text));
  return [{ label: 'Means', text: kinds.map(({ short, text }) => oneLine(short, text)).join('; or: ') }];
}

/** A line for each consumer with needs of its own: its style, and how it takes its records. */
function consumerRows({ consumers }: FlowAdvice): Row[] {
  return consumers
    .filter(({ consumer }) => consumer.needs.size > 0)
    .map(({ consumer, style, decided, takes, bridge }) => {
      const through = bridge === undefined ? '' : `, through ${bridge.id}`;
      const text = `${printable(consumer.name)}: ${style}${decided ? '' : ' so far'}, ${takes}${through}`;
      return { label: 'Consumer', text: truncate(text, ROOM, '…') };
    });
}

/** That no broker is needed, or that perhaps none is. */
function needRows({ broker: { needed, because } }: FlowAdvice, base: RuleBase): Row[] {
  if (needed === true) return [];
  if (needed === null) return [{ label: 'Broker', text: 'perhaps none: a call or a table might do' }];
  const clause = base.noBrokerWhen.find(({ text }) => text === because);
  return [{ label: 'Broker', text: `none is needed: ${oneLine(clause?.short, because)}` }];
}

function placeRows(places: readonly AtPlace[]): Row[] {
  if (places.every(({ brokers }) => brokers.length === 0)) return [];
  const each = places.map(({ place, brokers }) => `${place}: ${brokers.join(' + ') || 'nothing'}`);
  return [{ label: 'By cloud', text: each.join('; ') }];
}

/** The nearest change that would turn it. */
function flipRows({ flips }: FlowAdvice): Row[] {
  const [nearest] = flips;
  const text =
    nearest === undefined
      ? 'no change of up to three answers'
      : `${Object.entries(nearest.change)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', ')} → ${nearest.style}`;
  return [{ label: 'Turns if', text }];
}
