import { type CarrierMatch, effectiveCarrier } from '../../brokers/index.js';
import type { Carrier, Pattern } from '../../model/broker.js';
import type { SetupField } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Flow, SetupValue } from '../../model/system.js';
import type { EvalContext } from '../pitfalls/eval-context.js';

const NOTHING: ReadonlyMap<string, boolean> = new Map();

const setups = new WeakMap<readonly SetupField[], ReadonlyMap<string, SetupField>>();

function setupByName(setup: readonly SetupField[]): ReadonlyMap<string, SetupField> {
  let known = setups.get(setup);
  if (known === undefined) {
    known = new Map(setup.map((field) => [field.name, field]));
    setups.set(setup, known);
  }
  return known;
}

/**
 * What pitfalls are held against: one context for each carrier, one without where there is none.
 * @param pattern the pattern in use
 */
export function contextsOf(
  flow: Flow,
  pattern: SetupValue | undefined,
  { setup, catalogue }: RuleBase,
  matches: readonly CarrierMatch[],
  graph: FlowGraph,
): EvalContext[] {
  const implied = impliedBy(pattern?.value, catalogue.patterns);
  const context = (carrier?: Carrier): EvalContext => ({
    flow,
    graph,
    implied,
    ground: 'stated',
    setup: setupByName(setup),
    ...(carrier === undefined ? {} : { carrier }),
  });
  return matches.length === 0 ? [context()] : matches.map((match) => context(effectiveCarrier(match)));
}

/** Facts of `uses` that the pattern in use brings with it. */
function impliedBy(id: SetupValue['value'] | undefined, patterns: readonly Pattern[]): ReadonlyMap<string, boolean> {
  const pattern = id === undefined ? undefined : patterns.find((each) => each.id === id);
  return pattern?.implies === undefined ? NOTHING : new Map(Object.entries(pattern.implies));
}
