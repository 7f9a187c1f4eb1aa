import type { BrokerCase, ImportFact } from '../../model/entries/import.js';
import type { Place } from '../../text/source.js';
import type { Claim, Evidence } from '../draft.js';
import type { NotRead, Resource } from '../resource.js';
import { textOf, type Unread, type Value } from '../value.js';
import type { Refuse } from './accepts.js';
import { convert } from './conversions.js';
import { type Follow, firstOf } from './paths.js';
import { holds, isByName } from './tests.js';

/** A fact that a resource states, or that its service sets where it states nothing. */
export interface ReadFact {
  readonly fact: string;
  readonly claim: Claim;
  readonly least: boolean;
  /** The fact of the channel that bounds it. */
  readonly atMost?: string;
}

/** A fact that a resource sets to what is not known before it is deployed. */
export interface UnreadFact {
  readonly fact: string;
  readonly unread: NotRead;
}

export type FoundFact = ReadFact | UnreadFact;

const isRead = (found: FoundFact): found is ReadFact => 'claim' in found;

/** What a value rests on. */
export function evidenceOf(value: Value): Evidence {
  if (value.kind === 'scalar' && value.parameter !== undefined)
    return { grade: 'parameter', place: value.place, parameter: value.parameter };
  return { grade: 'literal', place: value.place };
}

/** What facts are read with. */
export interface Look {
  readonly follow: Follow;
  readonly refuse: Refuse;
  readonly notRead: (what: NotRead) => void;
}

/** The facts that a resource's properties are, for records that come over a broker; what can't be read is told. */
export function factsOf(
  resource: Resource,
  rows: readonly ImportFact[],
  broker: string | undefined,
  { follow: to, refuse, notRead }: Look,
): FoundFact[] {
  return rows.flatMap((row): FoundFact[] => {
    const { fact, least, because, atMost } = row;
    if (row.on.length > 0 && (broker === undefined || !row.on.includes(broker))) return [];
    const applies = holds(row.when, resource, to);
    if (applies === false) return [];
    const unread = (place: Place, reason: string) => ({ fact, unread: { place, what: row.from[0] ?? fact, reason } });
    // Where it hangs on something that is not known, the value itself may be missing as well: then nothing is there.
    if (applies !== true)
      return firstOf(resource, row.from, to).length > 0 ? [unread(applies.place, applies.reason)] : [];
    const found = firstOf(resource, row.from, to);
    if (found.length === 0) {
      const [text] = row.otherwise ?? [];
      const evidence: Evidence = { grade: 'default', place: resource.place };
      return text === undefined
        ? []
        : [{ fact, least, atMost, claim: { text, evidence, ...(because ? { note: because } : {}) } }];
    }
    const [{ value, keyed }] = found;
    const told = (reason: string) => {
      const left = unread(keyed ?? value.place, reason);
      notRead(left.unread);
      return [left];
    };
    if (value.kind === 'unread') return told(value.reason);
    const factor = row.times === undefined ? undefined : firstOf(resource, [row.times], to)[0];
    if (row.times !== undefined && textOf(factor?.value) === undefined)
      return factor === undefined
        ? []
        : [unread(factor.value.place, 'the count that it is multiplied by is not known')];
    const converted = convert(value, row.as, { ...row, times: factor && Number(textOf(factor.value)) });
    const reason = 'reason' in converted ? converted.reason : refuse(fact, converted.text);
    if ('reason' in converted || reason !== undefined) return told(reason ?? '');
    return [
      {
        fact,
        least,
        atMost,
        claim: { text: converted.text, evidence: evidenceOf(value), ...(because ? { note: because } : {}) },
      },
    ];
  });
}

/** The broker that a resource is; where that hangs on a value that is not known, nothing, and that is told. */
export function brokerOf(
  resource: Resource,
  cases: readonly BrokerCase[],
  to: Follow,
  notRead: (what: NotRead) => void,
): Claim | undefined {
  let unknown: Unread | undefined;
  for (const { is, when, because, protocol } of cases) {
    // Where a value is not known, what it is called may tell.
    if (
      unknown !== undefined &&
      !Object.values(when ?? {})
        .flat()
        .some(isByName)
    )
      continue;
    const truth = holds(when, resource, to);
    if (truth === true) {
      const [found] = firstOf(resource, Object.keys(when ?? {}), to);
      const evidence: Evidence =
        found === undefined ? { grade: 'literal', place: resource.place } : evidenceOf(found.value);
      return { text: is, evidence, ...(because ? { note: because } : {}), ...(protocol ? { isProtocol: true } : {}) };
    }
    if (truth !== false) unknown ??= truth;
  }
  if (unknown !== undefined)
    notRead({ place: unknown.place, what: `which broker ${resource.id} is`, reason: unknown.reason });
  return undefined;
}

/**
 * One claim a fact, from the first list on: what somebody wrote comes before what a service does, and of figures of
 * which the least counts, the least. What is set to something unknown is not what the service does, either.
 */
export function merged(lists: readonly (readonly FoundFact[])[]): Map<string, Claim> {
  return new Map(strongest(lists).flatMap((found) => (isRead(found) ? [[found.fact, found.claim]] : [])));
}

/** The facts of which a value stands there and none is known. */
export function unreadIn(lists: readonly (readonly FoundFact[])[]): UnreadFact[] {
  return strongest(lists).flatMap((found) => (isRead(found) ? [] : [found]));
}

function strongest(lists: readonly (readonly FoundFact[])[]): FoundFact[] {
  const found = new Map<string, FoundFact>();
  for (const each of lists.flat()) {
    const before = found.get(each.fact);
    if (before === undefined || stronger(each, before)) found.set(each.fact, each);
  }
  return [...found.values()];
}

function stronger(later: FoundFact, before: FoundFact): boolean {
  const [weight, weightBefore] = [later, before].map(weightOf);
  if (weight !== weightBefore) return weight > weightBefore;
  if (!isRead(later) || !isRead(before)) return false;
  return later.least && before.least && Number(later.claim.text) < Number(before.claim.text);
}

const weightOf = (found: FoundFact) => (!isRead(found) ? 1 : found.claim.evidence.grade === 'default' ? 0 : 2);
