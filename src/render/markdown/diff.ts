import type { AdviceChange, ChangedFlow, FactChange, UnpairedFlow } from '../../model/pages/change.js';
import {
  brokerText,
  causeTitle,
  countText,
  factName,
  factOrigin,
  factPlace,
  nothingText,
  rowsOf,
  styleText,
  wholeRows,
} from '../change-labels.js';
import { blocks, bullets, heading, outline, table } from './blocks.js';
import { code, inline, name, prose, truncate } from './escape.js';
import { capital, list, plural, some } from './phrases.js';

/** GitHub takes 65,536 characters a comment; so much of each part is shown, and the rest counted. */
const ROOM = { table: 24_000, facts: 24_000, quiet: 8_000 };
/** A name or a value longer than this is cut. */
const LONG = 60;

/** What became of the advice, for a comment on a pull request; a single line where nothing did. */
export function markdownDiff(change: AdviceChange): string {
  if (!change.any) return `${nothingText(change)}.\n`;
  return `${blocks(
    heading(3, `Changed advice: ${flowName(change.system)}`),
    opening(change),
    flowTable(change),
    folded('Every changed fact, and where it stands', factItems(change), ROOM.facts),
    folded("Changed, without effect on the flow's own advice", quietItems(change), ROOM.quiet),
  )}\n`;
}

const flowName = (text: string) => name(truncate(text, LONG));
const value = (text: string) => code(truncate(text, LONG));

function opening(change: AdviceChange): string {
  const whole = wholeRows(change).map(({ what, was, is }) => `${what}: ${inline(was)} → ${inline(is)}.`);
  const told = whole.length === 0 ? [] : ['The system as a whole:', ...whole];
  return [`${capital(countText(change))}.`, ...told].join(' ');
}

function flowTable({ changed, added, removed }: AdviceChange): string {
  const rows = [...changed.map(changedRow), ...added.map(addedRow), ...removed.map(removedRow)];
  if (rows.length === 0) return '';
  const shown = fitting(rows, ROOM.table, (row) => row.join().length);
  const left = rows.length - shown.length;
  return blocks(
    table(['Flow', 'Was', 'Is', 'Because'], shown),
    left === 0 ? '' : `And ${left} more; \`driven diff\` with \`--format json\` has all of them.`,
  );
}

/** The style always, and with it what else changed. */
function changedRow(flow: ChangedFlow): string[] {
  const rows = rowsOf(flow).filter(({ what }) => what !== 'style');
  const side = (which: 'old' | 'new') =>
    [styleText(flow[which]), ...rows.map(({ what, was, is }) => `${what}: ${inline(which === 'old' ? was : is)}`)].join(
      '<br>',
    );
  const { facts, smallest } = flow.cause;
  const because = smallest ? list(facts.map(briefly)) : `some of ${some(facts.map(briefly), 3)}`;
  return [flowName(flow.name), side('old'), side('new'), because];
}

const lone = ({ outcome }: UnpairedFlow) => `${styleText(outcome)}<br>broker: ${inline(brokerText(outcome))}`;

function addedRow(flow: UnpairedFlow): string[] {
  const hint = flow.alike === null ? '' : `; looks renamed from ${flowName(flow.alike)}`;
  return [flowName(flow.name), '', lone(flow), `added${hint}`];
}

function removedRow(flow: UnpairedFlow): string[] {
  const hint = flow.alike === null ? '' : `; looks renamed to ${flowName(flow.alike)}`;
  return [flowName(flow.name), lone(flow), '', `removed${hint}`];
}

function briefly(fact: FactChange): string {
  const side = (said: FactChange['old']) => (said === null ? 'not said' : value(said.text));
  return `${value(factName(fact))}: ${side(fact.old)} → ${side(fact.new)}`;
}

function atLength(fact: FactChange): string {
  const origin = factOrigin(fact);
  return `${briefly(fact)} (${origin === '' ? '' : `${prose(origin)}, `}${code(factPlace(fact))})`;
}

function factItems({ changed }: AdviceChange): string[] {
  return changed.map((flow) => {
    const { cause, withoutEffect } = flow;
    const instead = cause.instead.slice(0, 5).map((set) => `or instead ${list(set.map(atLength))}`);
    return outline([
      [`${flowName(flow.name)}. ${causeTitle(flow)}:`, [...cause.facts.map(atLength), ...instead]],
      [`${flowName(flow.name)}, changed too, without effect on the advice:`, withoutEffect.map(atLength)],
    ]);
  });
}

function quietItems({ withoutEffect }: AdviceChange): string[] {
  return withoutEffect.map(({ fact, flows }) => {
    const more = flows.length === 1 ? '' : ` and ${plural(flows.length - 1, 'more', 'more')}`;
    return bullets([`${flowName(flows[0])}${more}: ${atLength(fact)}`]);
  });
}

/** Items that open on a click; the summary is ours, and so needs no escaping within the tags. */
function folded(summary: string, items: readonly string[], room: number): string {
  if (items.length === 0) return '';
  const shown = fitting(items, room, (text) => text.length);
  const left = items.length - shown.length;
  const all = left === 0 ? shown : [...shown, bullets([`and ${left} more`])];
  return blocks(`<details>\n<summary>${summary}</summary>`, all.join('\n'), '</details>');
}

/** As many from the start as there is room for. */
function fitting<T>(items: readonly T[], room: number, sizeOf: (item: T) => number): readonly T[] {
  let left = room;
  const over = items.findIndex((item) => {
    left -= sizeOf(item);
    return left < 0;
  });
  return over === -1 ? items : items.slice(0, over);
}
