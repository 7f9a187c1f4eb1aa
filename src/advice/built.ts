import type { SetupField } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Flow, SetupValue } from '../model/system.js';

/** The fact of a flow's `uses` of a kind or in a role, such as what carries it. */
export function builtFact(
  { uses }: Flow,
  { setup }: RuleBase,
  is: Partial<Pick<SetupField, 'kind' | 'role'>>,
): SetupValue | undefined {
  if (uses === undefined) return undefined;
  const known = setup.find(({ kind, role }) => (is.kind ?? kind) === kind && (is.role ?? role) === role);
  return known && uses.get(known.name);
}
