import type { Masks } from '../spec.js';
import type { Change } from './effects.js';
import type { Found } from './search.js';

/**
 * Without the sets that differ from another one, which gives the same style, in the cell of one quantity alone and are
 * farther from what was said; of equally near ones the lower cell stays. `ordered`: the criteria that are quantities.
 */
export function withoutFarther(found: readonly Found[], masks: Masks, ordered: readonly boolean[]): readonly Found[] {
  const alike = new Map<string, Found[]>();
  for (const set of found)
    for (const { criterion } of set.changes) {
      if (!ordered[criterion]) continue;
      const key = keyBeside(set, criterion);
      const group = alike.get(key);
      if (group === undefined) alike.set(key, [set]);
      else group.push(set);
    }
  const kept = ({ changes }: Found, criterion: number, group: readonly Found[]) => {
    const own = cellOf(changes, criterion);
    const distance = distanceTo(masks[criterion], own);
    return group.every((other) => {
      const cell = cellOf(other.changes, criterion);
      const far = distanceTo(masks[criterion], cell);
      return far > distance || (far === distance && cell >= own);
    });
  };
  return found.filter((set) =>
    set.changes.every(
      ({ criterion }) => !ordered[criterion] || kept(set, criterion, alike.get(keyBeside(set, criterion)) ?? []),
    ),
  );
}

/** What a set is but for the cell of one criterion. */
function keyBeside({ changes, style }: Found, criterion: number): string {
  const rest = changes.map((change) =>
    change.criterion === criterion ? `${criterion}` : `${change.criterion}=${change.cell}`,
  );
  return `${style} ${criterion} ${rest.join()}`;
}

const cellOf = (changes: readonly Change[], criterion: number) =>
  changes.find((change) => change.criterion === criterion)?.cell ?? 0;

/** How many cells lie between a cell and the nearest one that was said, itself counted. */
function distanceTo(mask: number, cell: number): number {
  for (let distance = 0; distance < 32; distance++)
    if ((mask & (1 << (cell + distance))) !== 0 || (cell >= distance && (mask & (1 << (cell - distance))) !== 0))
      return distance;
  return 32;
}
