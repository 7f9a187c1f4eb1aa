import { wrapLines } from '../../text/wrap.js';
import { NUMBERED } from '../keys/press-choices.js';
import type { PromptState } from '../keys/prompt-state.js';
import type { StatusAmount } from '../screen.js';
import { type Body, choiceLines, typingLine } from './body.js';
import { helpLines } from './help.js';
import { roomIn, type Size, widthIn } from './size.js';
import type { TerminalStyle } from './style.js';
import { hintLines, titleLines, trailLines } from './title-and-hints.js';

/** The lines of a screen, and where the cursor stands in them. */
export interface ScreenLayout {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
}

/** What is shown besides the question and its answers. */
interface Detail {
  readonly spaced: boolean;
  readonly notes: boolean;
  readonly hints: boolean;
  readonly status: StatusAmount | 'none';
}

/** The first that fits is used. */
const DETAILS: readonly Detail[] = [
  { spaced: true, notes: true, hints: true, status: 'full' },
  { spaced: true, notes: true, hints: true, status: 'short' },
  { spaced: false, notes: true, hints: true, status: 'short' },
  { spaced: false, notes: false, hints: true, status: 'short' },
  { spaced: false, notes: false, hints: false, status: 'line' },
  { spaced: false, notes: false, hints: false, status: 'none' },
];

/** Lays a screen out for a terminal of this size: never more lines than it has, never wider. */
export function layoutScreen(state: PromptState, style: TerminalStyle, size: Size): ScreenLayout {
  if (state.help > 0) return { lines: helpLines(state, style, size), row: 0, column: 0 };
  const width = widthIn(size);
  const room = roomIn(size);
  for (const detail of DETAILS) {
    const layout = compose(state, style, width, detail, room, false);
    if (layout.lines.length <= room) return layout;
  }
  const { lines, row, column } = compose(state, style, width, DETAILS[DETAILS.length - 1], room, true);
  const from = Math.max(0, Math.min(row - (room >> 1), lines.length - room));
  return { lines: lines.slice(from, from + room), row: row - from, column };
}

function compose(
  state: PromptState,
  style: TerminalStyle,
  width: number,
  detail: Detail,
  room: number,
  tight: boolean,
): ScreenLayout {
  const { screen } = state;
  const gap = detail.spaced ? [''] : [];
  const title = titleLines(state, style, width);
  const notes = detail.notes
    ? screen.notes.flatMap((note) => wrapLines(note, width - 2).map((line) => style.theme.dim(`  ${line}`)))
    : [];
  const message = state.message === '' ? [] : wrapLines(state.message, width).map((line) => style.theme.warning(line));
  const hints = hintLines(state, style, width, detail.hints).map((line) => style.theme.dim(line));
  const status =
    screen.status && detail.status !== 'none' ? [...gap, ...screen.status.lines(width, detail.status)] : [];
  const fixed = title.length + notes.length + 2 * gap.length + message.length + hints.length + status.length;
  const body = bodyOf(state, style, width, room - fixed, tight);
  const below = [...message, ...gap, ...hints, ...status];
  const used = title.length + notes.length + gap.length + body.lines.length + below.length;
  const page = pageLines(state, width, room - used - 1);
  const trail = trailLines(state, style, width, room - used - 1 - page.length);
  const above = [...trail, ...(trail.length > 0 ? [''] : []), ...page, ...title, ...notes, ...gap];
  return { lines: [...above, ...body.lines, ...below], row: above.length + body.row, column: body.column };
}

/** The page above the question, and the line that sets it apart. */
function pageLines({ screen }: PromptState, width: number, rows: number): string[] {
  if (screen.page === undefined || rows < 2) return [];
  return [...screen.page({ columns: width + 1, rows }).slice(0, rows), ''];
}

/** Choices that have numbers are shown whole as long as anything else can go; longer lists get a window. */
function bodyOf(state: PromptState, style: TerminalStyle, width: number, room: number, tight: boolean): Body {
  const { body } = state.screen;
  if (body.kind === 'line') return typingLine(state, body, style, width);
  const whole = !tight && body.items.length <= NUMBERED;
  return choiceLines(state, body, style, width, whole ? Number.POSITIVE_INFINITY : Math.max(tight ? 3 : 7, room));
}
