import type { PromptState } from '../keys/prompt-state.js';
import type { TerminalStyle } from './terminal-style.js';
import { fold, joined, truncate, widthOf } from './width.js';

export function titleLines({ screen }: PromptState, look: TerminalStyle, width: number): string[] {
  return fold(screen.title, width - 2).map(
    (line, index) => (index === 0 ? `${look.ask} ` : '  ') + look.paint.bold(line),
  );
}

/** A question that is cut shorter than this is left out. */
const LEAST = 12;

/** The latest answers, as many as there is room for. */
export function trailLines({ screen }: PromptState, look: TerminalStyle, width: number, room: number): string[] {
  const lines = screen.trail.map(({ question, answer }) => {
    const given = truncate(answer, width >> 1, look.more);
    const left = width - widthOf(given) - widthOf(look.done) - 3;
    const asked = left < LEAST ? '' : `${truncate(question, left, look.more)}  `;
    return `${look.paint.dim(`${look.done} ${asked}`)}${given}`;
  });
  const head = screen.head === '' ? [] : [look.paint.dim(truncate(screen.head, width, look.more))];
  if (room < 1) return [];
  const kept = lines.slice(Math.max(0, lines.length - (room - head.length)));
  return room > head.length ? [...head, ...kept] : kept;
}

/** The keys that do something here. */
export function hintLines({ screen, at }: PromptState, look: TerminalStyle, width: number, all: boolean): string[] {
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
