import { Command } from 'commander';
import { accountText, notReadText } from '../../import/account.js';
import { readSet } from '../../import/read-set.js';
import { draftText } from '../../import/write.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { printable } from '../../text/escape.js';
import type { Context } from '../context.js';
import { passedText, readFiles } from '../import/read-files.js';
import { DEFAULT_FILE } from '../load-system.js';
import { meterFor } from '../output/meter.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { saveNew } from '../save.js';
import { UsageError } from '../usage-error.js';

interface Options extends RuleOptions {
  readonly output?: string;
  readonly force: boolean;
  readonly update: boolean;
}

export function importCommand({ io, exit }: Context): Command {
  return new Command('import')
    .description('draft a system.yaml from the files that deploy')
    .argument('<files...>', 'files and globs, read as one set; their kind is told by their content')
    .option('-o, --output <file>', 'write it to a file instead of standard output')
    .option('--update', 'merge into that file (system.yaml here unless named); what people wrote stays', false)
    .option('--force', 'overwrite that file if it exists', false)
    .addOption(rulesOption())
    .addHelpText(
      'after',
      `
What the files prove goes into the draft, each fact with the file, the line and how
certain it is; what they can not say is left out. What was not read stands on
standard error with its place and the reason, and the last line adds up.

--update adds new flows and facts, follows what the files changed in what an import
wrote, shows both as a diff, and marks flows that are gone.

Examples:
  driven import template.yaml -o system.yaml
  driven import "services/**/template.yaml" serverless.yml
  driven import template.yaml --update`,
    )
    .action(async (args: string[], options: Options, command: Command) => {
      const rulebook = await rulebookFor(io, options);
      const meter = meterFor(io, command);
      const { readings, findings, passed } = await readFiles(args, io, meter);
      meter.end();
      if (findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''), findings);
      const draft = readSet(readings, rulebook.base);
      const name = io.folder.trim() === '' ? 'system' : io.folder;
      const target = options.output ?? (options.update ? DEFAULT_FILE : undefined);
      let said = '';
      if (options.update && target !== undefined && io.files.exists(target)) {
        const { updateFile } = await import('../import/update-file.js');
        said = await updateFile(target, { draft, readings, rulebook, name }, io);
      } else if (target === undefined) io.stdout.write(draftText(name, draft));
      else {
        saveNew(target, draftText(name, draft), options.force, io);
        said = `wrote ${printable(target)}\n`;
      }
      io.stderr.write(passedText(passed) + notReadText(draft.notRead) + said + accountText(draft));
      if (target === undefined || io.terminal === undefined) return exit(0);
      const { systemIn } = await import('../load-system.js');
      const { system } = await systemIn(target, rulebook, io);
      if (system === undefined) return exit(0);
      const { offerAsk } = await import('../import/offer.js');
      exit(await offerAsk(target, system, options, rulebook, io));
    });
}
