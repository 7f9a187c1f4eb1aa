import { main } from '../main.js';
import { processIo } from '../process.js';

/** The program on the real process; one chunk, because each file more costs start-up time. */
export function runProcess(argv: readonly string[], dist: string): Promise<number> {
  return main(argv, processIo(process, dist));
}
