import { printable } from '../../text/escape.js';
import { commandLine, commandLines } from '../../text/shell.js';
import { padded } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import type { Theme } from '../pretty/theme.js';

/** One line of a screen, or a few: under a label, which rows that follow each other share. */
export interface Row {
  readonly label: string;
  readonly text: string;
  /** What the text rests on, printed after it. */
  readonly facts?: string;
  /** A command to paste, under the text. */
  readonly command?: readonly string[];
}

/** The widest that a screen gets, and the narrowest. */
export const WIDEST = 80;
export const NARROWEST = 40;
/** Below this the labels stand on lines of their own. */
const COLUMNS_FOR_LABELS = 60;
const LABEL = 10;

/** How many columns a text has beside its label at the widest. */
export const ROOM = WIDEST - LABEL;

/** The rows in lines no wider than `width`. */
export function layOut(rows: readonly Row[], theme: Theme, width: number): string[] {
  const beside = width >= COLUMNS_FOR_LABELS;
  const indent = beside ? LABEL : 2;
  const room = width - indent;
  return rows.flatMap((row, index) => {
    const label = rows[index - 1]?.label === row.label ? '' : row.label;
    const command = row.command === undefined ? [] : commandLines(row.command, room);
    // What is to be pasted stays in one line where the screen has room for it, if not its column.
    const whole = row.command && commandLine(row.command);
    const outdented = whole !== undefined && command.length > 1 && label !== '' && whole.length <= width - 2;
    const lines = [...textLines(row, theme, room), ...(outdented ? [] : command)];
    const after = outdented ? [`  ${whole}`] : [];
    if (beside) return [...lines.map((line, at) => theme.bold(padded(at === 0 ? label : '', indent)) + line), ...after];
    const indented = [...lines.map((line) => ' '.repeat(indent) + line), ...after];
    return label === '' ? indented : [theme.bold(label), ...indented];
  });
}

function textLines({ text, facts }: Row, theme: Theme, room: number): string[] {
  const whole = printable(facts === undefined ? text : `${text} (${facts})`);
  const lines = whole === '' ? [] : hanging(whole, room);
  return facts === undefined ? lines : dimmed(lines, printable(`(${facts})`), theme);
}

/** A number stays beside its sign. */
const TIED = '\u00a0';

/** A text whose later lines are two columns to the right. */
function hanging(text: string, room: number): string[] {
  const tied = text.replace(/(\d) %/g, `$1${TIED}%`);
  const [first] = wrapLines(tied, room, 'keep');
  const rest = tied.slice(first.length).trimStart();
  const lines = [first, ...(rest === '' ? [] : wrapLines(rest, room - 2, 'keep').map((line) => `  ${line}`))];
  return lines.map((line) => line.replaceAll(TIED, ' '));
}

function dimmed(lines: readonly string[], facts: string, theme: Theme): string[] {
  const last = lines[lines.length - 1];
  return last.endsWith(facts) ? [...lines.slice(0, -1), last.slice(0, -facts.length) + theme.dim(facts)] : [...lines];
}
