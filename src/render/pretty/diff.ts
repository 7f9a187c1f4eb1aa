import type { AdviceChange, ChangedFlow, FactChange, NoOpChange, UnpairedFlow } from '../../model/pages/change.js';
import { STYLES, type Style } from '../../model/style.js';
import { excerpt, printable } from '../../text/escape.js';
import {
  brokerText,
  causeTitle,
  countText,
  factName,
  factOrigin,
  factPlace,
  nothingText,
  type Row,
  rowsOf,
  saidText,
  styleText,
  wholeRows,
} from '../change-labels.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** So many facts without effect, and other causes, are printed; the JSON has all. */
const BESIDE = 8;

/** The changed advice for a terminal. Flows that changed alike, for the same facts, share a block. */
export function prettyDiff(change: AdviceChange, theme: Theme, columns: number): string {
  const width = Math.min(100, Math.max(40, columns));
  const { old, new: now } = change.paths;
  if (!change.any) return `${wrap(printable(`${nothingText(change)} (${old} and ${now})`), width, 0)}\n`;
  const whole = wholeRows(change);
  const blocks = [
    `${theme.bold(printable(change.system))}\n${wrap(printable(`${old} → ${now}: ${countText(change)}.`), width, 0)}`,
    whole.length === 0 ? '' : `${theme.bold('The system as a whole')}\n${rowLines(whole, theme, width)}`,
    ...together(change.changed, theme, width),
    unpairedBlock('Added', change.added, 'renamed from', width, theme),
    unpairedBlock('Removed', change.removed, 'renamed to', width, theme),
    noOpBlock(change.withoutEffect, width, theme),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const item = (text: string, width: number) => `  - ${wrap(text, width, 4)}`;

/** Coloured after it was wrapped, since colours have no width. */
function rowLines(rows: readonly Row[], theme: Theme, width: number): string {
  const styles = new RegExp(STYLES.join('|'), 'g');
  return rows
    .map(({ what, was, is }) => {
      const text = item(`${what}: ${printable(was)} → ${printable(is)}`, width);
      return what === 'style' ? text.replace(styles, (style) => theme.style(style as Style)) : text;
    })
    .join('\n');
}

function factText(fact: FactChange): string {
  const notes = [factOrigin(fact), printable(factPlace(fact))].filter((note) => note !== '');
  const sides = `${excerpt(saidText(fact.old))} → ${excerpt(saidText(fact.new))}`;
  return `${printable(factName(fact))}: ${sides} (${notes.join(', ')})`;
}

function bodyOf(flow: ChangedFlow, theme: Theme, width: number): string {
  const { cause, withoutEffect } = flow;
  const instead = cause.instead.slice(0, BESIDE).map((set) => `or instead ${set.map(factText).join(' and ')}`);
  if (cause.instead.length > BESIDE) instead.push(`or ${cause.instead.length - BESIDE} other sets instead`);
  const lines = [
    rowLines(rowsOf(flow), theme, width),
    `  ${wrap(causeTitle(flow), width, 2)}`,
    ...[...cause.facts.map(factText), ...instead].map((text) => item(text, width)),
  ];
  if (withoutEffect.length > 0)
    lines.push(
      `  ${wrap('Changed too, without effect on the advice', width, 2)}`,
      ...withoutEffect.map((fact) => item(factText(fact), width)),
    );
  return lines.join('\n');
}

/** A block for each way in which flows changed, under the names of the flows. */
function together(changed: readonly ChangedFlow[], theme: Theme, width: number): string[] {
  const names = new Map<string, string[]>();
  for (const flow of changed) {
    const body = bodyOf(flow, theme, width);
    const alike = names.get(body);
    if (alike === undefined) names.set(body, [printable(flow.name)]);
    else alike.push(printable(flow.name));
  }
  return [...names].map(([body, flows]) => {
    const [first, ...more] = wrap(flows.join(', '), width, 0).split('\n');
    return `${[first, ...more].map(theme.bold).join('\n')}\n${body}`;
  });
}

function unpairedBlock(
  title: string,
  flows: readonly UnpairedFlow[],
  renamed: string,
  width: number,
  theme: Theme,
): string {
  if (flows.length === 0) return '';
  const lines = flows.map(({ name, outcome, alike }) => {
    const hint = alike === null ? '' : `; looks ${renamed} ${alike}: same services and needs`;
    return item(printable(`${name}: ${styleText(outcome)}, ${brokerText(outcome)}${hint}`), width);
  });
  return [theme.bold(title), ...lines].join('\n');
}

function noOpBlock(changes: readonly NoOpChange[], width: number, theme: Theme): string {
  if (changes.length === 0) return '';
  const lines = changes.slice(0, BESIDE).map(({ fact, flows }) => {
    const [first] = flows;
    const more = flows.length === 1 ? '' : ` and ${flows.length - 1} more`;
    return item(`${printable(first)}${more}: ${factText(fact)}`, width);
  });
  if (changes.length > BESIDE) lines.push(item(`and ${changes.length - BESIDE} more; --format json has all`, width));
  return [theme.bold(wrap("Changed, without effect on the flow's own advice", width, 0)), ...lines].join('\n');
}
