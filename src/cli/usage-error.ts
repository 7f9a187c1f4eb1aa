/** The command line or an input could not be used: printed as it is, exit status 2. */
export class UsageError extends Error {}
