import type { FactName, Pitfall, PitfallWhen } from '../../model/pitfalls/pitfall.js';
import { type EvalContext, isSettled } from './eval-context.js';
import { fullName } from './full-name.js';
import { factsIn, leafTruth } from './truth.js';

/** A condition whose leaves are numbers: many pitfalls ask the same of a flow, and it is looked up once. */
export type Node =
  | number
  | { readonly join: 'all' | 'any'; readonly parts: readonly Node[] }
  | { readonly join: 'not' | 'said'; readonly part: Node };

interface Leaf {
  readonly when: PitfallWhen;
  /** The facts that it reads, as numbers. */
  readonly facts: readonly number[];
}

export interface CompiledPitfall {
  readonly pitfall: Pitfall;
  readonly node: Node;
}

export interface CompiledPitfalls {
  readonly pitfalls: readonly CompiledPitfall[];
  readonly leaves: readonly Leaf[];
  /** Every fact that a leaf reads; a derived one as the first that it stands for. */
  readonly facts: readonly FactName[];
}

const compiled = new WeakMap<readonly Pitfall[], CompiledPitfalls>();

export function compilePitfalls(pitfalls: readonly Pitfall[]): CompiledPitfalls {
  let known = compiled.get(pitfalls);
  if (known === undefined) {
    known = compile(pitfalls);
    compiled.set(pitfalls, known);
  }
  return known;
}

function compile(pitfalls: readonly Pitfall[]): CompiledPitfalls {
  const leaves: Leaf[] = [];
  const facts: FactName[] = [];
  const leafAt = new Map<string, number>();
  const factAt = new Map<string, number>();
  const factNumber = (name: FactName): number => {
    const full = fullName(name);
    const at = factAt.get(full);
    if (at !== undefined) return at;
    factAt.set(full, facts.length);
    return facts.push(name) - 1;
  };
  const nodeOf = (when: PitfallWhen): Node => {
    if ('all' in when) return { join: 'all', parts: when.all.map(nodeOf) };
    if ('any' in when) return { join: 'any', parts: when.any.map(nodeOf) };
    if ('not' in when) return { join: 'not', part: nodeOf(when.not) };
    if ('said' in when) return { join: 'said', part: nodeOf(when.said) };
    const key = JSON.stringify(when);
    const at = leafAt.get(key);
    if (at !== undefined) return at;
    leafAt.set(key, leaves.length);
    return leaves.push({ when, facts: factsIn(when).map(factNumber) }) - 1;
  };
  return { pitfalls: pitfalls.map((pitfall) => ({ pitfall, node: nodeOf(pitfall.when) })), leaves, facts };
}

/** Truths, ordered so that the least of several is what all of them come to, and the most what any does. */
export const FALSE = 1;
export const UNKNOWN = 2;
export const TRUE = 3;

/** The truths of one view, each looked up when it is first asked for. */
export class Truths {
  private readonly memo: Uint8Array;

  constructor(
    private readonly base: CompiledPitfalls,
    readonly view: EvalContext,
  ) {
    this.memo = new Uint8Array(base.leaves.length);
  }

  of(node: Node): number {
    if (typeof node === 'number') {
      if (this.memo[node] === 0) {
        const truth = leafTruth(this.base.leaves[node].when, this.view);
        this.memo[node] = truth === undefined ? UNKNOWN : truth ? TRUE : FALSE;
      }
      return this.memo[node];
    }
    if ('part' in node) {
      const inner = this.of(node.part);
      if (node.join === 'not') return TRUE + FALSE - inner;
      return inner === TRUE ? TRUE : FALSE;
    }
    const settles = node.join === 'all' ? FALSE : TRUE;
    let truth = TRUE + FALSE - settles;
    for (const part of node.parts) {
      const each = this.of(part);
      if (each === settles) return settles;
      if (each === UNKNOWN) truth = UNKNOWN;
    }
    return truth;
  }

  /** Adds the numbers of the facts that nobody stated and that could still decide a condition. */
  open(node: Node, into: Set<number>): void {
    if (this.of(node) !== UNKNOWN) return;
    if (typeof node === 'number') {
      for (const fact of this.base.leaves[node].facts) if (!isSettled(this.base.facts[fact], this.view)) into.add(fact);
    } else if ('part' in node) this.open(node.part, into);
    else for (const part of node.parts) this.open(part, into);
  }

  /** The same as facts. */
  openFacts(node: Node): FactName[] {
    const open = new Set<number>();
    this.open(node, open);
    return [...open].map((fact) => this.base.facts[fact]);
  }
}
