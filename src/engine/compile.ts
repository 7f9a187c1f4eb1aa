import { joinedGroups } from './components.js';
import { fix, holds, reads } from './condition.js';
import type { Component, Model, State } from './model.js';
import { DECISIVE_E, DECISIVE_M } from './score-plane.js';
import type { Condition, Spec } from './spec.js';

/** More cells than this in one component and a table no longer pays. */
export const COMPONENT_LIMIT = 20_000;

/** A component past its limit: which criteria were joined, and by which rules and exclusions. */
export interface TooLarge {
  readonly criteria: readonly number[];
  readonly size: number;
  readonly rules: readonly number[];
  readonly exclusions: readonly number[];
}

type Residual = { readonly index: number; readonly rest: Condition | boolean };

const criteriaOf = (rest: Condition | boolean) =>
  typeof rest === 'boolean' ? new Set<number>() : reads(rest, new Set());

/** Splits a rule base into independent components and tabulates each, once for every value of the parent. */
export function compile(spec: Spec, limit = COMPONENT_LIMIT): { model: Model } | { tooLarge: TooLarge } {
  const parents = spec.parent < 0 ? 1 : spec.cells[spec.parent];
  const given = (condition: Condition, parent: number) =>
    spec.parent < 0 ? condition : fix(condition, spec.parent, parent);
  const rules: Residual[][] = [];
  const exclusions: Residual[][] = [];
  for (let parent = 0; parent < parents; parent++) {
    rules.push(spec.rules.map((rule, index) => ({ index, rest: given(rule.when, parent) })));
    exclusions.push(spec.exclusions.map((when, index) => ({ index, rest: given(when, parent) })));
  }
  const links = [...rules.flat(), ...exclusions.flat()].map(({ rest }) => criteriaOf(rest));
  const groups = joinedGroups(
    new Set(links.flatMap((link) => [...link])),
    links.filter((link) => link.size > 0),
  );

  const states = new StateList();
  const components: Component[] = [];
  // The empty group carries what is settled by the parent alone.
  for (const criteria of [[], ...groups]) {
    const size = criteria.reduce((product, criterion) => product * spec.cells[criterion], 1);
    const inside = (rest: Condition | boolean) =>
      criteria.length === 0 ? rest === true : [...criteriaOf(rest)].some((criterion) => criteria.includes(criterion));
    if (size > limit) {
      const joined = (all: Residual[][]) => [
        ...new Set(
          all
            .flat()
            .filter(({ rest }) => criteriaOf(rest).size > 1 && inside(rest))
            .map(({ index }) => index),
        ),
      ];
      return { tooLarge: { criteria, size, rules: joined(rules), exclusions: joined(exclusions) } };
    }
    const tables = rules.map((_, parent) =>
      tabulate(
        spec,
        criteria,
        size,
        rules[parent].filter(({ rest }) => inside(rest)),
        exclusions[parent].filter(({ rest }) => inside(rest)),
        states,
      ),
    );
    components.push({ criteria, size, tables });
  }
  return {
    model: {
      cells: spec.cells,
      parent: spec.parent,
      prior: spec.prior,
      regions: spec.regions,
      rules: spec.rules.length,
      components,
      states: states.list,
    },
  };
}

function tabulate(
  spec: Spec,
  criteria: number[],
  size: number,
  rules: Residual[],
  exclusions: Residual[],
  states: StateList,
): number[] {
  const cells = new Array<number>(spec.cells.length).fill(0);
  const table: number[] = [];
  for (let cell = 0; cell < size; cell++) {
    let rest = cell;
    for (const criterion of criteria) {
      cells[criterion] = rest % spec.cells[criterion];
      rest = Math.floor(rest / spec.cells[criterion]);
    }
    const isTrue = ({ rest: condition }: Residual) =>
      condition === true || (condition !== false && holds(condition, cells));
    table.push(
      exclusions.some(isTrue)
        ? -1
        : states.of(
            spec,
            rules.filter(isTrue).map(({ index }) => index),
          ),
    );
  }
  return table;
}

/** Each distinct set of fired rules once, with what it adds up to. */
class StateList {
  readonly list: State[] = [];
  private readonly known = new Map<string, number>();

  of(spec: Spec, fired: number[]): number {
    const key = fired.join();
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.list.length;
      this.known.set(key, index);
      let [m, e, decisive] = [0, 0, 0];
      for (const rule of fired) {
        m += spec.rules[rule].m;
        e += spec.rules[rule].e;
        if (spec.rules[rule].decisive)
          decisive |= (spec.rules[rule].m > 0 ? DECISIVE_M : 0) | (spec.rules[rule].e > 0 ? DECISIVE_E : 0);
      }
      this.list.push({ m, e, decisive, fired });
    }
    return index;
  }
}
