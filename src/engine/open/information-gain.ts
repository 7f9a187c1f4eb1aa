import type { ComponentDistribution } from '../component-distribution.js';

/** Adds up the mass in each region for each answer of each criterion. */
export class InformationGain {
  private readonly mass: (Float64Array | undefined)[] = [];
  private readonly all = new Float64Array(4);

  constructor(private readonly cells: readonly number[]) {}

  /** All that a component can be under one value of the parent; `pull` as in pull.ts. */
  addComponent(criteria: readonly number[], { box, slots, weights }: ComponentDistribution, pull: Float64Array): void {
    let width = 1;
    for (let k = 0; k < criteria.length; k++) {
      const cells = box.cells[k];
      if (cells.length > 1) {
        // Weights by cell and point first: far fewer of these than of cells of the box.
        const points = pull.length / 4;
        const met = new Float64Array(cells.length * points);
        for (let i = 0; i < slots.length; i++)
          if (slots[i] >= 0) met[(((i / width) | 0) % cells.length) * points + slots[i]] += weights[i];
        const row = this.rowOf(criteria[k]);
        for (let i = 0; i < met.length; i++) {
          if (met[i] === 0) continue;
          const [cell, point] = [cells[(i / points) | 0], i % points];
          for (let region = 0; region < 4; region++) row[4 * cell + region] += met[i] * pull[4 * point + region];
        }
      }
      width *= cells.length;
    }
  }

  /** All that a branch can be. */
  addBranch(parent: number, cell: number, whole: Float64Array): void {
    for (let region = 0; region < 4; region++) this.all[region] += whole[region];
    if (parent >= 0) this.rowOf(parent).set(whole, 4 * cell);
  }

  /** Expected drop of entropy over the regions when the criterion is answered, in bits. */
  of(criterion: number): number {
    const row = this.rowOf(criterion);
    const total = sum(this.all);
    let after = 0;
    for (let cell = 0; cell < this.cells[criterion]; cell++) {
      const group = row.subarray(4 * cell, 4 * cell + 4);
      const mass = sum(group);
      if (mass > 0) after += (mass / total) * entropy(group, mass);
    }
    // To a millionth of a millionth, so that what is equal but for rounding stays in the order of criteria.
    return Math.max(0, Math.round((entropy(this.all, total) - after) * 1e12) / 1e12);
  }

  private rowOf(criterion: number): Float64Array {
    let row = this.mass[criterion];
    if (row === undefined) {
      row = new Float64Array(4 * this.cells[criterion]);
      this.mass[criterion] = row;
    }
    return row;
  }
}

const sum = (mass: Float64Array) => mass[0] + mass[1] + mass[2] + mass[3];

function entropy(mass: Float64Array, total: number): number {
  let bits = 0;
  for (const part of mass) if (part > 0) bits -= (part / total) * Math.log2(part / total);
  return bits;
}
