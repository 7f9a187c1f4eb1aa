/** Marks made of characters that the terminal has. */
export interface Marks {
  readonly pointer: string;
  readonly marked: string;
  readonly unmarked: string;
  readonly done: string;
  readonly ask: string;
  readonly more: string;
  readonly dot: string;
  readonly up: string;
  /** A bar: its full and its empty part, and what stands for a share too small for one full character. */
  readonly full: string;
  readonly empty: string;
  readonly trace: string;
}

/** What the terminal can show: colours by meaning, and marks. */
export interface TerminalStyle extends Marks {
  readonly theme: {
    readonly bold: (text: string) => string;
    readonly dim: (text: string) => string;
    readonly warning: (text: string) => string;
  };
}

const UNICODE: Marks = {
  pointer: '❯',
  marked: '◉',
  unmarked: '○',
  done: '✓',
  ask: '?',
  more: '…',
  dot: '·',
  up: '↑↓',
  full: '█',
  empty: '░',
  trace: '▏',
};

const ASCII: Marks = {
  pointer: '>',
  marked: '[x]',
  unmarked: '[ ]',
  done: '*',
  ask: '?',
  more: '...',
  dot: '-',
  up: 'arrows',
  full: '#',
  empty: '.',
  trace: ':',
};

/** Environment variables. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

export function marksFor(env: Environment): Marks {
  return !isPlain(env) && hasUnicode(env) ? UNICODE : ASCII;
}

/** Whether prompts are plain numbered text, each line written once: asked for, or all that the terminal can do. */
export function isPlain({ ACCESSIBLE, TERM }: Environment): boolean {
  const wanted = ACCESSIBLE !== undefined && !['', '0', 'false'].includes(ACCESSIBLE);
  return wanted || TERM === 'dumb';
}

function hasUnicode({ TERM, LC_ALL, LC_CTYPE, LANG, OS, WT_SESSION, TERM_PROGRAM }: Environment): boolean {
  if (TERM === 'dumb' || TERM === 'linux') return false;
  if (OS === 'Windows_NT') return WT_SESSION !== undefined || TERM_PROGRAM !== undefined;
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
}
