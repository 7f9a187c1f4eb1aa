import { NUMBERED } from '../keys/press-choices.js';
import type { PromptState } from '../keys/prompt-state.js';
import type { Choices, Line } from '../screen.js';
import type { TerminalStyle } from './terminal-style.js';
import { fold, truncate, widthOf } from './width.js';

/** The part that is answered in, with the line and the column at which the cursor stands. */
export interface Body {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
}

const MARGIN = '  ';

/** The choices, whole; or, where `most` lines are too few for that, a window of them, one line each. */
export function choiceLines(view: PromptState, body: Choices, look: TerminalStyle, width: number, most: number): Body {
  const blocks = body.items.map((_, index) => itemLines(view, body, index, look, width, false));
  const total = blocks.reduce((sum, lines) => sum + lines.length, 0);
  if (total <= most) {
    const row = blocks.slice(0, view.at).reduce((sum, lines) => sum + lines.length, 0);
    return { lines: blocks.flat(), row, column: 2 };
  }
  const room = Math.max(1, most - 2);
  const from = Math.max(0, Math.min(view.at - (room >> 1), body.items.length - room));
  const to = Math.min(body.items.length, from + room);
  const shown = body.items
    .slice(from, to)
    .flatMap((_, index) => itemLines(view, body, from + index, look, width, true));
  const above = from > 0 ? [look.paint.dim(`${MARGIN}${look.more} ${from} above`)] : [];
  const below = to < body.items.length ? [look.paint.dim(`${MARGIN}${look.more} ${body.items.length - to} below`)] : [];
  return { lines: [...above, ...shown, ...below], row: above.length + view.at - from, column: 2 };
}

function itemLines(
  view: PromptState,
  body: Choices,
  index: number,
  look: TerminalStyle,
  width: number,
  one: boolean,
): string[] {
  const { paint } = look;
  const item = body.items[index];
  const here = index === view.at;
  const boxes = body.list || view.marked.size > 0;
  const box = boxes && !item.alone ? `${view.marked.has(index) ? look.marked : look.unmarked} ` : '';
  const gap = boxes && item.alone ? ' '.repeat(widthOf(look.unmarked) + 1) : '';
  const number = body.items.length <= NUMBERED ? `${index + 1} ` : '';
  const lead = `${here ? look.pointer : ' '} ${box}${gap}${number}`;
  const room = width - widthOf(lead);
  const label = one ? [truncate(item.label, room, look.more)] : fold(item.label, room);
  const lines = label.map((line, at) => (at === 0 ? lead : ' '.repeat(widthOf(lead))) + line);
  const shown = here ? lines.map((line) => paint.bold(line)) : lines;
  if (item.detail === undefined || item.detail === '') return shown;
  const last = lines[lines.length - 1];
  const left = width - widthOf(last) - 2;
  if (left >= widthOf(item.detail)) shown[shown.length - 1] += `  ${paint.dim(item.detail)}`;
  else if (!one) shown.push(...fold(item.detail, room).map((line) => paint.dim(' '.repeat(widthOf(lead)) + line)));
  return shown;
}

/** The line being typed: a window around the cursor where it is longer than the terminal is wide. */
export function typingLine(view: PromptState, body: Line, look: TerminalStyle, width: number): Body {
  const lead = `${look.pointer} `;
  const room = width - widthOf(lead) - 1;
  if (view.text === '') {
    return {
      lines: [lead + look.paint.dim(truncate(`(${body.empty})`, room, look.more))],
      row: 0,
      column: widthOf(lead),
    };
  }
  let from = 0;
  while (widthOf(view.text.slice(from, view.cursor)) > room) from += [...view.text.slice(from)][0].length;
  const before = view.text.slice(from, view.cursor);
  const after = truncate(view.text.slice(view.cursor), room - widthOf(before), '');
  return { lines: [lead + before + after], row: 0, column: widthOf(lead) + widthOf(before) };
}
