import { ScorePlane } from './score-plane.js';
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
  readonly plane: ScorePlane;
  /** Packed point of each state. */
  readonly points: Int32Array;
  /** Number of values of the parent; 1 where there is none. */
  readonly parents: number;
  /** The component of each criterion, or -1 where nothing reads it. */
  readonly componentOf: Int32Array;
  /** For each component, how far apart in its tables two neighbouring cells of a criterion are. */
  readonly strides: readonly (readonly number[])[];
  /** Criteria that nothing reads but whose answer still says something about the parent. */
  readonly telling: readonly number[];
}

export function start(model: Model): Engine {
  const most = { m: 0, e: 0, decisiveM: 0, decisiveE: 0 };
  const componentOf = new Int32Array(model.cells.length).fill(-1);
  const strides = model.components.map(({ criteria, tables }, component) => {
    let [m, e, decisive, stride] = [0, 0, 0, 1];
    for (const table of tables) {
      for (const index of table) {
        if (index < 0) continue;
        const state = model.states[index];
        if (state.m > m) m = state.m;
        if (state.e > e) e = state.e;
        decisive |= state.decisive;
      }
    }
    most.m += m;
    most.e += e;
    most.decisiveM += decisive & 1;
    most.decisiveE += decisive >> 1;
    return criteria.map((criterion) => {
      componentOf[criterion] = component;
      stride *= model.cells[criterion];
      return stride / model.cells[criterion];
    });
  });
  const plane = new ScorePlane(model.regions, most);
  const points = Int32Array.from(model.states, ({ m, e, decisive }) =>
    plane.pack({ m, e, decisiveM: decisive & 1, decisiveE: decisive >> 1 }),
  );
  const telling = model.cells
    .map((_, criterion) => criterion)
    .filter(
      (criterion) => componentOf[criterion] < 0 && criterion !== model.parent && model.prior[criterion].length > 1,
    );
  const parents = model.parent < 0 ? 1 : model.cells[model.parent];
  return { model, plane, points, parents, componentOf, strides, telling };
}

/** Prior weights of a criterion's cells under one value of the parent. */
export function priorOf(model: Model, criterion: number, parent: number): readonly number[] {
  const rows = model.prior[criterion];
  return rows.length === 1 ? rows[0] : rows[parent];
}
