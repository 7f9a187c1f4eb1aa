import { conditionOf, type Rulebook } from '../../advice/index.js';
import { COMPONENT_LIMIT, holds, reads } from '../../engine/index.js';
import type { Unsound } from '../../model/pages/verification.js';

/** Two rules for the same side that hold on the same answers: one reason counted twice. */
export function saidTwice(rulebook: Rulebook): Unsound[] {
  const { rules } = rulebook.base;
  const found: Unsound[] = [];
  const seen = new Map<string, string>();
  for (const rule of rules) {
    const key = `${rule.favours} ${truthTable(rulebook, rule.id)}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, rule.id);
    else
      found.push({
        check: 'twice',
        id: rule.id,
        message: `says the same as ${first}: both favour ${rule.favours} on exactly the same answers`,
        witness: {},
      });
  }
  return found;
}

/** The condition as the criteria it truly depends on and its truth on each of their cells. */
function truthTable(rulebook: Rulebook, id: string): string {
  const rule = rulebook.base.rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return id;
  const condition = conditionOf(rule.when, rulebook);
  const { cells } = rulebook.spec;
  const criteria = [...reads(condition, new Set())].sort((a, b) => a - b);
  const size = criteria.reduce((product, criterion) => product * cells[criterion], 1);
  if (size > COMPONENT_LIMIT) return id;
  const point = cells.map(() => 0);
  let table = '';
  for (let index = 0; index < size; index++) {
    let rest = index;
    for (const criterion of criteria) {
      point[criterion] = rest % cells[criterion];
      rest = Math.floor(rest / cells[criterion]);
    }
    table += holds(condition, point) ? '1' : '0';
  }
  return `${criteria.join()}:${table}`;
}
