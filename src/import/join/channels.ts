import type { BrokerCase } from '../../model/entries/import.js';
import type { Place } from '../../text/source.js';
import type { Claim } from '../draft.js';
import { brokerOf, evidenceOf, type FoundFact } from '../kinds/facts.js';
import type { StatedNeeds } from '../kinds/needs.js';
import { pushTo } from '../lists.js';
import type { NotRead, Resource } from '../resource.js';
import { textOf, type Value } from '../value.js';
import { declaredName, distinctNames, lastSegment, literalName, nameText, spoken, textsFor, written } from './names.js';
import type { Known, ResourceSet } from './resource-set.js';

/** Who takes records, and how that is set up. */
export interface Reader {
  readonly name: Claim;
  readonly facts: FoundFact[];
}

/** Records of a channel that go on into another one. */
export interface Hop {
  readonly to: Channel;
}

/** The records of a channel, or those that are picked out of it by what they are. */
export interface Stream {
  readonly selector: string;
  readonly place: Place;
  readonly senders: Map<string, Claim>;
  readonly readers: Map<string, Reader>;
  readonly hops: Map<string, Hop>;
  readonly needs: StatedNeeds;
}

/** What carries records: declared in the files, or only named there. */
export interface Channel {
  readonly key: string;
  readonly name: Claim;
  /** Whatever others call it. */
  readonly names: Set<string>;
  /** Whether its name is the one that it bears where it runs. */
  readonly isNamed: boolean;
  readonly place: Place;
  /** What declares it; undefined of one outside of the files. */
  readonly known?: Known;
  /** What else speaks of it. */
  readonly also: Known[];
  broker?: Claim;
  /** Why it is not known which broker it is. */
  readonly brokerUnread?: NotRead;
  readonly open: boolean;
  readonly facts: FoundFact[];
  readonly needs: StatedNeeds;
  readonly comments: Claim[];
  /** By selector; `''` for all records. */
  readonly streams: Map<string, Stream>;
  isDeadLetter: boolean;
}

/** Of a channel of which nothing is known yet but its name. */
const nothingYet = (): Pick<Channel, 'also' | 'facts' | 'needs' | 'comments' | 'streams' | 'isDeadLetter'> => ({
  also: [],
  facts: [],
  needs: new Map(),
  comments: [],
  streams: new Map(),
  isDeadLetter: false,
});

/** All channels, found by whatever names them. */
export class Channels {
  readonly all: Channel[] = [];
  private readonly byResource = new Map<Resource, Channel>();
  private readonly byName = new Map<string, Channel[]>();
  private readonly outside = new Map<string, Channel>();

  constructor(
    private readonly set: ResourceSet,
    private readonly notRead: (what: NotRead) => void,
  ) {
    const all = set.known.filter(({ kind }) => kind.is === 'channel');
    const known = all.filter(({ kind }) => !kind.described);
    const names = distinctNames(known.map((each) => ({ resource: each.resource, name: declaredName(each, set) })));
    known.forEach((each, index) => {
      this.declare(each, names[index]);
    });
    // What is only spoken of is what bears its name, be it declared or spoken of in another file.
    for (const each of all) if (each.kind.described) this.describe(each, declaredName(each, set));
  }

  private describe(known: Known, name: Claim): void {
    const { resource, kind } = known;
    const broker = brokerOf(resource, kind.broker, this.set.follow, this.notRead);
    const alike = (this.byName.get(name.text) ?? []).find((channel) => {
      const isSame = channel.broker === undefined || broker === undefined || channel.broker.text === broker.text;
      return channel.name.text === name.text && isSame;
    });
    if (alike === undefined) this.declare(known, name);
    else {
      this.byResource.set(resource, alike);
      alike.also.push(known);
      alike.broker ??= broker;
      for (const each of textsFor(known, name, this.set)) alike.names.add(each);
    }
  }

  private declare(known: Known, name: Claim): void {
    const { resource, kind } = known;
    let brokerUnread: NotRead | undefined;
    const broker = brokerOf(resource, kind.broker, this.set.follow, (what) => {
      brokerUnread = what;
      this.notRead(what);
    });
    const channel: Channel = {
      key: `${resource.scope}\n${resource.id}`,
      name,
      names: new Set(textsFor(known, name, this.set)),
      isNamed: literalName(known, this.set) !== undefined,
      place: resource.place,
      known,
      broker,
      ...(brokerUnread === undefined ? {} : { brokerUnread }),
      open: kind.open,
      ...nothingYet(),
    };
    this.all.push(channel);
    this.byResource.set(resource, channel);
    for (const each of channel.names) pushTo(this.byName, each, channel);
  }

  of(resource: Resource): Channel | undefined {
    return this.byResource.get(resource);
  }

  /** The declared channels whose names start so. */
  startingWith(start: string): Channel[] {
    return this.all.filter(({ known, name }) => known !== undefined && name.text.startsWith(start));
  }

  /** The declared channel that a value names, if it names one. */
  declared(value: Value, from: Resource, cases: readonly BrokerCase[] = []): Channel | undefined {
    if (value.kind === 'reference') {
      const resource = this.set.follow(value, from);
      return resource && this.byResource.get(resource);
    }
    if (value.kind === 'joined') {
      const inside = value.parts.flatMap((part) =>
        part.kind === 'reference' ? (this.declared(part, from, cases) ?? []) : [],
      );
      if (inside.length === 1) return inside[0];
    }
    const named = this.byName.get(lastSegment(written(value))) ?? [];
    const fitting = named.filter(({ broker }) => cases.some(({ is }) => is === broker?.text));
    const found = fitting.length > 0 ? fitting : named;
    return found.length === 1 ? found[0] : undefined;
  }

  /** A channel that is only named: what refers to it may tell which broker it is. */
  named(value: Value, from: Known, open: boolean): Channel {
    const text = written(value);
    const last = spoken(lastSegment(text));
    // What only a deployment knows is the same thing within one file at most.
    const key = textOf(value) === undefined ? `${from.resource.scope}\n${text}` : `\n${last}`;
    const found = this.outside.get(key);
    if (found !== undefined) return found;
    const channel: Channel = {
      key: `\n${key}`,
      name: { text: nameText(last), evidence: evidenceOf(value) },
      names: new Set([nameText(last)]),
      isNamed: textOf(value) !== undefined,
      place: value.place,
      broker: brokerOf(from.resource, from.kind.broker, this.set.follow, () => {}),
      open,
      ...nothingYet(),
    };
    this.outside.set(key, channel);
    this.all.push(channel);
    return channel;
  }
}

/** The records of a channel that a selector picks, made where they are first met. */
export function streamOf(channel: Channel, selector: string, place: Place): Stream {
  const found = channel.streams.get(selector);
  if (found !== undefined) return found;
  const stream: Stream = { selector, place, senders: new Map(), readers: new Map(), hops: new Map(), needs: new Map() };
  channel.streams.set(selector, stream);
  return stream;
}
