import type { Known, Lookup } from '../../condition/evaluate.js';
import type { CapabilityValue as Capability, Carrier } from '../../model/broker.js';
import type { FactName } from '../../model/expression.js';
import type { FlowGraph, GraphFactName } from '../../model/pitfalls/graph.js';
import type { Flow } from '../../model/system.js';
import type { Place } from '../../text/source.js';

/** What a condition of a pitfall is held against. */
export interface EvalContext {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  /** What carries the flow; one of several where they are no composition. */
  readonly carrier?: Carrier;
  /** Facts of `uses` that follow from the pattern in use, where they are not stated. */
  readonly implied: ReadonlyMap<string, boolean>;
}

export interface ResolvedFact {
  /** The name under which it was found; a derived fact has another one. */
  readonly name: FactName;
  /** As written. */
  readonly text: string;
  /** Where it is stated; a capability and the graph have no place. */
  readonly place?: Place;
  readonly capability?: Capability;
}

/** A fact that is known, as it is told; undefined where nothing is, be it unsaid or unpublished. */
export function resolve(name: FactName, view: EvalContext): ResolvedFact | undefined {
  if (name.first !== undefined) return firstOf(name.first, (each) => resolve(each, view));
  if (resolveValue(name, view) === undefined) return undefined;
  const { flow, implied, carrier, graph } = view;
  switch (name.section) {
    case 'needs': {
      const { text = '', place } = flow.needs.get(name.name) ?? {};
      return { name, text, ...(place === undefined ? {} : { place }) };
    }
    case 'uses': {
      const fact = flow.uses?.get(name.name);
      if (fact !== undefined) return { name, text: fact.text, place: fact.place };
      return { name, text: String(implied.get(name.name)) };
    }
    case 'broker': {
      const capability = carrier?.facts.get(name.name);
      return capability && { name, text: capability.text, capability };
    }
    case 'graph':
      return { name, text: String(graph.facts[name.name as GraphFactName] ?? 0) };
  }
}

/** What conditions are held against. */
export const lookupIn =
  (view: EvalContext): Lookup =>
  (name) =>
    resolveValue(name, view);

/** The value alone: conditions are held against thousands of flows. */
function resolveValue(name: FactName, view: EvalContext): Known | undefined {
  if (name.first !== undefined) return firstOf(name.first, (each) => resolveValue(each, view));
  switch (name.section) {
    case 'needs':
      return view.flow.needs.get(name.name);
    case 'uses': {
      const fact = view.flow.uses?.get(name.name);
      return fact === undefined ? implied(name, view) : valueOf(fact);
    }
    case 'broker': {
      const fact = view.carrier?.facts.get(name.name);
      if (fact === undefined) return undefined;
      // Nobody is blamed by what is only common knowledge, nor by a figure that somebody measured: it is no quota.
      return fact.recalled || (fact.benchmark && typeof fact.value === 'number') ? undefined : valueOf(fact);
    }
    case 'graph': {
      const known = view.graph.facts[name.name as GraphFactName];
      // Names in `to` may be left out; all else that is not there is nought.
      if (known === undefined && name.name === UNSAID) return undefined;
      return made(known ?? (name.measure === undefined ? false : 0));
    }
  }
}

function firstOf<T>(names: readonly FactName[], look: (name: FactName) => T | undefined): T | undefined {
  for (const each of names) {
    const known = look(each);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Said as far as anybody would say it: a range of a quantity is an answer, several choices are half of one. */
export function isSettled(name: FactName, view: EvalContext): boolean {
  const value = resolveValue(name, view);
  return value !== undefined && (value.values === undefined || value.all || name.list || value.values.length === 1);
}

function valueOf({ value }: { readonly value: unknown }): Known | undefined {
  return value === undefined || value === null ? undefined : made(value);
}

function made(value: unknown): Known {
  if (typeof value === 'number') return { ranges: [{ low: value, high: value }] };
  return Array.isArray(value) ? { values: value as string[], all: true } : { values: [String(value)] };
}

/** What the pattern in use brings with it. */
function implied(name: FactName, view: EvalContext): Known | undefined {
  const follows = view.implied.get(name.name);
  return follows === undefined ? undefined : made(follows);
}

const UNSAID: GraphFactName = 'services';
