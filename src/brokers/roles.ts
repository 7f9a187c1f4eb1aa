import type { Criterion, Role } from '../model/criterion.js';

type Roles = ReadonlyMap<Role, Criterion>;

const known = new WeakMap<readonly Criterion[], Roles>();

/** The criterion that plays a role; looked up once for each vocabulary, since every carrier of every flow asks. */
export function inRole(criteria: readonly Criterion[], role: Role): Criterion | undefined {
  let roles = known.get(criteria);
  if (roles === undefined) {
    roles = new Map(
      criteria.flatMap((criterion) => (criterion.role === undefined ? [] : [[criterion.role, criterion] as const])),
    );
    known.set(criteria, roles);
  }
  return roles.get(role);
}
