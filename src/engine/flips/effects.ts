import { cellsIn, offsetsOf } from '../box.js';
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
  readonly base: Int32Array;
  /** All rows, one after the other; the first adds nothing. */
  readonly rows: number[] = [];
  /** What is certain of each component without a change. */
  private readonly unchanged: number[][] = [];
  private readonly starts = new Map<number, number>();
  private readonly cells: number[][];

  constructor(
    private readonly engine: Engine,
    private readonly masks: Masks,
  ) {
    const { model, parents } = engine;
    this.cells = masks.map(cellsIn);
    this.width = FIELDS * parents;
    this.base = new Int32Array(this.width);
    for (let field = 0; field < this.width; field++) this.rows.push(0);
    for (let component = 0; component < model.components.length; component++) {
      const row: number[] = [];
      this.pushComponent(component, [], row);
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

  /** Where the row of some changes in one component starts; their criteria ascend. */
  rowOf(changes: readonly Change[]): number {
    let key = 0;
    for (const { criterion, cell } of changes) key = key * 0x8000 + criterion * 32 + cell + 1;
    let start = this.starts.get(key);
    if (start === undefined) {
      start = this.rows.length;
      this.starts.set(key, start);
      if (changes[0].criterion === this.engine.model.parent) this.pushParent(changes[0].cell);
      else this.pushChanged(this.componentOf(changes[0].criterion), changes);
    }
    return start;
  }

  private pushChanged(component: number, changes: readonly Change[]): void {
    const start = this.rows.length;
    this.pushComponent(component, changes, this.rows);
    const before = this.unchanged[component];
    for (let field = 0; field < before.length; field++) this.rows[start + field] -= before[field];
  }

  private pushParent(cell: number): void {
    for (let parent = 0; parent < this.engine.parents; parent++)
      this.rows.push(0, Number(parent !== cell) - Number(!this.isAllowed(parent)), 0);
  }

  private isAllowed(parent: number): boolean {
    const { model } = this.engine;
    return model.parent < 0 || (this.masks[model.parent] & (1 << parent)) !== 0;
  }

  private pushComponent(component: number, changes: readonly Change[], into: number[]): void {
    const { engine } = this;
    const cells: number[][] = [];
    for (const criterion of engine.model.components[component].criteria) cells.push(this.cells[criterion]);
    for (const { criterion, cell } of changes)
      cells[engine.model.components[component].criteria.indexOf(criterion)] = [cell];
    const offsets = offsetsOf(cells, engine.strides[component]);
    for (let parent = 0; parent < engine.parents; parent++) pushCertain(engine, component, parent, offsets, into);
  }
}
