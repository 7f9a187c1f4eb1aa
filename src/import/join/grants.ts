import { firstOf } from '../kinds/paths.js';
import { isLike } from '../kinds/tests.js';
import { textOf } from '../value.js';
import { streamOf } from './channels.js';
import { channelsOf, isOff, itemsOf, type Joining, selectorOf } from './links.js';
import type { Known } from './resource-set.js';

/**
 * The address of a channel in a service's own settings: where no permissions of the service show who may send, and it
 * does not receive from there, what would it have the address for.
 */
export function mention(known: Known, joining: Joining): void {
  const { resource, kind } = known;
  const { set, services, channels } = joining;
  const [holder] = firstOf(resource, kind.service, set.follow).flatMap(({ value }) =>
    services.holding(value, resource),
  );
  if (holder === undefined) return;
  const { text } = holder.name;
  for (const { value } of firstOf(resource, kind.channel, set.follow)) {
    const channel = channels.declared(value, resource);
    if (channel === undefined || [...channel.streams.values()].some(({ readers }) => readers.has(text))) continue;
    const { senders } = streamOf(channel, '', channel.place);
    if (!senders.has(text))
      senders.set(text, { text, evidence: { grade: 'literal', place: resource.place }, note: 'it has the address' });
  }
}

/**
 * A permission says who may send. It counts where it names one channel and one service holds it: what all may do says
 * nothing of who does.
 */
export function grant(known: Known, joining: Joining): void {
  const { resource, kind } = known;
  const { set, services, notRead } = joining;
  const actions = firstOf(resource, kind.action, set.follow).flatMap(({ value }) => itemsOf(value).map(textOf));
  const sends =
    kind.action.length === 0 || actions.some((allowed) => kind.sends.some((action) => isLike(action, allowed ?? '')));
  if (!sends || isOff(known, joining)) return;
  const selector = selectorOf(known, joining);
  const everything = firstOf(resource, kind.channel, set.follow)
    .flatMap(({ value }) => itemsOf(value))
    .some((value) => textOf(value)?.includes('*'));
  if (everything && selector === '') {
    notRead({ place: resource.place, what: resource.id, reason: 'it allows sending to more than one channel' });
    return;
  }
  const holders = firstOf(resource, kind.service, set.follow)
    .flatMap(({ value }) => itemsOf(value))
    .flatMap((value) => services.holding(value, resource));
  const [holder, ...others] = new Map(holders.map((each) => [each.name.text, each])).values();
  if (holder === undefined) return;
  if (others.length > 0) {
    notRead({
      place: resource.place,
      what: resource.id,
      reason: `${others.length + 1} services share this permission`,
    });
    return;
  }
  const { text } = holder.name;
  for (const channel of channelsOf(known, joining)) {
    const stream = streamOf(channel, selector, resource.place);
    stream.senders.set(text, { text, evidence: { grade: 'literal', place: resource.place }, note: 'may send' });
  }
}
