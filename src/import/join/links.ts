import type { Evidence } from '../draft.js';
import { evidenceOf, type FoundFact, factsOf, type Look } from '../kinds/facts.js';
import { state } from '../kinds/needs.js';
import { firstOf } from '../kinds/paths.js';
import { holds } from '../kinds/tests.js';
import type { NotRead, Resource } from '../resource.js';
import { textOf, type Value } from '../value.js';
import { type Channel, type Channels, type Stream, streamOf } from './channels.js';
import { nameText, spoken, written } from './names.js';
import type { Known, ResourceSet } from './resource-set.js';
import type { Service, Services } from './services.js';

/** What joining works on. */
export interface Joining {
  readonly set: ResourceSet;
  readonly channels: Channels;
  readonly services: Services;
  /** Facts that stand in resources of their own, by the resource that they are about. */
  readonly settings: ReadonlyMap<unknown, readonly Known[]>;
  readonly notRead: (what: NotRead) => void;
  readonly look: Look;
}

/** Why a resource counts for nothing, if it does; that is told. */
export function isOff({ resource, kind }: Known, { set, notRead }: Joining): boolean {
  for (const { when, because } of kind.off) {
    if (holds(when, resource, set.follow) !== true) continue;
    notRead({ place: resource.place, what: resource.id, reason: because });
    return true;
  }
  return false;
}

/** The channels that a link or grant names. */
export function channelsOf(known: Known, joining: Joining): Channel[] {
  const { set, channels } = joining;
  const { resource, kind } = known;
  const found = firstOf(resource, kind.channel, set.follow).flatMap(({ value }) => itemsOf(value));
  if (found.length === 0 && kind.unnamed !== undefined) {
    const value: Value = { kind: 'scalar', place: resource.place, value: kind.unnamed };
    return [channels.declared(value, resource, kind.broker) ?? channels.named(value, known, kind.open)];
  }
  return found.flatMap((value) => {
    const text = textOf(value);
    if (text !== undefined && kind.starts !== undefined && holds(kind.starts, resource, set.follow) === true)
      return channels.startingWith(text);
    if (text === '*') {
      const reason = 'it is about every channel';
      if (kind.is === 'link') joining.notRead({ place: resource.place, what: resource.id, reason });
      return [];
    }
    const declared = channels.declared(value, resource, kind.broker);
    if (declared !== undefined) return declared;
    // A resource that is no channel is told where its kind says why.
    const other = value.kind === 'reference' ? set.follow(value, resource) : undefined;
    if (other !== undefined) {
      const because = set.kindOf(other)?.because ?? `\`${other.id}\` is no channel`;
      // A permission on something else is nothing that is missing.
      if (kind.is === 'link') joining.notRead({ place: resource.place, what: resource.id, reason: because });
      return [];
    }
    return kind.inside ? [] : channels.named(value, known, kind.open);
  });
}

export const itemsOf = (value: Value): readonly Value[] => (value.kind === 'list' ? value.items : [value]);

/** What names the records that a link or a grant picks; `''` for all. */
export function selectorOf({ resource, kind }: Known, { set }: Joining): string {
  const parts = kind.selector.map((path) =>
    firstOf(resource, [path], set.follow)
      .flatMap(({ value }) => itemsOf(value))
      .map(written)
      .filter((text) => text !== '')
      .join('/'),
  );
  return parts.join('\n').replace(/\n+$/, '');
}

