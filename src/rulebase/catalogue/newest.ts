import type { CapabilityValues, Carrier } from '../../model/broker.js';

/** The newest month that anything about brokers is dated with, YYYY-MM; a mere year dates nothing to a month. */
export function newestMonth(carriers: readonly Carrier[]): string {
  const datesIn = (facts: CapabilityValues) => [...facts.keys()].map((name) => facts.get(name)?.asOf ?? '');
  const dates = carriers.flatMap(({ checked, facts, limits, modes }) => [
    checked,
    ...datesIn(facts),
    ...limits.map(({ asOf }) => asOf),
    ...modes.flatMap((mode) => datesIn(mode.facts)),
  ]);
  const months = dates.filter((date) => date.length >= 7).map((date) => date.slice(0, 7));
  return months.sort().at(-1) ?? '';
}
