import fc from 'fast-check';

/** Whether this is `npm run test:all`. */
const IN_FULL = import.meta.env.MODE === 'all';

/** The share of a property's runs that `npm test` takes; it is read while somebody waits. */
const QUICK = 0.03;

/** The same for every run, so that red means this change; `SEED=random` draws another one and prints it. */
function seedFor(wanted: string | undefined): number {
  if (wanted === undefined || wanted === '') return 20_261_128;
  const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
  if (!Number.isInteger(seed)) throw new Error(`SEED is ${wanted}; it takes "random" or a whole number`);
  return seed;
}

export const SEED = seedFor(process.env.SEED);

/** How often a property is tried, out of the number for a full run. */
export const runs = (full: number): number => (IN_FULL ? full : Math.max(3, Math.round(full * QUICK)));

/** What `npm run test:all` takes, and what `npm test` does in its place. */
export const inFull = <T>(full: T, quick: T): T => (IN_FULL ? full : quick);

fc.configureGlobal({ seed: SEED, numRuns: runs(100) });
