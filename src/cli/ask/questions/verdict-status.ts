import { STYLES, type Style } from '../../../model/style.js';
import { percent } from '../../../render/pretty/percent.js';
import type { Status, StatusAmount } from '../../../terminal/screen.js';
import { padded, truncate, widthOf } from '../../../text/width.js';
import { wrapLines } from '../../../text/wrap.js';
import type { AskStyle } from '../style.js';

/** What is shown of the verdict under a question. */
export interface VerdictStatus {
  readonly verdict: Style;
  readonly decided: boolean;
  /** Whether anything was said yet. */
  readonly begun: boolean;
  readonly likelihood: Readonly<Record<Style, number>>;
  /** Criteria that can still change it, the most telling first. */
  readonly still: readonly string[];
  /** Why answers contradict each other. */
  readonly clashes: readonly string[];
  /** Whether nothing can carry the flow by the answers so far. */
  readonly stuck: boolean;
  /** What can carry the flow so far, where that is what is asked about. */
  readonly fits: readonly string[];
  /** How many questions are left, in words. */
  readonly left: string;
}

export function verdictStatus(status: VerdictStatus, style: AskStyle): Status {
  return { lines: (width, amount) => statusLines(status, style, width, amount), plain: plainLines(status) };
}

/** The verdict so far, what can still change it, and how much is left to ask. */
function statusLines(status: VerdictStatus, style: AskStyle, width: number, amount: StatusAmount): string[] {
  if (amount === 'line') return [truncate(`${verdictText(status)} ${status.left}`, width, style.more)];
  const { theme } = style;
  const bar = amount === 'full' && width >= NARROW;
  const lines = wrapLines(verdictText(status), width).map((line) => emphasised(line, status.verdict, style));
  if (status.stuck) lines.push(...wrapLines(STUCK, width).map((line) => theme.severity('error', line)));
  for (const clash of status.clashes) {
    lines.push(...wrapLines(`Contradiction: ${clash}`, width).map((line) => theme.severity('error', line)));
  }
  const fits = listed('Fit so far: ', status.fits, `${status.fits.length} fit so far`, style, width);
  const left = status.left === '' ? [] : wrapLines(status.left, width).map((line) => theme.dim(line));
  if (status.decided) return [...lines, ...fits, ...left];
  if (bar) lines.push(...wrapLines(`${BARS}:`, width).map(theme.dim), ...bars(status, style, width));
  else lines.push(...wrapLines(shares(status), width).map(theme.dim));
  const { still } = status;
  const open = listed('Can still change it: ', still, `${still.length} criteria can still change it`, style, width);
  return [...lines, ...open, ...fits, ...left];
}

function plainLines(status: VerdictStatus): string[] {
  const { decided, fits, clashes, left } = status;
  const sentences = [verdictText(status), decided ? '' : shares(status), left];
  return [
    sentences.filter((sentence) => sentence !== '').join(' '),
    ...(status.stuck ? [STUCK] : []),
    ...(fits.length > 0 ? [`Fit so far: ${fits.join(', ')}.`] : []),
    ...clashes.map((clash) => `Contradiction: ${clash}`),
  ];
}

/**
 * What the answers alone say. Where the answers that are still to come make another style likelier, that is said in the
 * same breath, as the bars show it.
 */
function verdictText({ verdict, decided, begun, likelihood }: VerdictStatus): string {
  if (decided) return `Decided: ${verdict}.`;
  if (!begun) return 'Nothing answered yet.';
  const likeliest = STYLES.reduce((best, style) => (likelihood[style] > likelihood[best] ? style : best));
  const said = verdict === 'either' ? 'Your answers alone favour neither side' : `Your answers alone say ${verdict}`;
  return likeliest === verdict ? `${said}.` : `${said}; with the open ones, ${likeliest} is likelier.`;
}

const STUCK = 'Nothing that is known can carry it: no broker meets all of these answers together.';

/** What a bar stands for. */
const BARS = 'Chances of the result once all is answered';

/** The shares in one sentence, for where there is no room for bars. */
function shares({ likelihood }: VerdictStatus): string {
  const parts = STYLES.filter((style) => likelihood[style] > 0).sort((a, b) => likelihood[b] - likelihood[a]);
  return `${BARS}: ${parts.map((style) => `${style} ${percent(likelihood[style])}`).join(', ')}.`;
}

function emphasised(line: string, verdict: Style, { theme }: AskStyle): string {
  return line.replace(verdict, (name) => theme.style(verdict, theme.bold(name)));
}

/** Below this width a bar says nothing. */
const NARROW = 28;
const NAME = Math.max(...STYLES.map((style) => style.length));

const short = (share: number) => percent(share).replace('under ', '<').replace('over ', '>');

/** A bar for each style, two in a row where there is room for it. */
function bars({ likelihood }: VerdictStatus, { theme, full, empty, trace }: AskStyle, width: number): string[] {
  const columns = width >= 72 ? 2 : 1;
  const each = Math.floor((width - (columns - 1) * 3) / columns);
  const numbers = '>99 %'.length;
  const length = Math.max(4, Math.min(24, each - NAME - numbers - 2));
  const cells = STYLES.map((style) => {
    const share = likelihood[style];
    // Only certainty fills a bar.
    const filled = share < 1 ? Math.min(length - 1, Math.round(share * length)) : length;
    const bar = full.repeat(filled) + (share > 0 && filled === 0 ? trace : '');
    const rest = empty.repeat(length - widthOf(bar));
    const name = theme.style(style, padded(style, NAME));
    return `${name} ${theme.style(style, bar)}${theme.dim(rest)} ${short(share).padStart(numbers)}`;
  });
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );
  return rows.map((row) => row.join('   ').trimEnd());
}

/** "Lead: a, b and 3 more": as many names as one line holds; only their number where it holds none. */
function listed(lead: string, names: readonly string[], count: string, style: AskStyle, width: number): string[] {
  if (names.length === 0) return [];
  for (let named = names.length; named > 0; named--) {
    const rest = names.length - named;
    const text = `${lead}${names.slice(0, named).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
    if (widthOf(text) <= width) return [style.theme.dim(text)];
  }
  return [style.theme.dim(truncate(count, width, style.more))];
}
