import type { Deployed, DeployedFlow } from '../../model/deployed/deployed.js';
import { createFinding, type Finding } from '../../model/finding.js';
import type { Flow } from '../../model/system.js';
import { nearest } from '../../text/nearest.js';
import { list, some } from '../../text/phrases.js';
import { familyOf, partsOf } from './broker.js';
import { fileOf, textOf, type Vocabulary } from './setting.js';

const RULE = 'deployed-missing';

/** How many resources that no flow names are offered. */
const OFFERED = 3;

/** The brokers that a flow is decided to go over; none where that is not said. */
export function decidedBrokers(flow: Flow, words: Vocabulary): string[] {
  const said = [flow, ...(flow.consumers ?? [])].flatMap(({ uses }) => uses?.get(words.broker) ?? []);
  return said.flatMap((stated) => partsOf(stated, words));
}

/** Whether files like these would declare what carries a flow: they have to do with its broker, or with one of its kind. */
export function isDeclarable(flow: Flow, { flows, declarable }: Deployed, words: Vocabulary): boolean {
  const ids = [...declarable, ...flows.flatMap(({ brokers }) => brokers.map(({ id }) => id))];
  const decided = decidedBrokers(flow, words);
  const kinds = new Set(decided.flatMap((id) => kindsOf(id, words)));
  return ids.some((id) => kindsOf(id, words).some((kind) => kinds.has(kind)));
}

const kindsOf = (id: string, words: Vocabulary): string[] => [
  ...(words.base.catalogue.carriers.find((carrier) => carrier.id === id)?.platforms ?? []).map((each) => `on ${each}`),
  ...[familyOf(id, words) ?? []].flat().map((family) => `of ${family}`),
];

/** A flow over a broker whose channels the files declare, without the one that carries it. */
export function missingResource(
  system: string,
  flow: Flow,
  deployed: Deployed,
  unnamed: readonly DeployedFlow[],
  words: Vocabulary,
): Finding {
  const { remedy, ...text } = textOf(words, RULE);
  const channel = flow.uses?.get(words.address);
  const wanted = channel?.text ?? flow.name;
  const alike = unnamed.filter(({ brokers }) => brokers.some(({ id }) => decidedBrokers(flow, words).includes(id)));
  const near = nearest(
    wanted,
    alike.flatMap(({ channels }) => channels),
  );
  const first = alike.find(({ channels }) => near !== undefined && channels.includes(near));
  const offered = (first === undefined ? alike : [first]).slice(0, OFFERED);
  const brokers = list(decidedBrokers(flow, words).map((id) => `\`${id}\``));
  const files = some(
    deployed.files.map(({ path }) => path),
    2,
  );
  return createFinding({
    ...text,
    rule: RULE,
    message: `\`${flow.name}\` was decided to go over ${brokers}, and ${files} ${deployed.files.length === 1 ? 'declares' : 'declare'} nothing called \`${wanted}\``,
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