/** Puts what a link says into the streams that it joins. */
export function join(known: Known, joining: Joining): void {
  if (isOff(known, joining)) return;
  const { resource, kind } = known;
  const { set, services, channels } = joining;
  const ends = firstOf(resource, kind.service, set.follow).flatMap(({ value }) => itemsOf(value));
  for (const channel of channelsOf(known, joining)) {
    const stream = streamOf(channel, selectorOf(known, joining), resource.place);
    for (const { value } of firstOf(resource, kind.sender, set.follow))
      for (const sender of itemsOf(value)) {
        const text = nameText(spoken(written(sender)));
        if (written(sender) !== '') stream.senders.set(text, { text, evidence: evidenceOf(sender) });
      }
    if (kind.called !== undefined && ends.length === 0)
      connect(stream, channel, { name: { text: kind.called, evidence: literal(resource) } }, known, joining);
    for (const end of ends) {
      const other = kind.towards === 'to' ? hopTo(end, known, joining) : undefined;
      if (other !== undefined && other !== channel)
        // How records are delivered into the next channel says nothing of how they are taken out of it.
        stream.hops.set(other.key, { to: other });
      else if (other === undefined) connect(stream, channel, services.of(end, resource), known, joining);
    }
    comment(channel, known, joining);
    state(stream.needs, kind.needs, resource, set.follow);
    for (const { value } of firstOf(resource, kind.deadLetter, set.follow))
      for (const each of itemsOf(value)) {
        const target = channels.declared(each, resource) ?? channels.named(each, { resource, kind }, false);
        target.isDeadLetter = true;
      }
  }
}

const literal = ({ place }: Resource): Evidence => ({ grade: 'literal', place });

/** What is worth a look in a resource about a channel. */
export function comment(channel: Channel, { resource, kind }: Known, { set }: Joining): void {
  for (const [path, text] of Object.entries(kind.comments)) {
    const [found] = firstOf(resource, [path], set.follow);
    if (found === undefined || isNone(found.value)) continue;
    const place = found.keyed ?? found.value.place;
    channel.comments.push({ text, evidence: { grade: 'literal', place } });
  }
}

/** What is set to nothing is off. */
const isNone = (value: Value) => value.kind === 'scalar' && (value.value === false || Number(value.value) === 0);

function hopTo(end: Value, known: Known, { channels, set }: Joining): Channel | undefined {
  const { hop } = known.kind;
  const isHop = hop !== undefined && holds(hop, known.resource, set.follow) === true;
  // A name alone is that of a reader, though a channel may bear it as well: an address says what it is of.
  const isName = end.kind === 'scalar' && !/[:/]/.test(textOf(end) ?? '');
  const declared = isName && !isHop ? undefined : channels.declared(end, known.resource);
  if (declared !== undefined || !isHop) return declared;
  // Which broker it is, the other end alone would tell.
  return channels.named(end, { ...known, kind: { ...known.kind, broker: [] } }, false);
}

function connect(stream: Stream, channel: Channel, service: Service | undefined, known: Known, joining: Joining): void {
  if (service === undefined) return;
  const { text } = service.name;
  // Where a service is connected is what shows that it is.
  const name = { text, evidence: { grade: 'literal', place: known.resource.place } } as const;
  if (known.kind.towards === 'from') {
    if (!stream.senders.has(text)) stream.senders.set(text, name);
    return;
  }
  const facts = [...linkFacts(known, channel, joining), ...serviceFacts(service, channel, joining)];
  const reader = stream.readers.get(text);
  if (reader === undefined) stream.readers.set(text, { name, facts });
  else reader.facts.push(...facts);
}

function linkFacts(known: Known, channel: Channel, joining: Joining): FoundFact[] {
  const found = factsOf(known.resource, known.kind.facts, channel.broker?.text, joining.look);
  return found.map((each) => bounded(each, channel));
}

/** A count that another one of the channel bounds, whatever it says. */
function bounded(found: FoundFact, channel: Channel): FoundFact {
  if (!('claim' in found) || found.atMost === undefined) return found;
  const bound = channel.facts.find(({ fact }) => fact === found.atMost);
  if (bound === undefined || !('claim' in bound) || Number(bound.claim.text) >= Number(found.claim.text)) return found;
  const { text, evidence } = bound.claim;
  return { ...found, claim: { text, evidence, note: `${found.claim.text} is more than ${found.atMost}` } };
}

/** What a service and what is set for it say of how it takes records off a channel. */
function serviceFacts({ known }: Service, channel: Channel, joining: Joining): FoundFact[] {
  if (known === undefined) return [];
  const { settings, look } = joining;
  return [...(settings.get(known.resource) ?? []), known].flatMap(({ resource, kind }) =>
    factsOf(resource, kind.facts, channel.broker?.text, look),
  );
}
