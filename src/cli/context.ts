import type { Io } from './io.js';

/** What each command gets: the world, and where its exit status goes. */
export interface Context {
  readonly io: Io;
  readonly exit: (status: number) => void;
}
