import type { Engine } from '../model.js';
import { nothingSaid } from '../spec.js';
import { type Branch, branchesOf } from '../style-outlook.js';

/** Two complete, consistent sets of answers (one cell a criterion) that differ in one criterion alone. */
export interface Step {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly fromRegion: number;
  readonly toRegion: number;
}

/**
 * Looks through all complete, consistent answers for a step of one criterion from one cell to another that moves
 * the region in a way `wrong` says it must not. Undefined is a proof that there is none.
 */
export function findStep(
  engine: Engine,
  criterion: number,
  from: number,
  to: number,
  wrong: (fromRegion: number, toRegion: number) => boolean,
): Step | undefined {
  const { model, plane, componentOf, strides } = engine;
  const component = componentOf[criterion];
  if (component < 0) return undefined;
  const { criteria, size, tables } = model.components[component];
  const stride = strides[component][criteria.indexOf(criterion)];
  for (const branch of branchesOf(engine, nothingSaid(model.cells))) {
    const others = branch.distributions.filter((_, index) => index !== component);
    const sums = partialSums(others);
    const tried = new Set<number>();
    for (let index = 0; index < size; index++) {
      if (Math.floor(index / stride) % model.cells[criterion] !== from) continue;
      const [a, b] = [tables[branch.parent][index], tables[branch.parent][index + (to - from) * stride]];
      if (a < 0 || b < 0 || tried.has(a * model.states.length + b)) continue;
      tried.add(a * model.states.length + b);
      for (const sum of sums[sums.length - 1]) {
        const [fromRegion, toRegion] = [plane.region[sum + engine.points[a]], plane.region[sum + engine.points[b]]];
        if (!wrong(fromRegion, toRegion)) continue;
        const cells = witness(engine, branch, component, index, sums, sum);
        return { from: cells, to: cells.map((cell, other) => (other === criterion ? to : cell)), fromRegion, toRegion };
      }
    }
  }
  return undefined;
}

/** What the first 0, 1, 2 … components can add up to. */
function partialSums(distributions: Branch['distributions']): Set<number>[] {
  const sums = [new Set([0])];
  for (const { points } of distributions) {
    const next = new Set<number>();
    for (const sum of sums[sums.length - 1]) for (const point of points) next.add(sum + point);
    sums.push(next);
  }
  return sums;
}

/** Complete answers: a given cell of one component, and cells of the others that add up to a given sum. */
function witness(
  engine: Engine,
  branch: Branch,
  component: number,
  index: number,
  sums: readonly Set<number>[],
  sum: number,
): number[] {
  const { model, strides } = engine;
  const cells = model.cells.map(() => 0);
  if (model.parent >= 0) cells[model.parent] = branch.parent;
  const put = (which: number, at: number) => {
    model.components[which].criteria.forEach((criterion, place) => {
      cells[criterion] = Math.floor(at / strides[which][place]) % model.cells[criterion];
    });
  };
  put(component, index);
  let rest = sum;
  const others = branch.distributions.map((_, which) => which).filter((which) => which !== component);
  for (let step = others.length - 1; step >= 0; step--) {
    const table = model.components[others[step]].tables[branch.parent];
    const found = table.findIndex(
      (state) => state >= 0 && [...sums[step]].some((before) => before + engine.points[state] === rest),
    );
    put(others[step], found);
    const point = engine.points[table[found]];
    rest = [...sums[step]].find((before) => before + point === rest) ?? 0;
  }
  return cells;
}
