import type { Engine } from '../model.js';
import { nothingSaid } from '../spec.js';
import { branchesOf } from '../style-outlook.js';

/** For each rule, whether it fires in some complete, consistent set of answers, and whether it fires in all. */
export function witnessOfFiring(engine: Engine): { some: boolean; every: boolean }[] {
  const result = Array.from({ length: engine.model.rules }, () => ({ some: false, every: true }));
  for (const { distributions } of branchesOf(engine, nothingSaid(engine.model.cells))) {
    const always = new Set<number>();
    for (const { states } of distributions) {
      const fired = states.map((state) => new Set(engine.model.states[state].fired));
      for (const set of fired) for (const rule of set) result[rule].some = true;
      for (const rule of fired[0] ?? []) if (fired.every((set) => set.has(rule))) always.add(rule);
    }
    result.forEach((rule, index) => {
      if (!always.has(index)) rule.every = false;
    });
  }
  return result;
}
