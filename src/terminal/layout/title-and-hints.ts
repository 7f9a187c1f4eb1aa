import { truncate, widthOf } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import { NUMBERED } from '../keys/press-choices.js';
import type { PromptState } from '../keys/prompt-state.js';
import type { TerminalStyle } from './style.js';

export function titleLines({ screen }: PromptState, style: TerminalStyle, width: number): string[] {
  return wrapLines(screen.title, width - 2).map(
    (line, index) => (index === 0 ? `${style.ask} ` : '  ') + style.theme.bold(line),
  );
}

/** A question that is cut shorter than this is left out. */
const LEAST = 12;

/** The latest answers, as many as there is room for. */
export function trailLines({ screen }: PromptState, style: TerminalStyle, width: number, room: number): string[] {
  const lines = screen.trail.map(({ question, answer }) => {
    const given = truncate(answer, width >> 1, style.more);
    const left = width - widthOf(given) - widthOf(style.done) - 3;
    const shown = left < LEAST ? '' : `${truncate(question, left, style.more)}  `;
    return `${style.theme.dim(`${style.done} ${shown}`)}${given}`;
  });
  const head = screen.head === '' ? [] : [style.theme.dim(truncate(screen.head, width, style.more))];
  if (room < 1) return [];
  const kept = lines.slice(Math.max(0, lines.length - (room - head.length)));
  return room > head.length ? [...head, ...kept] : kept;
}

/** The keys that do something here. */
export function hintLines(
  { screen, at, text }: PromptState,
  style: TerminalStyle,
  width: number,
  all: boolean,
): string[] {
  const { body, help, canGoBack, aside } = screen;
  const narrows = body.kind === 'choices' && body.items.length > NUMBERED;
  const hints: string[] = [];
  if (all && body.kind === 'choices' && body.items.length > 1) hints.push(`${style.up} choose`);
  if (all && narrows) hints.push('type to narrow');
  if (all) hints.push('Enter answers');
  if (all && body.kind === 'choices' && body.several !== '' && !body.items[at].alone) hints.push('Space marks more');
  if (all && body.kind === 'line' && body.words.length > 0) hints.push('Tab completes');
  if (help.length > 0) hints.push('? why');
  if (aside !== undefined) hints.push(`Tab ${aside}`);
  if (canGoBack || (body.kind === 'choices' && text !== ''))
    hints.push(body.kind === 'choices' && text !== '' ? 'Esc shows all' : 'Esc back');
  return joinedLines([...hints, 'Ctrl-C stops'], ` ${style.dot} `, width);
}

/** Parts in lines no wider than `width`; a line breaks between two parts, if it can. */
function joinedLines(parts: readonly string[], between: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(last) + widthOf(between) + widthOf(part) <= width)
      lines[lines.length - 1] += between + part;
    else lines.push(part);
  }
  return lines.flatMap((line) => wrapLines(line, width));
}
