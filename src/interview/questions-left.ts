import type { FlowAnalysis, StyleAnalysis } from '../advice/index.js';

/** Simulated ways through the rest of the interview. */
const WALKS = 3;
/** Most steps of one simulation. */
const LONGEST = 12;
/** Steps of the golden ratio spread quantiles evenly, however many are taken. */
const GOLDEN = 0.6180339887498949;

/**
 * An estimate of how many of the questions that can still change the style will be asked: the mean over some simulated
 * ways through the rest of the interview. Yields after each step, so that a key can be handled.
 */
export function* estimateQuestionsLeft(
  { rulebook, verdict }: FlowAnalysis,
  asked: readonly string[],
): Generator<void, number, void> {
  const skip = new Set(asked.map((name) => rulebook.indexOf.get(name)));
  const most = verdict.open.filter(({ criterion }) => !skip.has(criterion)).length;
  if (most <= 1) return most;
  let steps = 0;
  for (let walk = 0; walk < WALKS; walk++) {
    steps += yield* walkOn(verdict, skip, (walk + 0.5) / WALKS);
  }
  return Math.min(most, Math.max(1, Math.round(steps / WALKS)));
}

/** Simulates answers under the priors. `start`, 0 to 1, decides which ones, the same every time. */
function* walkOn(
  from: StyleAnalysis,
  skip: ReadonlySet<number | undefined>,
  start: number,
): Generator<void, number, void> {
  let verdict = from;
  let quantile = start;
  for (let steps = 0; ; steps++) {
    if (steps === LONGEST || verdict.decided) return steps;
    const next = verdict.open.find(({ criterion }) => !skip.has(criterion));
    const cell = next && cellAt(verdict, next.criterion, quantile);
    if (next === undefined || cell === undefined) return steps;
    verdict = verdict.with(next.criterion, 1 << cell);
    quantile = (quantile + GOLDEN) % 1;
    yield;
  }
}

/** The cell at a quantile of the prior over what is still possible. */
function cellAt(verdict: StyleAnalysis, index: number, quantile: number): number | undefined {
  const { rulebook, masks } = verdict;
  const { prior, parent } = rulebook.spec;
  const rows = prior[index].filter(
    (_, value) => prior[index].length === 1 || parent < 0 || (masks[parent] & (1 << value)) !== 0,
  );
  const possible: [cell: number, weight: number][] = [];
  for (let cell = 0; cell < rulebook.spec.cells[index]; cell++) {
    if ((masks[index] & (1 << cell)) === 0) continue;
    if (verdict.with(index, 1 << cell).contradictory) continue;
    possible.push([cell, rows.reduce((sum, row) => sum + row[cell], 0)]);
  }
  let rest = quantile * possible.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [cell, weight] of possible) {
    rest -= weight;
    if (rest < 0) return cell;
  }
  return possible[possible.length - 1]?.[0];
}
