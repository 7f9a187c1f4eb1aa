import type { ImportKind } from '../../model/entries/import.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { SetupValue } from '../../model/system.js';
import type { Tree } from '../tree.js';
import type { Exported } from './flows.js';
import { Keys, pointer } from './keys.js';
import { needsFor, propertiesFor } from './properties.js';

/** The type of a channel in rules/import/. */
const ANY = 'asyncapi:channel';

/** The start of the types of channels in rules/import/; the protocol stands behind it. */
const CHANNEL = `${ANY}/`;

/** Flows that go over one channel, which is one channel of the document with a message for each. */
export interface Channel {
  readonly key: string;
  readonly address: string;
  readonly broker?: string;
  readonly kind?: ImportKind;
  readonly flows: readonly (Exported & { readonly message: string })[];
}

export function channelsOf(exported: readonly Exported[], base: RuleBase): Channel[] {
  const groups = new Map<string, Exported[]>();
  for (const each of exported) {
    const key = `${each.broker ?? ''}\n${addressOf(each)}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const keys = new Keys();
  return [...groups.values()].map((group) => {
    const [first] = group;
    const kind = kindFor(first.broker, base);
    const messages = new Keys();
    return {
      key: keys.of(group.length === 1 ? first.analysis.flow.name : addressOf(first)),
      address: addressOf(first),
      ...(first.broker === undefined ? {} : { broker: first.broker }),
      ...(kind === undefined ? {} : { kind }),
      flows: group.map((each) => ({ ...each, message: messages.of(each.analysis.flow.name) })),
    };
  });
}

const addressOf = ({ analysis }: Exported): string =>
  String(analysis.built({ role: 'address' })?.value ?? analysis.flow.name);

/** How a document writes the channels of a broker; one of which it names no protocol is written as any. */
function kindFor(broker: string | undefined, { imports }: RuleBase): ImportKind | undefined {
  const own = imports.find(({ writes }) => broker !== undefined && writes.includes(broker));
  return own ?? imports.find(({ types }) => types.includes(ANY));
}

/** The protocol by which a document calls a broker; its own id, where AsyncAPI has no name for it. */
export function protocolOf(broker: string, base: RuleBase): string {
  const type = kindFor(broker, base)?.types.find((each) => each.startsWith(CHANNEL));
  return type?.slice(CHANNEL.length) ?? broker;
}

/** A channel as it stands in the document. */
export function channelTree({ address, broker, kind, flows }: Channel): { [key: string]: Tree } {
  const [{ analysis }] = flows;
  const uses = new Map<string, SetupValue>(flows.flatMap((each) => [...(each.analysis.flow.uses ?? [])]));
  const about = flows.length === 1 ? analysis.flow.about : undefined;
  const parameters = parametersIn(address);
  return {
    ...(parameters === undefined ? {} : { address }),
    title: flows.length === 1 ? analysis.flow.name : address,
    ...(about === undefined ? {} : { description: about }),
    ...(broker === undefined ? {} : { servers: [pointer('servers', broker)] }),
    messages: Object.fromEntries(flows.map((each) => [each.message, messageTree(each, kind)])),
    ...(parameters === undefined || parameters.length === 0
      ? {}
      : { parameters: Object.fromEntries(parameters.map((name) => [name, {}])) }),
    ...(kind === undefined ? {} : propertiesFor(kind, uses)),
  };
}

function messageTree({ analysis: { flow } }: Exported, kind: ImportKind | undefined): Tree {
  return {
    name: flow.name,
    ...(flow.about === undefined ? {} : { summary: flow.about }),
    ...(kind === undefined ? {} : needsFor(kind, flow.needs)),
  };
}

/** The parameters of an address, in braces; undefined of one that is no address by the specification. */
function parametersIn(address: string): string[] | undefined {
  const names = [...address.matchAll(/\{([A-Za-z0-9_-]+)\}/g)].map(([, name]) => name);
  const rest = address.replace(/\{[A-Za-z0-9_-]+\}/g, '');
  return /[{}?#\p{C}]/u.test(rest) ? undefined : [...new Set(names)];
}
