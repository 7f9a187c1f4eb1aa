import { Command, Option } from 'commander';
import { compare, type Rulebook, SystemAnalysis } from '../../advice/index.js';
import type { System } from '../../model/system.js';
import { plainFinding } from '../../render/pretty/findings.js';
import type { Context } from '../context.js';
import { FORMATS, formatOption, print } from '../formats.js';
import type { Io } from '../io.js';
import { systemIn } from '../load-system.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';

export function diffCommand({ io, exit }: Context): Command {
  return new Command('diff')
    .description('which recommendations changed between two descriptions of a system, and because of which facts')
    .argument('<old>', 'SYSTEM.yaml as it was, or - for standard input')
    .argument('<new>', 'SYSTEM.yaml as it is, or -')
    .addOption(rulesOption())
    .addOption(formatOption('diff'))
    .addOption(
      new Option('--fail-on <what>', 'exit 1 when any advice changed').choices(['changed', 'never']).default('never'),
    )
    .addHelpText(
      'after',
      `
Advice is a flow's style and whether it is decided, whether a broker is needed,
the first choice of broker and how it meets the needs, the pattern; and for the
system its style and the brokers to run. A flow added or removed counts as
changed advice, also when it looks renamed. Facts that change no advice do not.
Both files are advised by the same rules.

Examples:
  driven diff old.yaml system.yaml
  git show main:system.yaml | driven diff - system.yaml --format markdown`,
    )
    .action(
      async (old: string, now: string, options: RuleOptions & { format: string; failOn: string }, command: Command) => {
        const rulebook = await rulebookFor(io, options);
        const systems = await both(old, now, rulebook, io);
        const [before, after] = [systems.old, systems.new].map((system) => new SystemAnalysis(system, rulebook));
        const change = compare(before, after);
        await print(FORMATS.diff[options.format], change, io, command);
        exit(change.any && options.failOn === 'changed' ? 1 : 0);
      },
    );
}

/** Both descriptions. @throws UsageError with every problem of either */
async function both(old: string, now: string, rulebook: Rulebook, io: Io): Promise<{ old: System; new: System }> {
  if (old === '-' && now === '-') throw new UsageError('driven: only one of the two can be standard input');
  const read = [await systemIn(old, rulebook, io), await systemIn(now, rulebook, io)];
  const problems = read.flatMap(({ findings }) => findings);
  const [{ system: before }, { system: after }] = read;
  if (problems.length > 0 || before === undefined || after === undefined)
    throw new UsageError(problems.map(plainFinding).join(''));
  return { old: before, new: after };
}
