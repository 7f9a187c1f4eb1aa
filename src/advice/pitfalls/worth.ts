import type { RuleBase } from '../../model/knowledge.js';
import type { CompiledPitfall, CompiledPitfalls, Truths } from './compiled.js';
import { fullName } from './full-name.js';

/** What an error that can't be told yet counts against a warning; what is only information asks for nothing. */
const WEIGHT = { error: 3, warning: 1, info: 0 } as const;

/** Ranks the facts that would settle pitfalls by how much each settles; a pitfall that waits for several counts in parts. */
export function worthStating({ facts }: CompiledPitfalls, { setup }: RuleBase) {
  const broker = setup.find(({ kind }) => kind === 'broker');
  const named = `uses.${broker?.name}`;
  // A derived fact is stated as the first that it stands for.
  const names = facts.map((fact) => fullName(fact.first?.[0] ?? fact));
  return (unsettled: readonly CompiledPitfall[], views: readonly Truths[]): string[] => {
    const known = broker !== undefined && views[0].view.carrier !== undefined;
    const scores = new Map<string, number>();
    const open = new Set<number>();
    const asked = new Set<string>();
    for (const { pitfall, node } of unsettled) {
      const weight = WEIGHT[pitfall.severity];
      if (weight === 0) continue;
      open.clear();
      asked.clear();
      for (const view of views) view.open(node, open);
      for (const fact of open) {
        const { section } = facts[fact];
        if (section === 'needs' || section === 'uses') asked.add(names[fact]);
        // What a broker can do is known once it is named, or nobody publishes it.
        else if (section === 'broker' && !known) asked.add(named);
      }
      for (const name of asked) scores.set(name, (scores.get(name) ?? 0) + weight / asked.size);
    }
    return [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
  };
}
