import { cellsIn, offsetsOf } from '../answer-cells.js';
import type { Engine } from '../model.js';
import type { Masks } from '../spec.js';
import { FIELDS, pushCertain } from './certain.js';

/** One criterion answered with one cell. */
export interface Change {
  readonly criterion: number;
  readonly cell: number;
}

/**
 * What changes do to the certain part of a flow. A row holds, for each value of the parent, what the changes in one
 * component add to `base`; rows of different components add up. The parent counts as a component of its own:
 * choosing one of its values breaks the others.
 */
export class Effects {
  /** Numbers in a row. */
  readonly width: number;
  /** What is certain without a change, added up over all components. */
  readonly base: number[] = [];
  /** All rows, one after the other; the first adds nothing. */
  readonly rows: number[] = [];
  /** What is certain of each component without a change. */
  private readonly unchanged: number[][] = [];
  private readonly starts = new Map<number, number>();
  private readonly cells: number[][];
  /** Offsets of the answers to the unchanged criteria of a component, by the criteria that change. */
  private readonly rests = new Map<number, Int32Array>();

  constructor(
    private readonly engine: Engine,
    private readonly masks: Masks,
  ) {
    const { model, parents } = engine;
    this.cells = masks.map(cellsIn);
    this.width = FIELDS * parents;
    for (let field = 0; field < this.width; field++) {
      this.rows.push(0);
      this.base.push(0);
    }
    for (let component = 0; component < model.components.length; component++) {
      const [row, offsets]: [number[], Int32Array] = [[], this.offsets(component, [])];
      for (let parent = 0; parent < parents; parent++) pushCertain(engine, component, parent, 0, offsets, row);
      this.unchanged.push(row);
      for (let field = 0; field < this.width; field++) this.base[field] += row[field];
    }
    for (let parent = 0; parent < parents; parent++) if (!this.isAllowed(parent)) this.base[FIELDS * parent + 1]++;
  }

  /** The component in which a change falls; -1 where nothing reads the criterion. */
  componentOf(criterion: number): number {
    const { model, componentOf } = this.engine;
    return criterion === model.parent ? model.components.length : componentOf[criterion];
  }

  /** A sum with one row added and another one taken away. */
  moved(sum: readonly number[], more: number, less: number): number[] {
    const { rows } = this;
    const result: number[] = [];
    for (let field = 0; field < sum.length; field++) result.push(sum[field] + rows[more + field] - rows[less + field]);
    return result;
  }

  /** Where the row of some changes in one component starts; their criteria ascend. */
  rowOf(changes: readonly Change[]): number {
    let key = 0;
    for (let i = 0; i < changes.length; i++) key = key * 0x8000 + changes[i].criterion * 32 + changes[i].cell + 1;
    let start = this.starts.get(key);
    if (start === undefined) {
      start = this.rows.length;
      this.starts.set(key, start);
      if (changes[0].criterion === this.engine.model.parent) this.pushParent(changes[0].cell);
      else this.pushChanged(this.engine.componentOf[changes[0].criterion], changes);
    }
    return start;
  }

  private pushParent(cell: number): void {
    for (let parent = 0; parent < this.engine.parents; parent++)
      this.rows.push(0, Number(parent !== cell) - Number(!this.isAllowed(parent)), 0);
  }

  private isAllowed(parent: number): boolean {
    const { model } = this.engine;
    return model.parent < 0 || (this.masks[model.parent] & (1 << parent)) !== 0;
  }

  private pushChanged(component: number, changes: readonly Change[]): void {
    const { engine, rows } = this;
    const { criteria } = engine.model.components[component];
    let [at, key] = [0, 0];
    for (const { criterion, cell } of changes) {
      at += cell * engine.strides[component][criteria.indexOf(criterion)];
      key = key * 1024 + criterion + 1;
    }
    let rest = this.rests.get(key);
    if (rest === undefined) {
      rest = this.offsets(component, changes);
      this.rests.set(key, rest);
    }
    const start = rows.length;
    const before = this.unchanged[component];
    for (let parent = 0; parent < engine.parents; parent++) pushCertain(engine, component, parent, at, rest, rows);
    for (let field = 0; field < before.length; field++) rows[start + field] -= before[field];
  }

  /** Offsets of all that the answers allow in a component, the changed criteria left at their first cell. */
  private offsets(component: number, changes: readonly Change[]): Int32Array {
    const cells: (readonly number[])[] = [];
    for (const criterion of this.engine.model.components[component].criteria)
      cells.push(changes.some((change) => change.criterion === criterion) ? [0] : this.cells[criterion]);
    return offsetsOf(cells, this.engine.strides[component]);
  }
}
