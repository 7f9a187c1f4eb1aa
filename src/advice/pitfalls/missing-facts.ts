import type { CompiledConditions, Truths } from '../../condition/compiled.js';
import { fullName } from '../../condition/walk.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { CompiledPitfall } from './compile-pitfalls.js';
import { type EvalContext, isSettled } from './eval-context.js';
import { type OneFactAway, valueThatDecides } from './one-fact-away.js';

/** What conditions are held against, and how they fared. */
export interface Evaluated {
  readonly view: EvalContext;
  readonly truths: Truths;
}

/** What an error that can't be told yet counts against a warning; what is only information asks for nothing. */
const WEIGHT = { error: 3, warning: 1, info: 0 } as const;

export interface MissingFacts {
  /** By their full names: those that settle one of the gravest kind first, then the one that settles most. */
  readonly names: readonly string[];
  readonly away?: OneFactAway;
}

/** Ranks the facts that would settle pitfalls by how much each settles; a pitfall that waits for several counts in parts. */
export function rankMissingFacts({ facts }: CompiledConditions, base: RuleBase) {
  const { setup } = base;
  const broker = setup.find(({ kind }) => kind === 'broker');
  // What can be stated, each once: a derived fact is stated as the first that it stands for, and what a broker can do is
  // known once it is named, or nobody publishes it.
  const full = facts.map((fact) =>
    fact.section === 'broker' ? `uses.${broker?.name}` : fullName(fact.ask ?? fact.first?.[0] ?? fact),
  );
  const names = [...new Set(full)].filter((name) => name.startsWith('needs.') || name.startsWith('uses.')).sort();
  const nameAt = Int32Array.from(full, (name) => names.indexOf(name));
  const ofBroker = facts.map(({ section }) => section === 'broker');
  const scores = new Float64Array(names.length);
  // Which pitfall asked for a name last, so that each asks once.
  const asker = new Int32Array(names.length);
  // Where it alone would settle an error, and where it would with others.
  const gravity = new Uint8Array(names.length);
  return (
    unsettled: readonly CompiledPitfall[],
    views: readonly Evaluated[],
    byDefault: () => EvalContext,
  ): MissingFacts => {
    let away: OneFactAway | undefined;
    gravity.fill(0);
    const known = broker === undefined || views[0].view.carrier !== undefined;
    const open = new Set<number>();
    const found: number[] = [];
    scores.fill(0);
    asker.fill(-1);
    unsettled.forEach(({ pitfall, condition }, pitfallAt) => {
      const weight = WEIGHT[pitfall.severity];
      if (weight === 0) return;
      open.clear();
      for (const { view, truths } of views) truths.open(condition, (fact) => isSettled(fact, view), open);
      const asked: number[] = [];
      for (const fact of open) {
        const name = nameAt[fact];
        if (name < 0 || asker[name] === pitfallAt || (known && ofBroker[fact])) continue;
        asker[name] = pitfallAt;
        asked.push(name);
      }
      if (pitfall.severity === 'error' && asked.length === 1 && away === undefined)
        away = valueThatDecides(pitfall, names[asked[0]], byDefault(), base);
      const grave = pitfall.severity !== 'error' ? 0 : asked.length === 1 ? 2 : 1;
      for (const name of asked) {
        if (grave > gravity[name]) gravity[name] = grave;
        if (scores[name] === 0) found.push(name);
        scores[name] += weight / asked.length;
      }
    });
    // Names are in alphabetical order, which breaks ties.
    const order = found.sort((a, b) => gravity[b] - gravity[a] || scores[b] - scores[a] || a - b);
    const ranked = order.map((name) => names[name]);
    if (away === undefined) return { names: ranked };
    const { fact } = away;
    return { names: [fact, ...ranked.filter((name) => name !== fact)], away };
  };
}
