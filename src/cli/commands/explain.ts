import { Command } from 'commander';
import type { RuleBase } from '../../model/knowledge.js';
import { explain, explainAgainst, explainable } from '../../reference/explain.js';
import { didYouMean, nearest } from '../../text/nearest.js';
import { FORMATS, formatOption, print } from '../formats.js';
import type { Context } from '../program.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';

export function explainCommand({ io }: Context): Command {
  return new Command('explain')
    .description(
      'a criterion, setup fact, rule, finding, pitfall, style, broker or pattern: what it is, why, what speaks against it, sources',
    )
    .argument('<id>', 'as other commands print it')
    .option('--against <id>', 'a second broker, side by side')
    .addOption(rulesOption())
    .addOption(formatOption('explain'))
    .action(async (id: string, options: RuleOptions & { format: string; against?: string }, command: Command) => {
      const { base } = await rulebookFor(io, options);
      const page = options.against === undefined ? explain(base, id) : explainAgainst(base, id, options.against);
      if (page === undefined && options.against !== undefined) throw notBrokers(base, [id, options.against]);
      if (page === undefined) {
        const near = nearest(id, explainable(base));
        throw new UsageError(
          `driven: nothing is called \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ' Criteria, setup facts, rules, findings, pitfalls, styles, brokers and patterns can be explained.'}`,
        );
      }
      await print(FORMATS.explain[options.format], page, io, command);
    });
}

function notBrokers(base: RuleBase, ids: readonly string[]): UsageError {
  const known = base.catalogue.carriers.map(({ id }) => id);
  const wrong = ids.filter((id) => !known.includes(id));
  return new UsageError(wrong.map((id) => `driven: no broker is called \`${id}\`.${didYouMean(id, known)}`).join('\n'));
}
