import { NUMBERED } from '../keys/press-choices.js';
import type { PromptState } from '../keys/prompt-state.js';
import { type Body, choiceLines, typingLine } from './body.js';
import { helpLines } from './help.js';
import { roomIn, type Size, widthIn } from './size.js';
import { type Room, statusLines } from './status.js';
import type { TerminalStyle } from './terminal-style.js';
import { hintLines, titleLines, trailLines } from './title-and-hints.js';
import { fold } from './width.js';

/** A picture: its lines, and where the cursor stands in it. */
export interface ScreenLayout {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
}

/** What is left out first when the terminal is small. */
interface Layout {
  readonly spaced: boolean;
  readonly notes: boolean;
  readonly hints: boolean;
  readonly status: Room;
}

const LAYOUTS: readonly Layout[] = [
  { spaced: true, notes: true, hints: true, status: 'full' },
  { spaced: true, notes: true, hints: true, status: 'short' },
  { spaced: false, notes: true, hints: true, status: 'short' },
  { spaced: false, notes: false, hints: true, status: 'short' },
  { spaced: false, notes: false, hints: false, status: 'line' },
  { spaced: false, notes: false, hints: false, status: 'none' },
];

/** Paints a view for a terminal of this size; never more lines than it has, never wider. */
export function layoutScreen(view: PromptState, look: TerminalStyle, size: Size): ScreenLayout {
  if (view.help > 0) return { lines: helpLines(view, look, size), row: 0, column: 0 };
  const width = widthIn(size);
  const room = roomIn(size);
  for (const layout of LAYOUTS) {
    const picture = compose(view, look, width, layout, room, false);
    if (picture.lines.length <= room) return picture;
  }
  const { lines, row, column } = compose(view, look, width, LAYOUTS[LAYOUTS.length - 1], room, true);
  const from = Math.max(0, Math.min(row - (room >> 1), lines.length - room));
  return { lines: lines.slice(from, from + room), row: row - from, column };
}

function compose(
  view: PromptState,
  look: TerminalStyle,
  width: number,
  layout: Layout,
  room: number,
  tight: boolean,
): ScreenLayout {
  const { screen } = view;
  const gap = layout.spaced ? [''] : [];
  const title = titleLines(view, look, width);
  const notes = layout.notes
    ? screen.notes.flatMap((note) => fold(note, width - 2).map((line) => look.paint.dim(`  ${line}`)))
    : [];
  const message =
    view.message === '' ? [] : fold(view.message, width).map((line) => look.paint.severity('warning', line));
  const hints = hintLines(view, look, width, layout.hints).map((line) => look.paint.dim(line));
  const status = screen.status ? [...gap, ...statusLines(screen.status, look, width, layout.status)] : [];
  const fixed = title.length + notes.length + 2 * gap.length + message.length + hints.length + status.length;
  const body = bodyOf(view, look, width, room - fixed, tight);
  const below = [...message, ...gap, ...hints, ...status];
  const taken = title.length + notes.length + gap.length + body.lines.length + below.length;
  const page = pageLines(view, width, room - taken - 1);
  const trail = trailLines(view, look, width, room - taken - 1 - page.length);
  const above = [...trail, ...(trail.length > 0 ? [''] : []), ...page, ...title, ...notes, ...gap];
  return { lines: [...above, ...body.lines, ...below], row: above.length + body.row, column: body.column };
}

/** The page above the question, and the line that sets it apart. */
function pageLines({ screen }: PromptState, width: number, rows: number): string[] {
  if (screen.page === undefined || rows < 2) return [];
  return [...screen.page({ columns: width + 1, rows }).slice(0, rows), ''];
}

/** Choices that have numbers are shown whole as long as anything else can go; longer lists get a window. */
function bodyOf(view: PromptState, look: TerminalStyle, width: number, room: number, tight: boolean): Body {
  const { body } = view.screen;
  if (body.kind === 'line') return typingLine(view, body, look, width);
  const whole = !tight && body.items.length <= NUMBERED;
  return choiceLines(view, body, look, width, whole ? Number.POSITIVE_INFINITY : Math.max(tight ? 3 : 7, room));
}
