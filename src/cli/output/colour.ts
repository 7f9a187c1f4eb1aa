import type { Command } from 'commander';
import type { Io, Out } from '../io.js';

/** Whether to colour a stream: the option first, then NO_COLOR and FORCE_COLOR, then what the stream is. */
export function colourLevel(out: Out, io: Io, option: boolean): 0 | 1 {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (!option) return 0;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? 0 : 1;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return 0;
  return out.isTerminal && TERM !== 'dumb' ? 1 : 0;
}

/** `--no-color` counts before and after the command's name. */
export function wantsColour(command: Command): boolean {
  return command.opts().color !== false && command.parent?.opts().color !== false;
}
