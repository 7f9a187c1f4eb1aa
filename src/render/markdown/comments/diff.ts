import type { ListItem, Root } from 'mdast';
import type { AdviceChange, ChangedFlow, FactChange, UnpairedFlow } from '../../../model/pages/change.js';
import { capital, plural } from '../../../text/phrases.js';
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
} from '../../change-labels.js';
import {
  type Block,
  heading,
  type Inline,
  inlineCode,
  item,
  joined,
  lines,
  outline,
  paragraph,
  sentences,
  table,
  text,
} from '../nodes.js';
import { code, name, plain, prose, truncate } from '../outside-text.js';
import { list, some } from '../phrases.js';
import { print, root } from '../print.js';
import { fitting, folded } from './folded.js';

/** The room of each part, in characters; what does not fit is counted. */
const ROOM = { table: 24_000, facts: 24_000, quiet: 8_000 };
/** A name or a value longer than this is cut. */
const LONG = 60;

/** The changed advice as a comment on a pull request; a single line where none changed. */
export function markdownDiff(change: AdviceChange): string {
  return print(diffTree(change));
}

/** The same as a tree, in which every text from outside is text or code. */
export function diffTree(change: AdviceChange): Root {
  if (!change.any) return root(paragraph(`${nothingText(change)}.`));
  return root(
    heading(3, ['Changed advice: ', flowName(change.system)]),
    paragraph(opening(change)),
    flowTable(change),
    folded('Every changed fact, and where it stands', factItems(change), ROOM.facts),
    folded("Changed, without effect on the flow's own advice", quietItems(change), ROOM.quiet),
  );
}

/** The same as a part of a decision record. */
export function changeBlocks(change: AdviceChange): Block {
  const since = text`Since ${code(change.paths.old)}`;
  if (!change.any) return paragraph(since, `: ${nothingText(change)}.`);
  return [paragraph(since, ': ', opening(change)), flowTable(change)];
}

const flowName = (flow: string) => name(truncate(flow, LONG));
const value = (written: string) => code(truncate(written, LONG));

function opening(change: AdviceChange): Inline {
  const whole = wholeRows(change).map(({ what, was, is }): Inline => [`${what}: `, plain(was), ' → ', plain(is), '.']);
  return sentences(`${capital(countText(change))}.`, whole.length === 0 ? '' : 'The system as a whole:', ...whole);
}

function flowTable({ changed, added, removed }: AdviceChange): Block {
  const rows = [...changed.map(changedRow), ...added.map(addedRow), ...removed.map(removedRow)];
  if (rows.length === 0) return [];
  const shown = fitting(rows, ROOM.table, (row) => table([], [row]));
  const left = rows.length - shown.length;
  return [
    table(['Flow', 'Was', 'Is', 'Because'], shown),
    left === 0
      ? []
      : paragraph(
          text`And ${String(left)} more; ${inlineCode('driven diff')} with ${inlineCode('--format json')} has all of them.`,
        ),
  ];
}

type Row = readonly Inline[];

/** The row of a changed flow: its style, and whatever else of its advice changed. */
function changedRow(flow: ChangedFlow): Row {
  const rows = rowsOf(flow).filter(({ what }) => what !== 'style');
  const side = (which: 'old' | 'new') =>
    lines([
      styleText(flow[which]),
      ...rows.map(({ what, was, is }): Inline => [`${what}: `, plain(which === 'old' ? was : is)]),
    ]);
  const { facts, smallest } = flow.cause;
  const because = smallest ? list(facts.map(briefly)) : ['some of ', some(facts.map(briefly), 3)];
  return [flowName(flow.name), side('old'), side('new'), because];
}

const outcomeText = ({ outcome }: UnpairedFlow): Inline =>
  lines([styleText(outcome), ['broker: ', plain(brokerText(outcome))]]);

function addedRow(flow: UnpairedFlow): Row {
  const hint = flow.alike === null ? '' : ['; looks renamed from ', flowName(flow.alike)];
  return [flowName(flow.name), '', outcomeText(flow), ['added', hint]];
}

function removedRow(flow: UnpairedFlow): Row {
  const hint = flow.alike === null ? '' : ['; looks renamed to ', flowName(flow.alike)];
  return [flowName(flow.name), outcomeText(flow), '', ['removed', hint]];
}

function briefly(fact: FactChange): Inline {
  const side = (said: FactChange['old']) => (said === null ? 'not said' : value(said.text));
  return text`${value(factName(fact))}: ${side(fact.old)} → ${side(fact.new)}`;
}

function atLength(fact: FactChange): Inline {
  return text`${briefly(fact)} (${joined([prose(factOrigin(fact)), code(factPlace(fact))], ', ')})`;
}

function factItems({ changed }: AdviceChange): ListItem[] {
  return changed.flatMap((flow) => {
    const { cause, withoutEffect } = flow;
    const instead = cause.instead.slice(0, 5).map((set): Inline => ['or instead ', list(set.map(atLength))]);
    return outline([
      [text`${flowName(flow.name)}. ${causeTitle(flow)}:`, [...cause.facts.map(atLength), ...instead]],
      [text`${flowName(flow.name)}, changed too, without effect on the advice:`, withoutEffect.map(atLength)],
    ]);
  });
}

function quietItems({ withoutEffect }: AdviceChange): ListItem[] {
  return withoutEffect.map(({ fact, flows }) => {
    const more = flows.length === 1 ? '' : ` and ${plural(flows.length - 1, 'more', 'more')}`;
    return item(text`${flowName(flows[0])}${more}: ${atLength(fact)}`);
  });
}
