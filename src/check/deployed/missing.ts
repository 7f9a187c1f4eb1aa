import type { Deployed, DeployedFlow } from '../../model/deployed/deployed.js';
import { createFinding, type Finding } from '../../model/finding.js';
import type { Flow } from '../../model/system.js';
import { nearest } from '../../text/nearest.js';
import { list, some } from '../../text/phrases.js';
import type { SourceText } from '../../text/source.js';
import { familyOf, partsOf } from './broker.js';
import { indexBy } from './index-by.js';
import { fileOf, textOf, type Vocabulary } from './setting.js';

const RULE = 'deployed-missing';

/** How many resources that no flow names are offered. */
const OFFERED = 3;

/** Among more than so many no spelling is looked for. */
const MANY = 100;

/** The brokers that a flow is decided to go over; none where that is not said. */
export function decidedBrokers(flow: Flow, words: Vocabulary): string[] {
  const said = [flow, ...(flow.consumers ?? [])].flatMap(({ uses }) => uses?.get(words.broker) ?? []);
  return said.flatMap((stated) => partsOf(stated, words));
}

/** What flows without a resource are held against, worked out once for all of them. */
export interface Unmatched {
  readonly files: readonly SourceText[];
  /** The kinds of brokers whose channels such files declare. */
  readonly kinds: ReadonlySet<string>;
  /** The resources that no flow is about, by broker. */
  readonly unnamed: ReadonlyMap<string, readonly DeployedFlow[]>;
}

export function unmatchedOf(
  { files, flows, declarable }: Deployed,
  unnamed: readonly DeployedFlow[],
  words: Vocabulary,
): Unmatched {
  const ids = new Set([...declarable, ...flows.flatMap(({ brokers }) => brokers.map(({ id }) => id))]);
  const byBroker = indexBy(unnamed, ({ brokers }) => brokers.map(({ id }) => id));
  return { files, kinds: new Set([...ids].flatMap((id) => kindsOf(id, words))), unnamed: byBroker };
}

/** Whether files like these would declare what carries a flow: they have to do with its broker, or with one of its kind. */
export function isDeclarable(flow: Flow, { kinds }: Unmatched, words: Vocabulary): boolean {
  return decidedBrokers(flow, words).some((id) => kindsOf(id, words).some((kind) => kinds.has(kind)));
}

const kindsOf = (id: string, words: Vocabulary): string[] => [
  ...(words.base.catalogue.carriers.find((carrier) => carrier.id === id)?.platforms ?? []).map((each) => `on ${each}`),
  ...[familyOf(id, words) ?? []].flat().map((family) => `of ${family}`),
];

/** A flow over a broker whose channels the files declare, without the one that carries it. */
export function missingResource(system: string, flow: Flow, { files, unnamed }: Unmatched, words: Vocabulary): Finding {
  const { remedy, ...text } = textOf(words, RULE);
  const channel = flow.uses?.get(words.address);
  const wanted = channel?.text ?? flow.name;
  const decided = decidedBrokers(flow, words);
  const alike = [...new Set(decided.flatMap((id) => unnamed.get(id) ?? []))];
  const names = alike.length > MANY ? [] : alike.flatMap(({ channels }) => channels);
  const near = nearest(wanted, names);
  const first = alike.find(({ channels }) => near !== undefined && channels.includes(near));
  const offered = (first === undefined ? alike : [first]).slice(0, OFFERED);
  const brokers = list(decided.map((id) => `\`${id}\``));
  const paths = some(
    files.map(({ path }) => path),
    2,
  );
  return createFinding({
    ...text,
    rule: RULE,
    message: `\`${flow.name}\` was decided to go over ${brokers}, and ${paths} ${files.length === 1 ? 'declares' : 'declare'} nothing called \`${wanted}\``,
    place: channel?.place ?? flow.uses?.get(words.broker)?.place ?? flow.place,
    system,
    flow: flow.name,
    facts: channel === undefined ? {} : { [channel.name]: channel.text },
    remedy:
      offered.length === 0
        ? remedy
        : `If ${list(
            offered.map(({ channel: { name } }) => `\`${name}\``),
            'or',
          )} carries it, say so under \`uses\` (\`${words.address}\`). ${remedy}`,
    related: offered.map(({ channel: { name }, place }) => ({
      message: `\`${name}\` is deployed in ${fileOf(place)}, and no flow names it`,
      place,
    })),
    about: [],
  });
}
