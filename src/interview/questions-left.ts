import { outlookOn, type Rulebook } from '../advice/index.js';
import { isDecided, type Masks } from '../engine/index.js';
import { type InterimVerdict, openOn } from './interim-verdict.js';

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
  { rulebook, masks }: InterimVerdict,
  asked: readonly string[],
): Generator<void, number, void> {
  const skip = new Set(asked.map((name) => rulebook.indexOf.get(name)));
  const most = openOn(rulebook, masks).filter(({ criterion }) => !skip.has(criterion)).length;
  if (most <= 1) return most;
  let steps = 0;
  for (let walk = 0; walk < WALKS; walk++) {
    steps += yield* walkOn(rulebook, masks, skip, (walk + 0.5) / WALKS);
  }
  return Math.min(most, Math.max(1, Math.round(steps / WALKS)));
}

/** Answers as people do under the priors; `at` picks one of the ways, always the same one. */
function* walkOn(
  rulebook: Rulebook,
  from: Masks,
  skip: ReadonlySet<number | undefined>,
  at: number,
): Generator<void, number, void> {
  let masks = from;
  let luck = at;
  for (let steps = 0; ; steps++) {
    if (steps === LONGEST || isDecided(outlookOn(rulebook, masks).outlook)) return steps;
    const next = openOn(rulebook, masks).find(({ criterion }) => !skip.has(criterion));
    const cell = next && drawn(rulebook, masks, next.criterion, luck);
    if (next === undefined || cell === undefined) return steps;
    masks = masks.map((mask, index) => (index === next.criterion ? 1 << cell : mask));
    luck = (luck + GOLDEN) % 1;
    yield;
  }
}

/** The cell at a quantile of what is still possible, weighed by the prior. */
function drawn(rulebook: Rulebook, masks: Masks, index: number, luck: number): number | undefined {
  const { prior, parent } = rulebook.spec;
  const rows = prior[index].filter(
    (_, value) => prior[index].length === 1 || parent < 0 || (masks[parent] & (1 << value)) !== 0,
  );
  const possible: [cell: number, weight: number][] = [];
  for (let cell = 0; cell < rulebook.spec.cells[index]; cell++) {
    if ((masks[index] & (1 << cell)) === 0) continue;
    const answered = masks.map((mask, other) => (other === index ? 1 << cell : mask));
    if (outlookOn(rulebook, answered).outlook.reachable === 0) continue;
    possible.push([cell, rows.reduce((sum, row) => sum + row[cell], 0)]);
  }
  let rest = luck * possible.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [cell, weight] of possible) {
    rest -= weight;
    if (rest < 0) return cell;
  }
  return possible[possible.length - 1]?.[0];
}
