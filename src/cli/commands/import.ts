import { Command } from 'commander';
import { accountText, notReadText } from '../../import/account.js';
import { readSet } from '../../import/read-set.js';
import { draftText } from '../../import/write.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { printable } from '../../text/escape.js';
import { placeText } from '../../text/source.js';
import type { Context } from '../context.js';
import { readFiles } from '../import/read-files.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { saveNew } from '../save.js';
import { UsageError } from '../usage-error.js';

interface Options extends RuleOptions {
  readonly output?: string;
  readonly force: boolean;
}

export function importCommand({ io, exit }: Context): Command {
  return new Command('import')
    .description('draft a system.yaml from CloudFormation, SAM and Serverless files')
    .argument('<files...>', 'files and globs, read as one set; their kind is told by their content')
    .option('-o, --output <file>', 'write it to a file instead of standard output')
    .option('--force', 'overwrite that file if it exists', false)
    .addOption(rulesOption())
    .addHelpText(
      'after',
      `
What the files prove goes into the draft, each fact with the file, the line and how
certain it is; what they can not say is left out. What was not read stands on
standard error with its place and the reason, and the last line adds up.

Examples:
  driven import template.yaml -o system.yaml
  driven import "services/**/template.yaml" serverless.yml`,
    )
    .action(async (args: string[], options: Options) => {
      const { base } = await rulebookFor(io, options);
      const { readings, findings, passed } = await readFiles(args, io);
      if (findings.length > 0) throw new UsageError(findings.map(plainFinding).join(''), findings);
      const draft = readSet(readings, base);
      const text = draftText(systemName(io.folder), draft);
      if (options.output === undefined) io.stdout.write(text);
      else saveNew(options.output, text, options.force, io);
      for (const source of passed) {
        const place = { source, span: { start: 0, end: 0 } };
        io.stderr.write(`${printable(placeText(place))}: not read: no kind of file that import knows\n`);
      }
      io.stderr.write(notReadText(draft.notRead));
      if (options.output !== undefined) io.stderr.write(`wrote ${printable(options.output)}\n`);
      io.stderr.write(accountText(draft));
      exit(0);
    });
}

const systemName = (folder: string) => (folder.trim() === '' ? 'system' : folder);
