import type { RuleBase } from '../../model/knowledge.js';
import type { Account, Claim, Draft, DraftFlow } from '../draft.js';
import { refusing } from '../kinds/accepts.js';
import { brokerOf, factsOf } from '../kinds/facts.js';
import { state } from '../kinds/needs.js';
import { firstOf } from '../kinds/paths.js';
import { KindTable } from '../kinds/table.js';
import type { NotRead, Reading } from '../resource.js';
import { foldedChannels } from './branches.js';
import { type Channel, Channels, streamOf } from './channels.js';
import { flowNames } from './flow-names.js';
import { flowOf, type Vocabulary } from './flows.js';
import { grant, mention } from './grants.js';
import { comment, itemsOf, type Joining, join } from './links.js';
import { lefts } from './not-read.js';
import { ResourceSet } from './resource-set.js';
import { mergeSelected } from './selected.js';
import { Services } from './services.js';
import { settingsOf } from './settings.js';

/** What readings say together: their resources are one set, whatever their kinds. */
export function draftOf(readings: readonly Reading[], base: RuleBase): Draft {
  const told = new Map<string, NotRead>();
  const notRead = (what: NotRead) => {
    const { source, span } = what.place;
    told.set(`${source.path}\n${span.start}\n${what.what}\n${what.reason}`, what);
  };
  for (const { notRead: left } of readings)
    for (const each of left) if (each.file === undefined || !isRead(each.file, readings)) notRead(each);
  const set = new ResourceSet(
    readings.flatMap(({ resources }) => resources),
    new KindTable(base.imports),
  );
  set.notRead.forEach(notRead);
  const channels = new Channels(set, notRead);
  const services = new Services(set);
  const settings = settingsOf(set, channels, notRead);
  const look = { follow: set.follow, refuse: refusing(base), notRead };
  const joining: Joining = { set, channels, services, settings, notRead, look };
  for (const channel of channels.all) describe(channel, joining);
  for (const known of set.known) if (known.kind.is === 'link') join(known, joining);
  for (const known of set.known) if (known.kind.is === 'grant') grant(known, joining);
  for (const known of set.known) if (known.kind.is === 'mention') mention(known, joining);
  markDeadLetters(joining);
  mergeSelected(channels.all);
  const flows = flowsIn(channels.all, vocabularyOf(base));
  const ignored = lefts(set);
  return {
    flows,
    running: {
      criterion: base.criteria.find(({ role }) => role === 'running')?.name ?? '',
      brokers: runningIn(channels.all, joining),
    },
    declarable: declarableIn(set, base),
    notRead: inOrder([...told.values(), ...ignored.notRead], readings),
    account: accountOf(set, channels, flows, ignored.count),
  };
}

/** In the order of the files, and of the lines in them. */
function inOrder(list: readonly NotRead[], readings: readonly Reading[]): NotRead[] {
  const order = new Map(readings.map(({ source }, index) => [source.path, index]));
  const at = ({ place }: NotRead) => order.get(place.source.path) ?? 0;
  return [...list].sort((a, b) => at(a) - at(b) || a.place.span.start - b.place.span.start);
}

