import type { Objection } from '../../model/carrying.js';
import type { Criterion } from '../../model/criterion.js';
import type { Flow } from '../../model/system.js';
import { inRole } from '../roles.js';

/**
 * Whether the file says that the workaround for what a carrier strains at is in place: a flag that is true, or a time
 * that is as long as the work on a record.
 */
export function isSettled({ settledBy }: Objection, flow: Flow, criteria: readonly Criterion[]): boolean {
  const value = settledBy === undefined ? undefined : flow.uses?.get(settledBy)?.value;
  if (typeof value !== 'number') return value === true;
  const work = inRole(criteria, 'work');
  const ranges = (work && flow.needs.get(work.name)?.ranges) ?? [];
  return ranges.length > 0 && ranges.every(({ high }) => value >= high);
}
