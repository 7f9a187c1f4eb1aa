import { type Case, possible, range, shares, type World } from './oracle.js';

export interface OpenTruth {
  readonly criterion: number;
  readonly matters: number;
}

/** Every open criterion in the order of criteria: two cases that differ in it alone, in different regions. */
export function openTruths(world: World, masks: readonly number[]): OpenTruth[] {
  const left = possible(world, masks);
  return range(masks.length)
    .filter((criterion) => isOpen(left, criterion))
    .map((criterion) => ({ criterion, matters: entropyDrop(left, criterion) }));
}

function isOpen(cases: readonly Case[], criterion: number): boolean {
  const regionsOf = new Map<string, Set<number>>();
  for (const { cells, region } of cases) {
    const others = cells.filter((_, index) => index !== criterion).join();
    regionsOf.set(others, (regionsOf.get(others) ?? new Set()).add(region));
  }
  return [...regionsOf.values()].some((regions) => regions.size > 1);
}

function entropyDrop(cases: readonly Case[], criterion: number): number {
  const total = massOf(cases);
  let after = 0;
  for (const cell of range(30)) {
    const answered = cases.filter(({ cells }) => cells[criterion] === cell);
    if (answered.length > 0) after += (massOf(answered) / total) * entropy(answered);
  }
  return entropy(cases) - after;
}

const massOf = (cases: readonly Case[]) => cases.reduce((sum, { prior }) => sum + prior, 0);

const entropy = (cases: readonly Case[]) =>
  shares(cases).reduce((bits, share) => (share > 0 ? bits - share * Math.log2(share) : bits), 0);
