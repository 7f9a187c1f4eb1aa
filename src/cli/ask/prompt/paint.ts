import { type Body, choiceLines, typingLine } from './body.js';
import type { Look } from './look.js';
import { NUMBERED } from './press-choices.js';
import { type Room, statusLines } from './status.js';
import type { View } from './view.js';
import { cut, fold, joined, widthOf } from './width.js';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A picture: its lines, and where the cursor stands in it. */
export interface Picture {
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

/** The last column stays free: a character there makes terminals wrap, each in its own way. */
const widthIn = ({ columns }: Size) => Math.max(16, Math.min(100, columns - 1));
/** The last row stays free, so that nothing scrolls. */
const roomIn = ({ rows }: Size) => Math.max(3, rows - 1);

/** Paints a view for a terminal of this size; never more lines than it has, never wider. */
export function paint(view: View, look: Look, size: Size): Picture {
  if (view.help > 0) return paintHelp(view, look, size);
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

function compose(view: View, look: Look, width: number, layout: Layout, room: number, tight: boolean): Picture {
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
  const trail = trailLines(view, look, width, room - taken - 1);
  const above = [...trail, ...(trail.length > 0 ? [''] : []), ...title, ...notes, ...gap];
  return { lines: [...above, ...body.lines, ...below], row: above.length + body.row, column: body.column };
}

/** Choices that have numbers are shown whole as long as anything else can go; longer lists get a window. */
function bodyOf(view: View, look: Look, width: number, room: number, tight: boolean): Body {
  const { body } = view.screen;
  if (body.kind === 'line') return typingLine(view, body, look, width);
  const whole = !tight && body.items.length <= NUMBERED;
  return choiceLines(view, body, look, width, whole ? Number.POSITIVE_INFINITY : Math.max(tight ? 3 : 7, room));
}

function titleLines({ screen }: View, look: Look, width: number): string[] {
  return fold(screen.title, width - 2).map(
    (line, index) => (index === 0 ? `${look.ask} ` : '  ') + look.paint.bold(line),
  );
}

/** A question that is cut shorter than this is left out. */
const LEAST = 12;

/** The latest answers, as many as there is room for. */
function trailLines({ screen }: View, look: Look, width: number, room: number): string[] {
  const lines = screen.trail.map(({ question, answer }) => {
    const given = cut(answer, width >> 1, look.more);
    const left = width - widthOf(given) - widthOf(look.done) - 3;
    const asked = left < LEAST ? '' : `${cut(question, left, look.more)}  `;
    return `${look.paint.dim(`${look.done} ${asked}`)}${given}`;
  });
  const head = screen.head === '' ? [] : [look.paint.dim(cut(screen.head, width, look.more))];
  if (room < 1) return [];
  const kept = lines.slice(Math.max(0, lines.length - (room - head.length)));
  return room > head.length ? [...head, ...kept] : kept;
}

function hintLines({ screen, at }: View, look: Look, width: number, all: boolean): string[] {
  const { body, help, canGoBack } = screen;
  const hints: string[] = [];
  if (all && body.kind === 'choices' && body.items.length > 1) hints.push(`${look.up} choose`);
  if (all) hints.push('Enter answers');
  if (all && body.kind === 'choices' && body.several !== '' && !body.items[at].alone) hints.push('Space marks more');
  if (all && body.kind === 'line' && body.words.length > 0) hints.push('Tab completes');
  if (help.length > 0) hints.push('? why');
  if (canGoBack) hints.push('Esc back');
  return joined([...hints, 'Ctrl-C stops'], ` ${look.dot} `, width);
}

const isListed = (text: string) => text.startsWith('- ');

/** The pages that the help takes. */
export function helpPages(view: View, size: Size): string[][] {
  const width = widthIn(size);
  const lines = view.screen.help.flatMap((text, index, all) => {
    const gap = index > 0 && !(isListed(text) && isListed(all[index - 1])) ? [''] : [];
    return [...gap, ...fold(text, width - 2)];
  });
  const room = Math.max(1, roomIn(size) - fold(view.screen.title, width - 2).length - 3);
  const pages: string[][] = [];
  for (let from = 0; from < lines.length; from += room) pages.push(lines.slice(from, from + room));
  return pages.length === 0 ? [[]] : pages;
}

function paintHelp(view: View, look: Look, size: Size): Picture {
  const pages = helpPages(view, size);
  const page = Math.min(view.help, pages.length);
  const width = widthIn(size);
  const on =
    page < pages.length
      ? `? page ${page + 1} of ${pages.length} ${look.dot} any other key: back`
      : 'Any key: back to the question';
  const lines = [
    ...titleLines(view, look, width),
    '',
    ...pages[page - 1].map((line) => (line === '' ? '' : `  ${line}`)),
    '',
    look.paint.dim(cut(on, width, look.more)),
  ];
  return { lines: lines.slice(0, roomIn(size)), row: 0, column: 0 };
}
