import { STYLES, type Style } from '../../model/style.js';
import { percent } from '../../render/pretty/percent.js';
import type { Status } from '../screen.js';
import type { TerminalStyle } from './terminal-style.js';
import { fold, padded, truncate, widthOf } from './width.js';

/** How much room the lines about the verdict may take. */
export type Room = 'full' | 'short' | 'line' | 'none';

/** Where the verdict stands, what can still change it, and how much is left to ask. */
export function statusLines(status: Status, look: TerminalStyle, width: number, room: Room): string[] {
  if (room === 'none') return [];
  const { paint } = look;
  const bar = room === 'full' && width >= NARROW;
  const lead = bar && !status.decided ? ' Of the ways the open answers could fall:' : '';
  const lines = fold(verdictText(status) + lead, width).map((line) => emphasised(line, status.style, look));
  for (const clash of status.clashes) {
    lines.push(...fold(`Contradiction: ${clash}`, width).map((line) => paint.severity('error', line)));
  }
  if (room === 'line') return [truncate(`${verdictText(status)} ${status.left}`, width, look.more)];
  const fits = listed('Fit so far: ', status.fits, `${status.fits.length} fit so far`, look, width);
  const left = status.left === '' ? [] : fold(status.left, width).map((line) => paint.dim(line));
  if (status.decided) return [...lines, ...fits, ...left];
  if (bar) lines.push(...bars(status, look, width));
  else lines.push(...fold(shares(status), width).map(paint.dim));
  const { still } = status;
  const open = listed('Can still change it: ', still, `${still.length} criteria can still change it`, look, width);
  return [...lines, ...open, ...fits, ...left];
}

export function verdictText({ style, decided, begun }: Status): string {
  if (decided) return `Decided: ${style}.`;
  if (!begun) return 'Nothing said yet.';
  return style === 'either' ? 'So far nothing pulls to one side.' : `So far ${style}.`;
}

/** The shares in one sentence, for where there is no room for bars. */
export function shares({ likelihood }: Status): string {
  const parts = STYLES.filter((style) => likelihood[style] > 0).sort((a, b) => likelihood[b] - likelihood[a]);
  return `It could end ${parts.map((style) => `${style} ${percent(likelihood[style])}`).join(', ')}.`;
}

function emphasised(line: string, style: Style, { paint }: TerminalStyle): string {
  return line.replace(style, (name) => paint.style(style, paint.bold(name)));
}

/** Below this width a bar says nothing. */
const NARROW = 28;
const NAME = Math.max(...STYLES.map((style) => style.length));

const short = (share: number) => percent(share).replace('under ', '<').replace('over ', '>');

/** A bar for each style, two in a row where there is room for it. */
function bars({ likelihood }: Status, look: TerminalStyle, width: number): string[] {
  const columns = width >= 72 ? 2 : 1;
  const each = Math.floor((width - (columns - 1) * 3) / columns);
  const numbers = '>99 %'.length;
  const length = Math.max(4, Math.min(24, each - NAME - numbers - 2));
  const cells = STYLES.map((style) => {
    const share = likelihood[style];
    // A full bar is certain; what is nearly so lacks a bit.
    const full = share < 1 ? Math.min(length - 1, Math.round(share * length)) : length;
    const trace = share > 0 && full === 0 ? look.trace : '';
    const bar = look.full.repeat(full) + trace;
    const rest = look.empty.repeat(length - widthOf(bar));
    const name = padded(style, NAME);
    return `${look.paint.style(style, name)} ${look.paint.style(style, bar)}${look.paint.dim(rest)} ${short(share).padStart(numbers)}`;
  });
  const lines: string[] = [];
  for (let i = 0; i < cells.length; i += columns)
    lines.push(
      cells
        .slice(i, i + columns)
        .join('   ')
        .trimEnd(),
    );
  return lines;
}

/** "Lead: a, b and 3 more": as many names as one line holds; only their number where it holds none. */
function listed(lead: string, names: readonly string[], count: string, look: TerminalStyle, width: number): string[] {
  if (names.length === 0) return [];
  for (let named = names.length; named > 0; named--) {
    const rest = names.length - named;
    const text = `${lead}${names.slice(0, named).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    if (widthOf(text) <= width) return [look.paint.dim(text)];
  }
  return [look.paint.dim(truncate(count, width, look.more))];
}
