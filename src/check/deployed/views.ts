import type { DeployedBroker, DeployedConsumer, DeployedFact } from '../../model/deployed/deployed.js';
import type { Flow, SetupValue } from '../../model/system.js';
import { type Resource, sameName } from './pair.js';

/** One decided statement, with what the files say in its place; nothing where they are silent. */
export interface Held<Value> {
  readonly stated: SetupValue;
  /** The consumer that states it for itself. */
  readonly consumer?: string;
  readonly found: readonly Value[];
}

/** What is deployed for one who reads, or for a flow of which no reader is known. */
interface DeployedView {
  readonly facts: ReadonlyMap<string, DeployedFact>;
  readonly brokers: readonly DeployedBroker[];
}

/** Every fact that a flow or one of its consumers states, with the values that the files set in its place. */
export function heldFacts(flow: Flow, resources: readonly Resource[], address: string): Held<DeployedFact>[] {
  return statedOf(flow, resources, address).map(({ views, ...said }) => ({
    ...said,
    found: distinct(views.flatMap(({ facts }) => facts.get(said.stated.name) ?? [])),
  }));
}

/** The brokers that a flow or one of its consumers names, with those of the files. */
export function heldBrokers(
  flow: Flow,
  resources: readonly Resource[],
  address: string,
  broker: string,
): Held<readonly DeployedBroker[]>[] {
  return statedOf(flow, resources, address)
    .filter(({ stated }) => stated.name === broker)
    .map(({ views, ...said }) => ({
      ...said,
      found: views.map(({ brokers }) => brokers).filter((brokers) => brokers.length > 0),
    }));
}

interface Stated {
  readonly stated: SetupValue;
  readonly consumer?: string;
  readonly views: readonly DeployedView[];
}

function statedOf(flow: Flow, resources: readonly Resource[], address: string): Stated[] {
  const whole = resources.flatMap((resource) => viewsOf(resource, flow));
  const own = (flow.consumers ?? []).flatMap((consumer): Stated[] => {
    const channel = consumer.uses?.get(address)?.value;
    const views = resources.flatMap(({ deployed, consumers = [] }): readonly DeployedView[] => {
      const same = consumers.filter(
        ({ name, channels }) => sameName(name, consumer.name) || channels.some((each) => each === channel),
      );
      return same.length > 0 ? same : [deployed];
    });
    return [...(consumer.uses?.values() ?? [])].map((stated) => ({ stated, consumer: consumer.name, views }));
  });
  return [...[...(flow.uses?.values() ?? [])].map((stated) => ({ stated, views: whole })), ...own];
}

/** What is deployed for those consumers of a flow that it names; for all, where it names none of them. */
function viewsOf({ deployed, consumers = [] }: Resource, { to, consumers: apart }: Flow): readonly DeployedView[] {
  const named = consumers.filter(({ name }) => to?.some((each) => sameName(each.name, name)));
  // What a consumer sets for itself is held against that one.
  const views: readonly DeployedConsumer[] = named.length > 0 ? named : consumers;
  return views.length > 0 && apart === undefined ? views : [deployed];
}

function distinct(facts: readonly DeployedFact[]): DeployedFact[] {
  const key = ({ value, place: { source, span } }: DeployedFact) => `${value}\n${source.path}\n${span.start}`;
  return [...new Map(facts.map((fact) => [key(fact), fact])).values()];
}
