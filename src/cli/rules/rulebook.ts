import { Option } from 'commander';
import type { Rulebook } from '../../advice/index.js';
import { openRulebook } from '../../rulebase/open.js';
import type { Merged } from '../../rulebase/packs/merge-packs.js';
import type { Io } from '../io.js';
import type { Config } from '../project/config.js';
import { configFolder } from '../project/find-config.js';

/** What the options that choose the rules came to. */
export interface RuleOptions {
  readonly rules?: readonly string[];
}

/** An option that may be given several times. */
export function repeated(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** `--rules PATH`, as often as there are packs. */
export function rulesOption(): Option {
  return new Option('--rules <path>', 'add a rule pack, a YAML file; may be repeated').argParser(repeated);
}

/** driven.config.yaml, where there is one. @throws UsageError */
export async function configFor(io: Io): Promise<Config | undefined> {
  const folder = configFolder(io);
  return folder === undefined ? undefined : (await import('../project/config.js')).readConfig(io, folder);
}

/** The packs to go by, in their order: those of the configuration, then those of the command line. @throws UsageError */
export async function packsFor(io: Io, { rules = [] }: RuleOptions): Promise<readonly string[]> {
  return [...((await configFor(io))?.rules ?? []), ...rules];
}

/** The rules to go by: those that come with driven, with the packs in their order. @throws UsageError */
export async function rulebookFor(io: Io, options: RuleOptions): Promise<Rulebook> {
  const packs = await packsFor(io, options);
  if (packs.length === 0) return openRulebook(io.rules());
  // Apart, so that a command without packs loads neither the YAML reader nor the compiler.
  const { packedRulebook } = await import('./packs.js');
  return packedRulebook(io, packs);
}

/** The same rules with their examples, not compiled: even those that can't be are to be looked into. @throws UsageError */
export async function mergedFor(io: Io, options: RuleOptions): Promise<Merged> {
  const { mergedRules } = await import('./packs.js');
  return mergedRules(io, await packsFor(io, options));
}
