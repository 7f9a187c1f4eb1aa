import { Command } from 'commander';
import type { Answers } from '../../model/answer.js';
import type { RuleBase } from '../../model/knowledge.js';
import { overviewPage } from '../../reference/find.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { readArguments } from '../../system/arguments.js';
import type { Context } from '../context.js';
import { explained, explainedAgainst } from '../explained.js';
import { FORMATS, formatOption, print } from '../formats.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';

export function explainCommand({ io }: Context): Command {
  return new Command('explain')
    .description(
      'a criterion, setup fact, rule, finding, pitfall, style, broker or pattern: what it is, why, what speaks against it, sources',
    )
    .argument('[id]', 'as other commands print it, or what people call it; without one, what there is')
    .argument('[criterion=value...]', 'of brokers: how they do with these needs')
    .option('--against <id>', 'a second broker, side by side')
    .addOption(rulesOption())
    .addOption(formatOption('explain'))
    .action(async (id: string | undefined, values: string[], options: ExplainOptions, command: Command) => {
      const { base } = await rulebookFor(io, options);
      if (id === undefined) {
        await print(FORMATS.explain[options.format], overviewPage(base), io, command);
        return;
      }
      const load = loadFrom(values, base);
      const page =
        options.against === undefined ? explained(base, id, load) : explainedAgainst(base, id, options.against, load);
      await print(FORMATS.explain[options.format], page, io, command);
    });
}

type ExplainOptions = RuleOptions & { readonly format: string; readonly against?: string };

/** The needs given on the command line. */
function loadFrom(values: readonly string[], base: RuleBase): Answers {
  const { answers, findings } = readArguments(values, base);
  if (findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''));
  return new Map([...answers].flatMap(([name, answer]) => (answer === undefined ? [] : [[name, answer] as const])));
}
