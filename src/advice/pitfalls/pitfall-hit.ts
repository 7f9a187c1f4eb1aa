import { decidingLeaves } from '../../condition/decide.js';
import { testTruth, truthOf } from '../../condition/evaluate.js';
import { factsIn, factsOf, fullName } from '../../condition/walk.js';
import type { Expression, FactName } from '../../model/expression.js';
import type { Severity } from '../../model/finding.js';
import type { GraphNote } from '../../model/pitfalls/graph.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import { type EvalContext, lookupIn, type ResolvedFact, resolve } from './eval-context.js';
import { interpolate } from './template.js';

/** A pitfall that a flow has fallen into. */
export interface PitfallHit {
  readonly pitfall: Pitfall;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  /** The facts that decided, what is built first. */
  readonly facts: readonly ResolvedFact[];
  readonly note?: GraphNote;
}

/** What there is to say of a pitfall that holds. */
export function describeHit(pitfall: Pitfall, view: EvalContext): PitfallHit {
  const { when, raised } = pitfall;
  const graver = raised !== undefined && truthOf(raised.when, lookupIn(view)) === true;
  const facts = [...decidedBy(when, view), ...(graver ? decidedBy(raised.when, view) : [])];
  const names = namesOf(pitfall);
  const graph = facts.find(({ name }) => name.section === 'graph');
  const note = graph && view.graph.notes.get(graph.name.name as Parameters<typeof view.graph.notes.get>[0])?.();
  return {
    pitfall,
    severity: graver ? raised.severity : pitfall.severity,
    message: interpolate(pitfall.message, names, view),
    remedy: interpolate(pitfall.remedy, names, view),
    facts: distinct(facts),
    ...(note === undefined ? {} : { note }),
  };
}

/** The facts that make a condition as true or as false as it is. */
function decidedBy(when: Expression, view: EvalContext): ResolvedFact[] {
  const lookup = lookupIn(view);
  const leaves = decidingLeaves(when, (test) => testTruth(test, lookup));
  return leaves.flatMap(factsOf).flatMap((name) => resolve(name, view) ?? []);
}

const names = new WeakMap<Pitfall, ReadonlyMap<string, FactName>>();

/** The facts that a pitfall reads, by their full name. */
function namesOf(pitfall: Pitfall): ReadonlyMap<string, FactName> {
  let known = names.get(pitfall);
  if (known === undefined) {
    const read = [...factsIn(pitfall.when), ...(pitfall.raised ? factsIn(pitfall.raised.when) : [])];
    known = new Map(read.map((name) => [fullName(name), name]));
    names.set(pitfall, known);
  }
  return known;
}

/** Each fact once; what is built comes before what is needed, for that is what one changes. */
function distinct(facts: readonly ResolvedFact[]): ResolvedFact[] {
  const byName = new Map(facts.map((fact) => [fullName(fact.name), fact]));
  const order = ['uses', 'needs', 'graph', 'broker'];
  return [...byName.values()].sort((a, b) => order.indexOf(a.name.section) - order.indexOf(b.name.section));
}
