import { decidingLeaves } from '../../condition/decide.js';
import { testTruth, truthOf } from '../../condition/evaluate.js';
import { factsIn, factsOf, fullName } from '../../condition/walk.js';
import type { Expression, FactName } from '../../model/expression.js';
import { type Basis, GROUNDS, lowered, SEVERITIES, type Severity } from '../../model/finding.js';
import type { GraphNote } from '../../model/pitfalls/graph.js';
import { conditionsOf, type Pitfall } from '../../model/pitfalls/pitfall.js';
import { basisText, stateText } from './basis-text.js';
import { type EvalContext, lookupIn, type ResolvedFact, resolve } from './eval-context.js';
import { interpolate } from './template.js';

/** A pitfall that a flow has fallen into. */
export interface PitfallHit {
  readonly pitfall: Pitfall;
  readonly severity: Severity;
  /** The weakest that it rests on. */
  readonly basis: Basis;
  readonly message: string;
  readonly remedy: string;
  /** The facts that decided, what is built first. */
  readonly facts: readonly ResolvedFact[];
  readonly note?: GraphNote;
}

/** @param ground the strongest on which it holds, of `grounds` */
export function describeHit(
  pitfall: Pitfall,
  ground: Basis,
  grounds: readonly Basis[],
  on: (ground: Basis) => EvalContext,
): PitfallHit {
  const { when, raised } = pitfall;
  const { severity, basis, graver } = gravityOf(pitfall, ground, grounds, on);
  const facts = distinct([
    ...decidedBy(when, on(ground)),
    ...(graver && raised !== undefined ? decidedBy(raised.when, on(basis)) : []),
  ]);
  const names = namesOf(pitfall);
  const graph = facts.find(({ name }) => name.section === 'graph');
  const view = on(grounds[grounds.length - 1]);
  const { message, variant } = pitfall;
  const told = variant !== undefined && truthOf(variant.when, lookupIn(view)) === true ? variant.message : message;
  const note = graph && view.graph.notes.get(graph.name.name as Parameters<typeof view.graph.notes.get>[0])?.();
  return {
    pitfall,
    severity,
    basis,
    message: `${interpolate(told, names, view)}${basisText(facts, view)}`,
    remedy: `${interpolate(pitfall.remedy, names, view)}${stateText(facts)}`,
    facts,
    ...(note === undefined ? {} : { note }),
  };
}

interface Gravity {
  readonly severity: Severity;
  readonly basis: Basis;
  readonly graver: boolean;
}

/** How grave it is on each ground on which it holds: what is presumed comes one level lower. The gravest counts. */
function gravityOf(
  { severity, raised }: Pitfall,
  ground: Basis,
  grounds: readonly Basis[],
  on: (ground: Basis) => EvalContext,
): Gravity {
  let gravest: Gravity | undefined;
  for (const basis of grounds.slice(grounds.indexOf(ground))) {
    const graver = raised !== undefined && truthOf(raised.when, lookupIn(on(basis))) === true;
    const plain = graver ? raised.severity : severity;
    const found = { severity: basis === 'presumed' ? lowered(plain) : plain, basis, graver };
    if (gravest === undefined || rank(found.severity) < rank(gravest.severity)) gravest = found;
    if (raised === undefined) break;
  }
  return gravest ?? { severity, basis: ground, graver: false };
}

const rank = (severity: Severity) => SEVERITIES.indexOf(severity);

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
    const read = conditionsOf(pitfall).flatMap(factsIn);
    known = new Map(read.map((name) => [fullName(name), name]));
    names.set(pitfall, known);
  }
  return known;
}

/** Each fact once; what is built comes before what is needed, for that is what one changes. */
function distinct(facts: readonly ResolvedFact[]): ResolvedFact[] {
  const byName = new Map<string, ResolvedFact>();
  for (const fact of facts) {
    const name = fullName(fact.name);
    const known = byName.get(name);
    // Of a fact that was read on two grounds, the stronger one.
    if (known === undefined || GROUNDS.indexOf(fact.basis) < GROUNDS.indexOf(known.basis)) byName.set(name, fact);
  }
  const order = ['uses', 'needs', 'graph', 'broker'];
  return [...byName.values()].sort((a, b) => order.indexOf(a.name.section) - order.indexOf(b.name.section));
}
