import type {
  Deployed,
  DeployedBroker,
  DeployedConsumer,
  DeployedFact,
  DeployedFlow,
} from '../model/deployed/deployed.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Named, SetupValue, System } from '../model/system.js';
import type { Claim, Draft, DraftFlow, Uses } from './draft.js';

/** A draft as what a description is held against; `system` is the draft as it reads. */
export function deployedOf({ flows, declarable }: Draft, system: System, { setup }: RuleBase): Deployed {
  const broker = setup.find(({ kind }) => kind === 'broker')?.name ?? '';
  const address = setup.find(({ role }) => role === 'address')?.name ?? '';
  const deployed = flows.map((drafted, index): DeployedFlow => {
    const { name, place, uses, consumers, to } = system.flows[index];
    const facts = factsOf(uses, drafted.uses, [broker, address]);
    const brokers = brokersOf(drafted.uses.get(broker));
    const named = uses?.get(address);
    return {
      name,
      place,
      channel: { name: named?.text ?? name, place: named?.place ?? place },
      channels: drafted.channels,
      isNamed: drafted.isNamed,
      isDeclared: drafted.isDeclared,
      facts,
      brokers,
      unread: drafted.unread,
      ...(to === undefined ? {} : { consumers: consumersOf(drafted, consumers ?? to, facts, brokers, broker) }),
    };
  });
  return { files: system.files ?? [], flows: deployed, declarable };
}

function consumersOf(
  { to = [] }: DraftFlow,
  read: readonly (Named & { readonly uses?: ReadonlyMap<string, SetupValue> })[],
  facts: DeployedFlow['facts'],
  brokers: readonly DeployedBroker[],
  broker: string,
): DeployedConsumer[] {
  return read.map(({ name, place, uses }) => {
    const drafted = to.find(({ text }) => text === name);
    const claims = drafted?.uses ?? new Map();
    return {
      name,
      place,
      facts: new Map([...facts, ...factsOf(uses, claims, [broker])]),
      brokers: claims.has(broker) ? brokersOf(claims.get(broker)) : brokers,
      channels: drafted?.channels ?? [],
    };
  });
}

function factsOf(
  uses: ReadonlyMap<string, SetupValue> | undefined,
  claims: Uses,
  without: readonly string[],
): Map<string, DeployedFact> {
  const facts = [...(uses ?? [])].filter(([name]) => !without.includes(name));
  return new Map(
    facts.map(([name, value]) => {
      const [claim] = [claims.get(name) ?? []].flat();
      return [name, { ...value, ...parameterOf(claim) }];
    }),
  );
}

const brokersOf = (claims: Claim | readonly Claim[] | undefined): DeployedBroker[] =>
  [claims ?? []].flat().map((claim) => ({
    id: claim.text,
    place: claim.evidence.place,
    isProtocol: claim.isProtocol === true,
    ...parameterOf(claim),
  }));

const parameterOf = (claim: Claim | undefined): { readonly parameter?: Named } =>
  claim?.evidence.grade === 'parameter' ? { parameter: claim.evidence.parameter } : {};
