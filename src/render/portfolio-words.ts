import type { Portfolio, PortfolioCost } from '../model/carrying.js';
import type { RuleBase } from '../model/knowledge.js';
import { list, plural } from '../text/phrases.js';

/** What a set of brokers comes to: `1 flow unmet, 2 routine workarounds`, or that nothing strains. */
export function costWords({ unmet, costly, routine }: PortfolioCost): string {
  const parts = [
    ...(unmet > 0 ? [`${plural(unmet, 'flow')} not known to be carried`] : []),
    ...(costly > 0 ? [plural(costly, 'costly strain')] : []),
    ...(routine > 0 ? [plural(routine, 'routine workaround')] : []),
  ];
  return parts.length === 0 ? 'nothing strains' : list(parts);
}

export function platformNames(ids: readonly string[], { catalogue }: RuleBase): string {
  return list(ids.map((id) => catalogue.platforms.find((platform) => platform.id === id)?.name ?? id));
}

/** What another set adds to what runs, or to what is recommended. */
function means(recommended: Portfolio, { brokers, adds }: Portfolio, base: RuleBase): string {
  if (adds.length === 0) return recommended.adds.length === 0 ? `with ${list(brokers)}` : 'with what runs';
  const more = adds.filter((id) => !recommended.adds.includes(id));
  if (more.length === adds.length - recommended.adds.length && more.length > 0)
    return `adding ${platformNames(more, base)}${recommended.adds.length > 0 ? ' as well' : ''}`;
  if (adds.join() === recommended.adds.join()) return `with ${list(brokers)}`;
  return `adding ${platformNames(adds, base)} instead`;
}

/** How a set is better or worse than the recommended one. */
export function difference(recommended: Portfolio, other: Portfolio): string {
  const of = ({ unmet, costly, routine }: PortfolioCost) =>
    [
      [unmet, 'unmet flow', 'unmet flows'],
      [costly, 'costly strain', 'costly strains'],
      [routine, 'routine workaround', 'routine workarounds'],
    ] as const;
  const then = of(other);
  const changes = of(recommended).flatMap(([now, one, many], at) => {
    const [next] = then[at];
    if (next === now) return [];
    if (next === 0)
      return [`${now === 1 ? `the ${one} goes` : now === 2 ? `both ${many} go` : `all ${now} ${many} go`}`];
    if (next < now) return [`${now - next} of ${now} ${many} ${now - next === 1 ? 'goes' : 'go'}`];
    return [now === 0 ? plural(next, one, many) : `${next} ${many} instead of ${now}`];
  });
  return changes.length === 0 ? 'the same strains' : list(changes);
}

/** One line: `adding PostgreSQL: both routine workarounds go`. */
export function alternativeWords(recommended: Portfolio, other: Portfolio, base: RuleBase): string {
  return `${means(recommended, other, base)}: ${difference(recommended, other)}`;
}
