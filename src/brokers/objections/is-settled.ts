import type { Objection } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import type { Flow } from '../../model/system.js';

/**
 * Whether the file says that the workaround for what a carrier strains at is in place: a flag that is true, the value
 * that is asked for, or a time that is as long as those that the objection is about.
 */
export function isSettled(objection: Objection, flow: Flow, criteria: readonly Criterion[]): boolean {
  const { settledBy, settledAs } = objection;
  const value = settledBy === undefined ? undefined : flow.uses?.get(settledBy)?.value;
  if (value === undefined) return false;
  if (settledAs !== undefined) return String(value) === settledAs;
  if (typeof value !== 'number') return value === true;
  return longest(objection, flow, criteria) <= value;
}

/** The longest of the times that an objection comes from; where it comes from none, any answer will do. */
function longest({ criteria: names }: Objection, flow: Flow, criteria: readonly Criterion[]): number {
  const times = criteria.filter(
    ({ name, domain }) => names.includes(name) && domain.kind === 'quantity' && domain.measure === 'duration',
  );
  const ranges = times.flatMap(({ name }) => flow.needs.get(name)?.ranges ?? []);
  return Math.max(0, ...ranges.map(({ high }) => high));
}
