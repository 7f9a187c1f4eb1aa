import type { Fact as Capability, Carrier } from '../../model/broker.js';
import type { FlowGraph, GraphFactName } from '../../model/pitfalls/graph.js';
import type { FactName } from '../../model/pitfalls/pitfall.js';
import type { Flow } from '../../model/system.js';
import type { Place } from '../../text/source.js';

/** What a condition of a pitfall is held against. */
export interface View {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  /** What carries the flow; one of several where they are no composition. */
  readonly carrier?: Carrier;
  /** Facts of `uses` that follow from the pattern in use, where they are not stated. */
  readonly implied: ReadonlyMap<string, boolean>;
}

/** A known fact: one of some texts that is not settled, a list that holds several, or a quantity between two ends. */
export type Value =
  | { readonly oneOf: readonly string[] }
  | { readonly has: readonly string[] }
  | { readonly low: number; readonly high: number };

export interface Known {
  /** The name under which it was found; a derived fact has another one. */
  readonly name: FactName;
  readonly value: Value;
  /** As written. */
  readonly text: string;
  /** Where it is stated; a capability and the graph have no place. */
  readonly place?: Place;
  readonly capability?: Capability;
}

const exactly = (value: number): Value => ({ low: value, high: value });

function valueOf(value: unknown): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return exactly(value);
  return Array.isArray(value) ? { has: value as string[] } : { oneOf: [String(value)] };
}

/** What is known of a fact; undefined where nothing is, be it unsaid or unpublished. */
export function lookUp(name: FactName, view: View): Known | undefined {
  if (name.first !== undefined) {
    for (const each of name.first) {
      const known = lookUp(each, view);
      if (known) return known;
    }
    return undefined;
  }
  switch (name.section) {
    case 'needs':
      return need(name, view);
    case 'uses':
      return built(name, view);
    case 'broker':
      return capability(name, view);
    case 'graph':
      return inGraph(name, view);
  }
}

function need(name: FactName, { flow }: View): Known | undefined {
  const answer = flow.needs.get(name.name);
  if (answer === undefined) return undefined;
  const { values, ranges, text, place } = answer;
  if (values !== undefined) return { name, value: { oneOf: values }, text, place };
  const ends = (ranges ?? []).flatMap(({ low, high }) => [low, high]);
  return ends.length === 0
    ? undefined
    : { name, value: { low: Math.min(...ends), high: Math.max(...ends) }, text, place };
}

function built(name: FactName, { flow, implied }: View): Known | undefined {
  const fact = flow.uses?.get(name.name);
  const value = valueOf(fact?.value);
  if (fact !== undefined && value !== undefined) return { name, value, text: fact.text, place: fact.place };
  const follows = implied.get(name.name);
  return follows === undefined ? undefined : { name, value: { oneOf: [String(follows)] }, text: String(follows) };
}

function capability(name: FactName, { carrier }: View): Known | undefined {
  const fact = carrier?.facts.get(name.name);
  // Nobody is blamed by what is only common knowledge.
  if (fact === undefined || fact.recalled) return undefined;
  const value = valueOf(fact.value);
  return value && { name, value, text: fact.text, capability: fact };
}

function inGraph(name: FactName, { graph }: View): Known | undefined {
  const known = graph.facts.get(name.name as GraphFactName);
  // Names in `to` may be left out; all else that is not there is nought.
  if (known === undefined && name.name === UNSAID) return undefined;
  const value = known ?? (name.measure === undefined ? false : 0);
  return { name, value: valueOf(value) as Value, text: String(value) };
}

const UNSAID: GraphFactName = 'services';
