import { graphemesOf, truncate, widthOf } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import { shownItems } from '../keys/narrow.js';
import { NUMBERED } from '../keys/press-choices.js';
import type { PromptState } from '../keys/prompt-state.js';
import type { Choices, Line } from '../screen.js';
import type { TerminalStyle } from './style.js';

/** The part that is answered in, with the line and the column at which the cursor stands. */
export interface Body {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
}

const MARGIN = '  ';

/** The choices, whole; or, where `most` lines are too few for that, a window of them, one line each. */
export function choiceLines(
  state: PromptState,
  body: Choices,
  style: TerminalStyle,
  width: number,
  most: number,
): Body {
  const shown = shownItems(body, state.text);
  const place = Math.max(0, shown.indexOf(state.at));
  const blocks = shown.map((index) => itemLines(state, body, index, style, width, false));
  const total = blocks.reduce((sum, lines) => sum + lines.length, 0);
  if (total <= most) {
    const row = blocks.slice(0, place).reduce((sum, lines) => sum + lines.length, 0);
    return { lines: blocks.flat(), row, column: 2 };
  }
  const room = Math.max(1, most - 2);
  const from = Math.max(0, Math.min(place - (room >> 1), shown.length - room));
  const to = Math.min(shown.length, from + room);
  const lines = shown.slice(from, to).flatMap((index) => itemLines(state, body, index, style, width, true));
  const above = from > 0 ? [style.theme.dim(`${MARGIN}${style.more} ${from} above`)] : [];
  const below = to < shown.length ? [style.theme.dim(`${MARGIN}${style.more} ${shown.length - to} below`)] : [];
  return { lines: [...above, ...lines, ...below], row: above.length + place - from, column: 2 };
}

function itemLines(
  state: PromptState,
  body: Choices,
  index: number,
  style: TerminalStyle,
  width: number,
  one: boolean,
): string[] {
  const { theme } = style;
  const item = body.items[index];
  const here = index === state.at;
  const boxes = body.list || state.marked.size > 0;
  const box = boxes && !item.alone ? `${state.marked.has(index) ? style.marked : style.unmarked} ` : '';
  const gap = boxes && item.alone ? ' '.repeat(widthOf(style.unmarked) + 1) : '';
  const number = body.items.length <= NUMBERED ? `${index + 1} ` : '';
  const lead = `${here ? style.pointer : ' '} ${box}${gap}${number}`;
  const room = width - widthOf(lead);
  const label = one ? [truncate(item.label, room, style.more)] : wrapLines(item.label, room);
  const lines = label.map((line, at) => (at === 0 ? lead : ' '.repeat(widthOf(lead))) + line);
  const shown = here ? lines.map((line) => theme.bold(line)) : lines;
  if (item.detail === undefined || item.detail === '') return shown;
  const last = lines[lines.length - 1];
  const left = width - widthOf(last) - 2;
  if (left >= widthOf(item.detail)) shown[shown.length - 1] += `  ${theme.dim(item.detail)}`;
  else if (!one) shown.push(...wrapLines(item.detail, room).map((line) => theme.dim(' '.repeat(widthOf(lead)) + line)));
  return shown;
}

/** The line being typed: a window around the cursor where it is longer than the terminal is wide. */
export function typingLine(state: PromptState, body: Line, style: TerminalStyle, width: number): Body {
  const lead = `${style.pointer} `;
  const room = width - widthOf(lead) - 1;
  if (state.text === '') {
    return {
      lines: [lead + style.theme.dim(truncate(`(${body.empty})`, room, style.more))],
      row: 0,
      column: widthOf(lead),
    };
  }
  let before = state.text.slice(0, state.cursor);
  for (const grapheme of graphemesOf(before)) {
    if (widthOf(before) <= room) break;
    before = before.slice(grapheme.length);
  }
  const after = truncate(state.text.slice(state.cursor), room - widthOf(before), '');
  return { lines: [lead + before + after], row: 0, column: widthOf(lead) + widthOf(before) };
}
