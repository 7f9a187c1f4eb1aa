import { Plane } from './plane.js';
import type { Spec } from './spec.js';

/** A set of rules that fire together, and what it adds to the point. */
export interface State {
  readonly m: number;
  readonly e: number;
  readonly decisive: number;
  readonly fired: readonly number[];
}

/** Criteria that some rule or exclusion joins; `tables[parent][cell]` is a state's index, or -1 where excluded. */
export interface Component {
  readonly criteria: readonly number[];
  readonly size: number;
  readonly tables: readonly (readonly number[])[];
}

/** A compiled rule base: plain data, so that it can be written to a file at build time. */
export interface Model {
  readonly cells: readonly number[];
  readonly parent: number;
  readonly prior: Spec['prior'];
  readonly regions: Spec['regions'];
  readonly rules: number;
  readonly components: readonly Component[];
  readonly states: readonly State[];
}

/** What the functions of the engine work on: the model with its plane laid out and its states packed. */
export interface Engine {
  readonly model: Model;
  readonly plane: Plane;
  /** Packed point of each state. */
  readonly points: Int32Array;
  /** Number of values of the parent; 1 where there is none. */
  readonly parents: number;
  /** The component of each criterion, or -1 where nothing reads it. */
  readonly componentOf: Int32Array;
}

export function start(model: Model): Engine {
  const most = (pick: (state: State) => number) =>
    model.components.reduce((sum, component) => {
      let top = 0;
      for (const table of component.tables)
        for (const index of table) if (index >= 0) top = Math.max(top, pick(model.states[index]));
      return sum + top;
    }, 0);
  const plane = new Plane(
    model.regions,
    most((state) => state.m),
    most((state) => state.e),
  );
  const points = Int32Array.from(model.states, (state) => plane.pack(state.m, state.e, state.decisive));
  const componentOf = new Int32Array(model.cells.length).fill(-1);
  model.components.forEach((component, index) => {
    for (const criterion of component.criteria) componentOf[criterion] = index;
  });
  return { model, plane, points, parents: model.parent < 0 ? 1 : model.cells[model.parent], componentOf };
}

/** Prior weights of a criterion's cells under one value of the parent. */
export function priorOf(model: Model, criterion: number, parent: number): readonly number[] {
  const rows = model.prior[criterion];
  return rows.length === 1 ? rows[0] : rows[parent];
}
