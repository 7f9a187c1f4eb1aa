import type { Expression, FactName, Joined, Test } from '../model/expression.js';
import { eachOpenLeaf } from './decide.js';
import { evaluate, type Lookup, type Truth, testTruth } from './evaluate.js';
import { factsOf, fullName, mapLeaves } from './walk.js';

/** Conditions whose leaves are numbers: many ask the same of a flow, and it is looked up once. */
export interface CompiledConditions {
  /** In the order in which the conditions were given. */
  readonly conditions: readonly Joined<number>[];
  readonly leaves: readonly {
    readonly test: Test;
    /** The facts that it reads, as numbers. */
    readonly facts: readonly number[];
  }[];
  /** Every fact that a leaf reads, each once. */
  readonly facts: readonly FactName[];
}

export function compileConditions(expressions: readonly Expression[]): CompiledConditions {
  const leaves: { test: Test; facts: number[] }[] = [];
  const facts: FactName[] = [];
  const numberOf = <T>(known: Map<string, number>, key: string, list: T[], make: () => T): number => {
    const at = known.get(key);
    if (at !== undefined) return at;
    known.set(key, list.length);
    return list.push(make()) - 1;
  };
  const leafAt = new Map<string, number>();
  const factAt = new Map<string, number>();
  const factNumber = (fact: FactName) => numberOf(factAt, fullName(fact), facts, () => fact);
  const leafNumber = (test: Test) =>
    numberOf(leafAt, JSON.stringify(test), leaves, () => ({ test, facts: factsOf(test).map(factNumber) }));
  return { conditions: expressions.map((expression) => mapLeaves(expression, leafNumber)), leaves, facts };
}

const UNSEEN = 0;
const FALSE = 1;
const UNKNOWN = 2;
const TRUE = 3;

/** The truths of one lookup, each leaf looked up when it is first asked for. */
export class Truths {
  private readonly memo: Uint8Array;

  constructor(
    private readonly compiled: CompiledConditions,
    private readonly lookup: Lookup,
  ) {
    this.memo = new Uint8Array(compiled.leaves.length);
  }

  of(condition: Joined<number>): Truth {
    return evaluate(condition, this.leaf);
  }

  /** Adds the numbers of the facts that could still decide a condition, unless they are said as far as they can be. */
  open(condition: Joined<number>, settled: (fact: FactName) => boolean, into: Set<number>): void {
    const { leaves, facts } = this.compiled;
    eachOpenLeaf(condition, this.leaf, (leaf) => {
      for (const fact of leaves[leaf].facts) if (!settled(facts[fact])) into.add(fact);
    });
  }

  private readonly leaf = (leaf: number): Truth => {
    if (this.memo[leaf] === UNSEEN) {
      const truth = testTruth(this.compiled.leaves[leaf].test, this.lookup);
      this.memo[leaf] = truth === undefined ? UNKNOWN : truth ? TRUE : FALSE;
    }
    const known = this.memo[leaf];
    return known === UNKNOWN ? undefined : known === TRUE;
  };
}
