import type { Distribution } from './convolve.js';
import { leaveOneOut } from './leave-one-out.js';
import type { Engine } from './model.js';
import { type Branch, branchesOf, regionMass } from './outlook.js';
import { parentIsOpen } from './parent-open.js';
import type { Masks } from './spec.js';
import { eachCell } from './spread.js';

/** A criterion whose answer can still change the style. */
export interface OpenCell {
  readonly criterion: number;
  /** Expected drop of entropy over the styles when it is answered, in bits. */
  readonly matters: number;
}

const several = (mask: number) => (mask & (mask - 1)) !== 0;

/**
 * The open criteria, the one that matters most first. Open: two complete, consistent sets of answers that
 * differ in it alone give different styles.
 */
export function openCriteria(
  engine: Engine,
  masks: Masks,
  branches: readonly Branch[] = branchesOf(engine, masks),
): OpenCell[] {
  const { model } = engine;
  const gains = new Gains(model.cells);
  const open = new Set<number>();
  for (const branch of branches) {
    const wanted = model.components.flatMap((component, index) =>
      component.criteria.some((c) => several(masks[c])) ? [index] : [],
    );
    leaveOneOut(engine.plane, branch.weight, branch.spreads, wanted, (component, others) => {
      const view = viewOf(engine, others, branch.spreads[component].points);
      scan(engine, component, branch.parent, masks, view, gains, open);
    });
    gains.addBranch(engine, branch);
  }
  if (model.parent >= 0 && branches.length > 1 && parentIsOpen(engine, masks, branches)) open.add(model.parent);
  return [...open]
    .map((criterion) => ({ criterion, matters: Math.max(0, gains.of(criterion, model.parent)) }))
    .sort((a, b) => b.matters - a.matters || a.criterion - b.criterion);
}

/** How a component's points fall, given everything outside it. */
interface View {
  /** Mass in each region if the component stands at this point. */
  readonly mass: Map<number, readonly number[]>;
  /** Whether two points of the component can give different regions. */
  differ(a: number, b: number): boolean;
}

function viewOf({ plane }: Engine, others: Distribution, points: readonly number[]): View {
  const regions = new Map<number, Uint8Array>();
  const mass = new Map<number, number[]>();
  for (const point of points) {
    const region = new Uint8Array(others.keys.length);
    const sum = [0, 0, 0, 0];
    for (let i = 0; i < others.keys.length; i++) {
      region[i] = plane.region[plane.add(others.keys[i], point)];
      sum[region[i]] += others.mass[i];
    }
    regions.set(point, region);
    mass.set(point, sum);
  }
  const known = new Map<number, boolean>();
  const differ = (a: number, b: number) => {
    if (a === b) return false;
    const key = Math.min(a, b) * plane.size + Math.max(a, b);
    let answer = known.get(key);
    if (answer === undefined) {
      const [left, right] = [regions.get(a) as Uint8Array, regions.get(b) as Uint8Array];
      answer = left.some((region, index) => region !== right[index]);
      known.set(key, answer);
    }
    return answer;
  };
  return { mass, differ };
}

/** Walks the component once: adds up the mass for each answer, and compares cells that differ in one criterion. */
function scan(
  engine: Engine,
  component: number,
  parent: number,
  masks: Masks,
  view: View,
  gains: Gains,
  open: Set<number>,
): void {
  const { criteria } = engine.model.components[component];
  const unanswered = criteria.map((criterion) => several(masks[criterion]));
  const strides = criteria.map((_, index) =>
    criteria.slice(0, index).reduce((product, c) => product * engine.model.cells[c], 1),
  );
  // For each open criterion: the points met so far with all other answers equal.
  const alike = criteria.map(() => new Map<number, number[]>());
  eachCell(engine, component, parent, masks, (state, mass, cells) => {
    const point = engine.points[state];
    const regions = view.mass.get(point) as readonly number[];
    let index = 0;
    for (let k = 0; k < criteria.length; k++) index += cells[k] * strides[k];
    for (let k = 0; k < criteria.length; k++) {
      if (!unanswered[k]) continue;
      gains.add(criteria[k], cells[k], regions, mass);
      if (open.has(criteria[k])) continue;
      const key = index - cells[k] * strides[k];
      const met = alike[k].get(key);
      if (met === undefined) alike[k].set(key, [point]);
      else if (met.some((other) => view.differ(other, point))) open.add(criteria[k]);
      else if (!met.includes(point)) met.push(point);
    }
  });
}

const entropy = (mass: ArrayLike<number>, total: number) => {
  let bits = 0;
  for (let i = 0; i < mass.length; i++) if (mass[i] > 0) bits -= (mass[i] / total) * Math.log2(mass[i] / total);
  return bits;
};

/** Mass in each region for each answer of each criterion. */
class Gains {
  private readonly mass: (Float64Array | undefined)[] = [];
  private readonly all = new Float64Array(4);
  private readonly byParent = new Map<number, Float64Array>();

  constructor(private readonly cells: readonly number[]) {}

  add(criterion: number, cell: number, regions: readonly number[], mass: number): void {
    this.mass[criterion] ??= new Float64Array(this.cells[criterion] * 4);
    const row = this.mass[criterion];
    for (let region = 0; region < 4; region++) row[cell * 4 + region] += mass * regions[region];
  }

  addBranch(engine: Engine, branch: Branch): void {
    const here = regionMass(engine, branch);
    this.byParent.set(branch.parent, here);
    for (let region = 0; region < 4; region++) this.all[region] += here[region];
  }

  of(criterion: number, parent: number): number {
    const total = this.all.reduce((sum, mass) => sum + mass, 0);
    const groups = criterion === parent ? [...this.byParent.values()] : this.split(this.mass[criterion]);
    let after = 0;
    for (const group of groups) {
      const mass = group.reduce((sum, part) => sum + part, 0);
      if (mass > 0) after += (mass / total) * entropy(group, mass);
    }
    return entropy(this.all, total) - after;
  }

  private split(row: Float64Array | undefined): Float64Array[] {
    if (row === undefined) return [];
    return Array.from({ length: row.length / 4 }, (_, cell) => row.subarray(cell * 4, cell * 4 + 4));
  }
}
