import { createFinding, type Finding, type Related } from '../../model/finding.js';
import type { Flow } from '../../model/system.js';
import { list, some } from '../../text/phrases.js';
import { placeText } from '../../text/source.js';
import { decidedBrokers, type Unmatched } from './missing.js';
import type { Resource } from './pair.js';
import { fileOf, textOf, type Vocabulary } from './setting.js';
import { heldFacts } from './views.js';

const RULE = 'deployed-unread';

/** How many of the values that are not known a message names. */
const NAMED = 3;

interface Left {
  /** What the flow states and nothing could be held against. */
  readonly name: string;
  readonly because: Related;
}

/** What a flow states and the files set to something that only a deployment knows. */
export function leftOut(flow: Flow, resources: readonly Resource[], { address, broker }: Vocabulary): Left[] {
  const silent = heldFacts(flow, resources, address).filter(({ found }) => found.length === 0);
  const stated = new Set(silent.map(({ stated: { name } }) => name));
  const isBroker = resources.some(({ deployed: { brokers } }) => brokers.length > 0);
  const unread = resources.flatMap(({ deployed }) => deployed.unread);
  const facts = unread
    .filter(({ fact }) => stated.has(fact) && (fact !== broker || !isBroker))
    .map(({ fact, place, reason }) => ({ name: fact, because: { message: `\`${fact}\`: ${reason}`, place } }));
  const first = resources.find(({ consumers }) => consumers === undefined);
  if (first === undefined || !flow.to?.length || resources.some(({ consumers }) => consumers !== undefined))
    return facts;
  const { place } = first.deployed;
  return [...facts, { name: 'to', because: { message: 'no file shows who receives from here', place } }];
}

/** What could not be held against the files: one information a flow, so that silence means that all of it was compared. */
export function unreadFinding(
  system: string,
  flow: Flow,
  message: string,
  related: readonly Related[],
  words: Vocabulary,
): Finding {
  return createFinding({
    ...textOf(words, RULE),
    rule: RULE,
    message: `\`${flow.name}\`: ${message}`,
    place: flow.place,
    system,
    flow: flow.name,
    related,
    about: [],
  });
}

/** That values were left out, and which. */
export function leftText(left: readonly Left[]): string {
  const names = [...new Set(left.map(({ name }) => name))];
  const verb = names.length === 1 ? 'was' : 'were';
  return `${some(
    names.map((name) => `\`${name}\``),
    NAMED,
  )} ${verb} not compared: what the files say of ${names.length === 1 ? 'it' : 'them'} is known when they are deployed (${placeText(left[0].because.place)})`;
}

/** Why nothing at all of a flow was compared. */
export function nothingText(
  flow: Flow,
  resources: readonly Resource[],
  { files: all }: Unmatched,
  words: Vocabulary,
): string {
  if (resources.length > 0)
    return `nothing was compared: it states nothing that ${fileOf(resources[0].deployed.place)} sets as well`;
  const files = some(
    all.map(({ path }) => path),
    2,
  );
  const brokers = decidedBrokers(flow, words);
  if (brokers.length === 0)
    return `nothing was compared: it names no broker, and nothing in ${files} is called like it or like its \`${words.address}\``;
  return `nothing was compared: ${files} ${all.length === 1 ? 'is' : 'are'} not of a kind that declares ${list(
    brokers.map((id) => `\`${id}\``),
    'or',
  )}`;
}
