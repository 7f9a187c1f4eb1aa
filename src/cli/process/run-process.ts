import type { Io } from '../io.js';
import { main } from '../main.js';
import { processIo } from '../process.js';

/**
 * The program on the real process; one chunk, because each file more costs start-up time. With a terminal, on that
 * in place of its own.
 */
export function runProcess(argv: readonly string[], dist: string, terminal?: Io['terminal']): Promise<number> {
  const io = processIo(process, dist);
  return main(argv, terminal === undefined ? io : { ...io, terminal, inputIsTerminal: true });
}
