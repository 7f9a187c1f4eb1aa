import { Option } from 'commander';
import type { Rulebook } from '../../advice/index.js';
import { openRulebook } from '../../knowledge/open.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Io } from '../io.js';

/** What the options that choose the rules came to. */
export interface RuleOptions {
  readonly rules?: readonly string[];
}

/** `--rules PATH`, as often as there are packs. */
export function rulesOption(): Option {
  return new Option('--rules <path>', 'add a rule pack, a YAML file; may be repeated').argParser(
    (path: string, before: readonly string[] | undefined) => [...(before ?? []), path],
  );
}

/** The rules to go by: those that come with driven, with the packs in their order. @throws UsageError */
export async function rulebookFor(io: Io, { rules = [] }: RuleOptions): Promise<Rulebook> {
  if (rules.length === 0) return openRulebook(io.rules());
  // Apart, so that a command without packs loads neither the YAML reader nor the compiler.
  const { packedRulebook } = await import('./packs.js');
  return packedRulebook(io, rules);
}

/** The same rules, not compiled: even those that can't be are to be looked into. @throws UsageError */
export async function baseFor(io: Io, { rules = [] }: RuleOptions): Promise<RuleBase> {
  if (rules.length === 0) return io.rules().base;
  const { mergedRules } = await import('./packs.js');
  return (await mergedRules(io, rules)).base;
}
