import type { Known, Lookup } from '../../condition/evaluate.js';
import type { CapabilityValue as Capability, Carrier } from '../../model/broker.js';
import type { SetupField } from '../../model/criterion.js';
import type { FactName } from '../../model/expression.js';
import { type Basis, GROUNDS } from '../../model/finding.js';
import type { FlowGraph, GraphFactName } from '../../model/pitfalls/graph.js';
import { formatQuantity } from '../../model/quantity.js';
import type { Flow } from '../../model/system.js';
import type { Place } from '../../text/source.js';
import { type AssumedFact, assumedFact } from './assumed.js';

/** What a condition of a pitfall is held against. */
export interface EvalContext {
  readonly flow: Flow;
  readonly graph: FlowGraph;
  /** What carries the flow; one of several where they are no composition. */
  readonly carrier?: Carrier;
  /** Facts of `uses` that follow from the pattern in use, where they are not stated. */
  readonly implied: ReadonlyMap<string, boolean>;
  /** What may stand for a fact that is not stated: nothing, what the product does, or what is presumed as well. */
  readonly ground: Basis;
  readonly setup: ReadonlyMap<string, SetupField>;
}

export interface ResolvedFact {
  /** The name under which it was found; a derived fact has another one. */
  readonly name: FactName;
  /** As written. */
  readonly text: string;
  readonly basis: Basis;
  /** Where it is stated; a capability and the graph have no place. */
  readonly place?: Place;
  readonly capability?: Capability;
}

/** A fact that is known, as it is told; undefined where nothing is, be it unsaid or unpublished. */
export function resolve(name: FactName, view: EvalContext): ResolvedFact | undefined {
  if (name.first !== undefined) {
    const found = firstOf(name, view, resolveAt, resolveDefault);
    return name.upper && found ? { ...found, text: upperText(found, view) } : found;
  }
  return resolveAt(name, view, GROUNDS.indexOf(view.ground));
}

function resolveAt(name: FactName, view: EvalContext, ground: number): ResolvedFact | undefined {
  const { flow, implied, carrier, graph } = view;
  if (valueAt(name, view, ground) === undefined) return undefined;
  switch (name.section) {
    case 'needs': {
      const { text = '', place } = flow.needs.get(name.name) ?? {};
      return { name, text, basis: 'stated', ...(place === undefined ? {} : { place }) };
    }
    case 'uses': {
      const fact = flow.uses?.get(name.name);
      if (fact !== undefined) return { name, text: fact.text, basis: fact.basis ?? 'stated', place: fact.place };
      const follows = implied.get(name.name);
      if (follows !== undefined) return { name, text: String(follows), basis: 'stated' };
      const assumed = assumedFact(name.name, view, ground);
      return assumed && told(name, assumed);
    }
    case 'broker': {
      const capability = carrier?.facts.get(name.name);
      return capability && { name, text: endless(capability.text, name), basis: 'stated', capability };
    }
    case 'graph':
      return { name, text: String(graph.facts[name.name as GraphFactName] ?? 0), basis: 'stated' };
  }
}

/** The catalogue's word for no limit, as one says it of a time. */
const endless = (text: string, { measure }: FactName) =>
  text === 'unlimited' && measure === 'duration' ? 'forever' : text;

const told = (name: FactName, { text, basis, capability }: AssumedFact): ResolvedFact => ({
  name,
  text: endless(text, name),
  basis,
  ...(capability === undefined ? {} : { capability }),
});

/** What the product does, told under the name by which one would state it. */
function resolveDefault(name: FactName, view: EvalContext): ResolvedFact | undefined {
  const capability = name.default && view.carrier?.facts.get(name.default.name);
  const stated = name.ask ?? name.first?.[0] ?? name;
  return capability && { name: stated, text: endless(capability.text, name), basis: 'default', capability };
}