/** Whether the file that another one names is in the set. */
function isRead(file: string, readings: readonly Reading[]): boolean {
  const plain = file.replace(/^\.\//, '');
  return readings.some(({ source: { path } }) => path === plain || path.endsWith(`/${plain}`));
}

function vocabularyOf({ setup, criteria }: RuleBase): Vocabulary {
  const audience = criteria.find(({ role }) => role === 'audience');
  const values = audience !== undefined && 'values' in audience.domain ? (audience.domain.values ?? []) : [];
  return {
    broker: setup.find(({ kind }) => kind === 'broker')?.name ?? '',
    channel: setup.find(({ role }) => role === 'address')?.name ?? '',
    audience: { name: audience?.name ?? '', values: values.map(({ id }) => id) },
  };
}

/** What a declared channel says of itself, and what is set for it elsewhere. */
function describe(channel: Channel, joining: Joining): void {
  const { settings, look } = joining;
  const { known } = channel;
  if (known === undefined) return;
  for (const each of [...(settings.get(known.resource) ?? []), known, ...channel.also]) {
    channel.facts.push(...factsOf(each.resource, each.kind.facts, channel.broker?.text, look));
    state(channel.needs, each.kind.needs, each.resource, look.follow);
    comment(channel, each, joining);
  }
}

/** The channels that only take what others could not handle. */
function markDeadLetters({ set, channels }: Joining): void {
  for (const known of set.known)
    if (known.kind.is !== 'link')
      for (const { value } of firstOf(known.resource, known.kind.deadLetter, set.follow))
        for (const each of itemsOf(value)) {
          const target =
            channels.declared(each, known.resource) ??
            channels.named(each, { ...known, kind: { ...known.kind, broker: [] } }, false);
          target.isDeadLetter = true;
        }
}

/** A dead-letter channel is a flow only where something works it off. */
const isFlow = (channel: Channel) =>
  !channel.isDeadLetter || [...channel.streams.values()].some(({ readers }) => readers.size > 0);

function flowsIn(channels: readonly Channel[], words: Vocabulary): DraftFlow[] {
  const folded = foldedChannels(channels);
  const carrying = channels.filter((channel) => !folded.has(channel) && isFlow(channel));
  const streams = carrying.flatMap((channel) => {
    // What is declared carries something, though nobody is seen to use it.
    if (channel.streams.size === 0 && channel.known !== undefined && !channel.known.kind.elsewhere)
      streamOf(channel, '', channel.place);
    return [...channel.streams.values()].map((stream) => ({ channel, stream }));
  });
  const names = flowNames(streams);
  return streams.map(({ channel, stream }, index) => flowOf(channel, stream, names[index], folded, words));
}

/** The brokers that the files deploy. */
function runningIn(channels: readonly Channel[], { set, notRead }: Joining): Claim[] {
  const running = new Map<string, Claim>();
  for (const { broker, known, place } of channels)
    if (known !== undefined && broker !== undefined && !running.has(broker.text))
      running.set(broker.text, { text: broker.text, evidence: { grade: 'literal', place } });
  for (const { resource, kind } of set.known) {
    if (kind.is !== 'cluster') continue;
    const broker = brokerOf(resource, kind.broker, set.follow, notRead);
    const others = kind.broker.find(({ is }) => is === broker?.text)?.also ?? [];
    for (const text of broker === undefined ? [] : [broker.text, ...others])
      if (!running.has(text)) running.set(text, { text, evidence: { grade: 'literal', place: resource.place } });
  }
  return [...running.values()];
}

/**
 * The brokers whose channels are declared in files of such kinds: those of the same provider or format, by how their types
 * start. A template of one without a queue has none; a workflow of the other kind says nothing of queues.
 */
function declarableIn({ known }: ResourceSet, { imports }: RuleBase): string[] {
  const providers = new Set(known.map(({ resource }) => providerOf(resource.type)));
  const channels = imports.filter(
    ({ is, elsewhere, described, types }) =>
      is === 'channel' && !elsewhere && !described && types.some((type) => providers.has(providerOf(type))),
  );
  return [...new Set(channels.flatMap(({ broker }) => broker.map(({ is }) => is)))];
}

/** `aws` of `aws_sqs_queue`, `AWS` of `AWS::SQS::Queue`. */
const providerOf = (type: string) => type.split(/[_:/]/)[0];

function accountOf(set: ResourceSet, channels: Channels, flows: readonly DraftFlow[], notRead: number): Account {
  const top = set.resources;
  const declared = channels.all.filter(({ known }) => known !== undefined && known.resource.parent === undefined);
  const deadLetters = declared.filter((channel) => !isFlow(channel)).length;
  const carrying = declared.length - deadLetters;
  return {
    resources: top.length,
    kinds: new Set(top.map(({ type }) => type)).size,
    flows: flows.length,
    channels: carrying,
    deadLetters,
    beside: top.length - carrying - deadLetters - notRead,
    notRead,
  };
}
