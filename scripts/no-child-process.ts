/** Stands in for node:child_process in the bundle: commander loads it for subcommands that are programs of their own, of which there are none, and loading it costs start-up time. */
export function spawn(): never {
  throw new Error('driven has no subcommands that are programs of their own');
}
