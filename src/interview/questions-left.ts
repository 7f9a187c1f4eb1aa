import type { FlowAnalysis, StyleAnalysis } from '../advice/index.js';

/** Ways through the rest of the interview that are walked for the guess. */
const WALKS = 3;
/** Steps of a walk; beyond it the guess would be one in name only. */
const LONGEST = 12;
const GOLDEN = 0.6180339887498949;

/**
 * About how many of the questions that can still change the style will really be asked. Walks some ways through
 * the rest of the interview and takes the mean; it pauses after each step, for a caller who has something better to do.
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

/** Answers as people do under the priors; `at` picks one of the ways, always the same one. */
function* walkOn(
  from: StyleAnalysis,
  skip: ReadonlySet<number | undefined>,
  at: number,
): Generator<void, number, void> {
  let verdict = from;
  let luck = at;
  for (let steps = 0; ; steps++) {
    if (steps === LONGEST || verdict.decided) return steps;
    const next = verdict.open.find(({ criterion }) => !skip.has(criterion));
    const cell = next && drawn(verdict, next.criterion, luck);
    if (next === undefined || cell === undefined) return steps;
    verdict = verdict.with(next.criterion, 1 << cell);
    luck = (luck + GOLDEN) % 1;
    yield;
  }
}

/** The cell at a quantile of what is still possible, weighed by the prior. */
function drawn(verdict: StyleAnalysis, index: number, luck: number): number | undefined {
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
  let rest = luck * possible.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [cell, weight] of possible) {
    rest -= weight;
    if (rest < 0) return cell;
  }
  return possible[possible.length - 1]?.[0];
}
