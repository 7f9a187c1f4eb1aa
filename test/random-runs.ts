import fc from 'fast-check';

/** `npm run test:all` runs every property in full, `npm test` a tenth of it. */
const SHARE = import.meta.env.MODE === 'all' ? 1 : 0.1;

/** The same for every run, so that red means this change; `SEED=random` draws another one and prints it. */
function seedFor(wanted: string | undefined): number {
  if (wanted === undefined || wanted === '') return 20_261_128;
  const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
  if (!Number.isInteger(seed)) throw new Error(`SEED is ${wanted}; it takes "random" or a whole number`);
  return seed;
}

export const SEED = seedFor(process.env.SEED);

/** How often a property is tried, out of the number for a full run. */
export const runs = (full: number): number => Math.max(5, Math.round(full * SHARE));

fc.configureGlobal({ seed: SEED, numRuns: runs(100) });
