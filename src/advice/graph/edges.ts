import type { Flow } from '../../model/system.js';

/** The flows as numbers, in the order given, and what leads to what: handling a flow emits those behind it. */
export interface Edges {
  readonly flows: readonly Flow[];
  /** For each flow, those in its `after`; each once. */
  readonly before: readonly (readonly number[])[];
  readonly behind: readonly (readonly number[])[];
}

export function edgesOf(flows: readonly Flow[]): Edges {
  const at = new Map(flows.map(({ name }, index) => [name, index]));
  const before = flows.map(({ after }) =>
    [...new Set(after.flatMap(({ name }) => at.get(name) ?? []))].sort((a, b) => a - b),
  );
  const behind: number[][] = flows.map(() => []);
  before.forEach((list, flow) => {
    for (const other of list) behind[other].push(flow);
  });
  return { flows, before, behind };
}

/** As many flows as a path names at its start, and at its end. */
const ENDS = 6;

/** Flow names as a path; of a long one the two ends. */
export function pathText(names: readonly string[]): string {
  if (names.length <= 2 * ENDS) return names.join(' → ');
  return [...names.slice(0, ENDS), `… (${names.length - 2 * ENDS} more)`, ...names.slice(-ENDS)].join(' → ');
}

/** The most names that a message lists. */
const LISTED = 5;

/** Names as a list, shortened. */
export function listText(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