/** The upper end of what was said. */
function upperText({ name, text }: ResolvedFact, view: EvalContext): string {
  const ranges = view.flow.needs.get(name.name)?.ranges;
  if (ranges === undefined || name.measure === undefined) return text;
  const high = Math.max(...ranges.map((range) => range.high));
  return ranges.some(({ low }) => low !== high) ? formatQuantity(high, name.measure) : text;
}

/** What conditions are held against. */
export const lookupIn =
  (view: EvalContext): Lookup =>
  (name) =>
    resolveValue(name, view);

/** The value alone: conditions are held against thousands of flows. */
function resolveValue(name: FactName, view: EvalContext): Known | undefined {
  if (name.first === undefined) return valueAt(name, view, GROUNDS.indexOf(view.ground));
  const known = firstOf(name, view, valueAt, defaultValue);
  return name.upper && known?.ranges ? { ...known, ranges: upperEnd(known.ranges) } : known;
}

function upperEnd(ranges: NonNullable<Known['ranges']>): NonNullable<Known['ranges']> {
  let high = 0;
  for (const range of ranges) if (range.high > high) high = range.high;
  return [{ low: high, high }];
}

/** What is stated comes before what the product does, and both before what is presumed. */
function firstOf<T>(
  name: FactName,
  view: EvalContext,
  at: (name: FactName, view: EvalContext, ground: number) => T | undefined,
  byDefault: (name: FactName, view: EvalContext) => T | undefined,
): T | undefined {
  const { first = [] } = name;
  const weakest = GROUNDS.indexOf(view.ground);
  for (let ground = 0; ground <= weakest; ground++) {
    for (const each of first) {
      const known = at(each, view, ground);
      if (known !== undefined) return known;
    }
    const known = ground === 1 && name.default !== undefined ? byDefault(name, view) : undefined;
    if (known !== undefined) return known;
  }
  return undefined;
}

function defaultValue(name: FactName, view: EvalContext): Known | undefined {
  const known = name.default && valueAt(name.default, view, 0);
  return known && { ...known, assumed: true };
}

/** @param ground which of GROUNDS is the weakest that may be used */
function valueAt(name: FactName, view: EvalContext, ground: number): Known | undefined {
  switch (name.section) {
    case 'needs':
      return view.flow.needs.get(name.name);
    case 'uses': {
      const fact = view.flow.uses?.get(name.name);
      if (fact !== undefined) return GROUNDS.indexOf(fact.basis ?? 'stated') <= ground ? made(fact.value) : undefined;
      const follows = view.implied.get(name.name);
      if (follows !== undefined) return made(follows);
      return ground === 0 ? undefined : assumedFact(name.name, view, ground)?.known;
    }
    case 'broker': {
      const fact = view.carrier?.facts.get(name.name);
      if (fact === undefined || fact.value === undefined || fact.value === null) return undefined;
      // Nobody is blamed by what is only common knowledge, nor by a figure that somebody measured: it is no quota.
      return fact.recalled || (fact.benchmark && typeof fact.value === 'number') ? undefined : made(fact.value);
    }
    case 'graph': {
      const known = view.graph.facts[name.name as GraphFactName];
      // Names in `to` may be left out; all else that is not there is nought.
      if (known === undefined && name.name === UNSAID) return undefined;
      return made(known ?? (name.measure === undefined ? false : 0));
    }
  }
}

/** Said as far as anybody would say it: a range of a quantity is an answer, several choices are half of one. */
export function isSettled(name: FactName, view: EvalContext): boolean {
  const value = resolveValue(name, view);
  return value !== undefined && (value.values === undefined || value.all || name.list || value.values.length === 1);
}

/** A value as conditions read it. */
export function made(value: unknown): Known {
  if (typeof value === 'number') return { ranges: [{ low: value, high: value }] };
  return Array.isArray(value) ? { values: value as string[], all: true } : { values: [String(value)] };
}

const UNSAID: GraphFactName = 'services';
