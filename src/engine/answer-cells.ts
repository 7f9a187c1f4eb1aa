import { type Engine, priorOf } from './model.js';
import type { Masks } from './spec.js';

/** The cells of one component that a set of answers allows, in a fixed order. */
export interface AnswerCells {
  /** Index of each into the component's tables. */
  readonly indices: Int32Array;
  /** For each criterion of the component, the cells allowed; the first criterion's vary fastest. */
  readonly cells: readonly (readonly number[])[];
}

/** The cells that a mask holds, ascending. */
export function cellsIn(mask: number): number[] {
  const cells: number[] = [];
  for (let cell = 0, rest = mask; rest !== 0; cell++, rest >>>= 1) if ((rest & 1) !== 0) cells.push(cell);
  return cells;
}

/** Every sum of one allowed cell a criterion times the criterion's stride. */
export function offsetsOf(cells: readonly (readonly number[])[], strides: readonly number[]): Int32Array {
  let size = 1;
  for (const list of cells) size *= list.length;
  const offsets = new Int32Array(size);
  let filled = size === 0 ? 0 : 1;
  for (let k = 0; k < cells.length; k++) {
    const stride = strides[k];
    // From the last cell back to the first, so that what is read is not yet overwritten.
    for (let rank = cells[k].length - 1; rank >= 0; rank--) {
      const more = cells[k][rank] * stride;
      for (let i = 0; i < filled; i++) offsets[rank * filled + i] = offsets[i] + more;
    }
    filled *= cells[k].length;
  }
  return offsets;
}

export function answerCells({ model, strides }: Engine, component: number, masks: Masks): AnswerCells {
  const cells: number[][] = [];
  for (const criterion of model.components[component].criteria) cells.push(cellsIn(masks[criterion]));
  return { indices: offsetsOf(cells, strides[component]), cells };
}

/** Prior weight of each cell of a box under one value of the parent. */
export function weightsOf(
  { model }: Engine,
  component: number,
  parent: number,
  { indices, cells }: AnswerCells,
): Float64Array {
  const { criteria } = model.components[component];
  const weights = new Float64Array(indices.length).fill(1);
  let filled = indices.length === 0 ? 0 : 1;
  for (let k = 0; k < criteria.length; k++) {
    const prior = priorOf(model, criteria[k], parent);
    for (let rank = cells[k].length - 1; rank >= 0; rank--) {
      const factor = prior[cells[k][rank]];
      for (let i = 0; i < filled; i++) weights[rank * filled + i] = weights[i] * factor;
    }
    filled *= cells[k].length;
  }
  return weights;
}
