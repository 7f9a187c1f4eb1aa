import type { ImportNeed } from '../../model/entries/import.js';
import type { Resource } from '../resource.js';
import type { Follow } from './paths.js';
import { holds } from './tests.js';

/** Needs that files state in so many words; `undefined` where two of them state different things. */
export type StatedNeeds = Map<string, { readonly value: string; readonly because: string } | undefined>;

/** Adds what a resource states. */
export function state(needs: StatedNeeds, rows: readonly ImportNeed[], resource: Resource, to: Follow): void {
  for (const { says, when, because } of rows) {
    if (holds(when, resource, to) !== true) continue;
    for (const [need, said] of Object.entries(says)) {
      const value = String(said);
      const before = needs.get(need);
      needs.set(need, needs.has(need) && before?.value !== value ? undefined : { value, because });
    }
  }
}
