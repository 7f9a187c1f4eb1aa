import type { RuleBase } from '../model/knowledge.js';
import type { OldFact } from '../model/pages/old-fact.js';

/** The last day that a date of the form YYYY, YYYY-MM or YYYY-MM-DD can mean. */
function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length === 7)
    return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5)), 0)).toISOString().slice(0, 10);
  return date;
}

/** The day so many months before another, both YYYY-MM-DD. */
export function monthsBefore(today: string, months: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
}

/** Facts and limits whose source bears a date before a day: due for a look, the oldest first. */
export function factsOlderThan(base: RuleBase, day: string): OldFact[] {
  // A composition's own facts count; what it has from its parts is listed with them.
  const carriers = base.catalogue.carriers.filter(({ parts }) => parts.length <= 1);
  return carriers
    .flatMap((carrier) => [
      ...[...carrier.facts.keys()].flatMap((name) => {
        const fact = carrier.facts.get(name);
        return fact === undefined ? [] : [{ carrier: carrier.id, fact: name, asOf: fact.asOf, url: fact.source.url }];
      }),
      ...carrier.limits.map((limit) => ({
        carrier: carrier.id,
        fact: limit.id,
        asOf: limit.asOf,
        url: limit.source.url,
      })),
    ])
    .filter(({ asOf }) => lastDay(asOf) < day)
    .sort((a, b) => (lastDay(a.asOf) < lastDay(b.asOf) ? -1 : lastDay(a.asOf) > lastDay(b.asOf) ? 1 : 0));
}
