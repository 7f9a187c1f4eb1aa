import type { Finding } from '../model/finding.js';

/** The command line or an input could not be used: printed as it is, exit status 2. */
export class UsageError extends Error {
  /** @param findings the same as findings, where a command may print them in a format of its own */
  constructor(
    message: string,
    readonly findings: readonly Finding[] = [],
  ) {
    super(message);
  }
}
