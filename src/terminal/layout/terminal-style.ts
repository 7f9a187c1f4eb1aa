import { colourLevel } from '../../cli/colour.js';
import type { Io } from '../../cli/io.js';
import { painter } from '../../render/pretty/coloured.js';
import type { Theme } from '../../render/pretty/theme.js';

/** What the terminal can show: colours, and the marks that are made of characters it has. */
export interface TerminalStyle {
  readonly paint: Theme;
  readonly pointer: string;
  readonly marked: string;
  readonly unmarked: string;
  readonly done: string;
  readonly ask: string;
  readonly full: string;
  readonly empty: string;
  /** The least that is not nothing, in a bar. */
  readonly trace: string;
  readonly more: string;
  readonly arrow: string;
  readonly dot: string;
  readonly up: string;
}

const UNICODE = {
  pointer: '❯',
  marked: '◉',
  unmarked: '○',
  done: '✓',
  ask: '?',
  full: '█',
  empty: '░',
  trace: '▏',
  more: '…',
  arrow: '→',
  dot: '·',
  up: '↑↓',
};

const PLAIN = {
  pointer: '>',
  marked: '[x]',
  unmarked: '[ ]',
  done: '*',
  ask: '?',
  full: '#',
  empty: '.',
  trace: ':',
  more: '...',
  arrow: '->',
  dot: '-',
  up: 'arrows',
};

export function terminalStyle(io: Io): TerminalStyle {
  const plain = isPlain(io.env);
  const paint = painter(plain ? 0 : colourLevel(io.stdout, io, true));
  return { paint, ...(!plain && hasUnicode(io.env) ? UNICODE : PLAIN) };
}

/** Whether prompts are plain numbered text, each line written once: asked for, or all that the terminal can do. */
export function isPlain({ ACCESSIBLE, TERM }: Io['env']): boolean {
  const asked = ACCESSIBLE !== undefined && !['', '0', 'false'].includes(ACCESSIBLE);
  return asked || TERM === 'dumb';
}

function hasUnicode({ TERM, LC_ALL, LC_CTYPE, LANG, OS, WT_SESSION, TERM_PROGRAM }: Io['env']): boolean {
  if (TERM === 'dumb' || TERM === 'linux') return false;
  if (OS === 'Windows_NT') return WT_SESSION !== undefined || TERM_PROGRAM !== undefined;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
