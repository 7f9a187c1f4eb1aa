import { type Command, Option } from 'commander';
import type { Io } from '../io.js';

export function pagerOption(): Option {
  return new Option('--no-pager', 'print at once what is longer than the terminal');
}

/** Whether a command may page: those that bear the option, unless it is said, before or after the command's name. */
function mayPage(command: Command): boolean {
  const bears = command.options.some(({ long }) => long === '--no-pager');
  return bears && command.opts().pager !== false && command.parent?.opts().pager !== false;
}

/** The pager, as git has it: PAGER, else less; none where PAGER is empty or `cat`, or NO_PAGER is set. */
function pagerOf({ PAGER = 'less', NO_PAGER = '' }: Io['env']): string | undefined {
  const isOff = NO_PAGER !== '' || PAGER.trim() === '' || PAGER.trim() === 'cat';
  return isOff ? undefined : PAGER;
}

/** Prints a text, through the pager where it is longer than the terminal. */
export function show(text: string, io: Io, command: Command): void {
  const pager = mayPage(command) ? pagerOf(io.env) : undefined;
  const { isTerminal, rows = Number.POSITIVE_INFINITY } = io.stdout;
  const isLong = isTerminal && text.split('\n').length > rows;
  if (pager === undefined || !isLong || io.page?.(pager, text) !== true) io.stdout.write(text);
}
