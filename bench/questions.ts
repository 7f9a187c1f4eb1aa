import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../scripts/rules-folder.js';
import { masksOf, styleOn } from '../src/advice/index.js';
import { isDecided, nothingSaid, openCriteria } from '../src/engine/index.js';
import { flowOf } from '../test/answers.js';
import { seeded } from './random.js';

const { rulebook } = shippedRules();
const { engine, spec, base } = rulebook;
/** So many that the average moves by some hundredths from one seed to the next. */
const DRAWS_A_CASE = 256;
/** Of these, so many for what tries hundreds of orders. */
const TUNED_DRAWS_A_CASE = 8;
const MOVES = 500;
const EARLY = 0.95;

/** A consistent set of answers to all that rules of style read: one cell a criterion. */
type Truth = readonly number[];

/**
 * Criteria that some rule of style reads. The others can settle nothing, so no order is charged for them, and no draw is
 * spent on them: one more of them leaves every figure as it was.
 */
const style = base.criteria.flatMap((criterion, index) => (criterion.serves === 'style' ? [index] : []));

/** What a case says, and the rest drawn from the priors, given the intent, until nothing contradicts. */
function draw(masks: readonly number[], random: () => number): Truth {
  for (;;) {
    const cells = masks.map(() => 0);
    const pick = (criterion: number, parent: number) => {
      const rows = spec.prior[criterion];
      const row = (rows.length === 1 ? rows[0] : rows[parent]).map((weight, cell) =>
        (masks[criterion] & (1 << cell)) === 0 ? 0 : weight,
      );
      let left = random() * row.reduce((sum, weight) => sum + weight, 0);
      const cell = row.findIndex((weight) => (left -= weight) < 0 && weight > 0);
      return cell < 0 ? row.findLastIndex((weight) => weight > 0) : cell;
    };
    cells[spec.parent] = pick(spec.parent, 0);
    for (const criterion of style)
      if (criterion !== spec.parent) cells[criterion] = pick(criterion, cells[spec.parent]);
    const drawn = masks.map((mask, criterion) => (style.includes(criterion) ? 1 << cells[criterion] : mask));
    if (styleOn(rulebook, drawn).outlook.reachable !== 0) return cells;
  }
}

/** Questions until the style is proven, when `next` chooses; and what the style looked like when it was likely. */
function ask(
  truth: Truth,
  next: (masks: readonly number[], asked: number) => number,
): { questions: number; early?: boolean } {
  const masks = nothingSaid(spec.cells);
  let early: number | undefined;
  for (let asked = 0; ; asked++) {
    const { outlook } = styleOn(rulebook, masks);
    const likely = outlook.likelihood.findIndex((share) => share >= EARLY);
    if (likely >= 0) early ??= likely;
    if (isDecided(outlook)) return { questions: asked, early: early === outlook.style };
    const criterion = next(masks, asked);
    masks[criterion] = 1 << truth[criterion];
  }
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const inOrder = (order: readonly number[], truths: readonly Truth[]) =>
  average(truths.map((truth) => ask(truth, (_, asked) => order[asked]).questions));

const first = new Map<string, number>();
function adaptive(masks: readonly number[]): number {
  const key = masks.join();
  let criterion = first.get(key);
  if (criterion === undefined) {
    criterion = openCriteria(engine, masks)[0].criterion;
    first.set(key, criterion);
  }
  return criterion;
}

function shuffled(items: readonly number[], random: () => number): number[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** The best order that random moves of one criterion find on some draws. */
function tuned(truths: readonly Truth[], random: () => number): number[] {
  let best = style;
  let least = inOrder(best, truths);
  for (let move = 0; move < MOVES; move++) {
    const order = [...best];
    const [moved] = order.splice(Math.floor(random() * order.length), 1);
    order.splice(Math.floor(random() * (order.length + 1)), 0, moved);
    const questions = inOrder(order, truths);
    if (questions <= least) [best, least] = [order, questions];
  }
  return best;
}

export interface Questions {
  readonly draws: number;
  readonly tunedDraws: number;
  readonly adaptive: number;
  readonly adaptiveOnOther: number;
  readonly inOrder: number;
  readonly tunedOnOther: number;
  readonly random: number;
  /** Share of answers that were 95 % likely before they were proven, and held. */
  readonly earlyHeld: number;
}

/** The questions table: how many questions until the style is proven, by who chooses the next one. */
export function questionsTable(): Questions {
  const random = seeded(20261124);
  const { cases } = parse(readFileSync(join(ROOT, 'test/cases/styles.yaml'), 'utf8')) as {
    cases: { to: string[]; needs: object }[];
  };
  const truths = cases.flatMap(({ needs, to }) => {
    const masks = masksOf(rulebook, flowOf(rulebook, needs, { to }).needs);
    return Array.from({ length: DRAWS_A_CASE }, () => draw(masks, random));
  });
  const few = truths.filter((_, index) => index % DRAWS_A_CASE < TUNED_DRAWS_A_CASE);
  const [half, other] = [0, 1].map((side) => few.filter((_, index) => index % 2 === side));
  const runs = truths.map((truth) => ask(truth, adaptive));
  return {
    draws: truths.length,
    tunedDraws: few.length,
    adaptive: average(runs.map(({ questions }) => questions)),
    adaptiveOnOther: average(other.map((truth) => ask(truth, adaptive).questions)),
    inOrder: inOrder(style, truths),
    tunedOnOther: inOrder(tuned(half, random), other),
    random: average(
      truths.map((truth) => {
        const order = shuffled(style, random);
        return ask(truth, (_, asked) => order[asked]).questions;
      }),
    ),
    earlyHeld: average(runs.map(({ early }) => (early ? 1 : 0))),
  };
}
