import type { DeployedBroker } from '../../model/deployed/deployed.js';
import { createFinding, type Finding, lowered } from '../../model/finding.js';
import type { Flow, SetupValue } from '../../model/system.js';
import { list } from '../../text/phrases.js';
import type { Resource } from './pair.js';
import { fileOf, textOf, type Vocabulary } from './setting.js';
import { heldBrokers } from './views.js';

const RULE = 'deployed-broker-differs';

/** Every broker that was decided where the files declare another one; and how many were compared. */
export function differingBroker(
  system: string,
  flow: Flow,
  resources: readonly Resource[],
  words: Vocabulary,
): { readonly findings: Finding[]; readonly compared: number } {
  const { address, broker } = words;
  const held = heldBrokers(flow, resources, address, broker).filter(({ found }) => found.length > 0);
  const findings = held.flatMap(({ stated, consumer, found }) => {
    const decided = partsOf(stated, words);
    const differing = found.filter((brokers) => !fits(decided, brokers, words));
    if (differing.length === 0 || (resources.length > 1 && differing.length < found.length)) return [];
    return [findingOf(system, flow, stated, consumer, differing.flat(), words)];
  });
  return { findings, compared: held.length };
}

/** The brokers that the ids of `uses` are made of. */
export function partsOf({ value }: SetupValue, { base }: Vocabulary): string[] {
  const ids = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  return ids.flatMap((id) => base.catalogue.carriers.find((carrier) => carrier.id === id)?.parts ?? [id]);
}

/** Whether one is a part of the other: the files may show the front of a composition alone, or a flow speak of its end. */
function fits(decided: readonly string[], deployed: readonly DeployedBroker[], words: Vocabulary): boolean {
  const isOne = (id: string, broker: DeployedBroker) =>
    id === broker.id || (broker.isProtocol && familyOf(id, words) === familyOf(broker.id, words));
  return (
    deployed.every((broker) => decided.some((id) => isOne(id, broker))) ||
    decided.every((id) => deployed.some((broker) => isOne(id, broker)))
  );
}

export const familyOf = (id: string, { base }: Vocabulary): string | undefined =>
  base.catalogue.carriers.find((carrier) => carrier.id === id)?.family;

function findingOf(
  system: string,
  { name }: Flow,
  stated: SetupValue,
  consumer: string | undefined,
  differing: readonly DeployedBroker[],
  words: Vocabulary,
): Finding {
  const { severity, ...text } = textOf(words, RULE);
  const brokers = [...new Map(differing.map((each) => [each.id, each])).values()];
  const [{ place }] = brokers;
  const isByParameter = brokers.every(({ parameter }) => parameter !== undefined);
  const subject = consumer === undefined ? `\`${name}\`` : `\`${name}\` to \`${consumer}\``;
  return createFinding({
    ...text,
    rule: RULE,
    severity: isByParameter ? lowered(severity) : severity,
    message: `${subject}: \`${stated.name}: ${stated.text}\` was decided, and ${fileOf(place)} deploys ${list(brokers.map(({ id }) => id))}`,
    place: stated.place,
    system,
    flow: name,
    ...(consumer === undefined ? {} : { consumer }),
    facts: { [stated.name]: stated.text },
    related: brokers.map((broker) => ({ message: `\`${broker.id}\` is deployed here`, place: broker.place })),
    about: [stated.name],
  });
}
