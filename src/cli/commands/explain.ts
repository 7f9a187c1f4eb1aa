import { Command, Option } from 'commander';
import { openRulebook } from '../../knowledge/open.js';
import { explain, explainable } from '../../knowledge/pages/explain.js';
import { prettyPage } from '../../render/pretty/page.js';
import { paintFor } from '../../render/pretty/paint.js';
import { nearest } from '../../text/nearest.js';
import { colourLevel, wantsColour } from '../colour.js';
import type { Context } from '../program.js';
import { UsageError } from '../usage-error.js';

export function explainCommand({ io }: Context): Command {
  return new Command('explain')
    .description('a criterion, a rule, a finding or a style: what it is, why, what speaks against it, sources')
    .argument('<id>', 'as other commands print it')
    .addOption(new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .action(async (id: string, options: { format: string }, command: Command) => {
      const { base } = openRulebook(io.rules());
      const page = explain(base, id);
      if (page === undefined) {
        const near = nearest(id, explainable(base));
        throw new UsageError(
          `driven: nothing is called \`${id}\`.${near ? ` Did you mean \`${near}\`?` : ' Criteria, rules, findings and styles can be explained.'}`,
        );
      }
      if (options.format === 'json') {
        io.stdout.write(`${JSON.stringify(page, null, 2)}\n`);
        return;
      }
      io.stdout.write(
        prettyPage(page, await paintFor(colourLevel(io.stdout, io, wantsColour(command))), io.stdout.columns),
      );
    });
}
