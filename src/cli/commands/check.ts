import { Command, Option } from 'commander';
import { type Finding, SEVERITIES, type Severity } from '../../model/finding.js';
import { checkGithub } from '../../render/check-github.js';
import { checkJson } from '../../render/check-json.js';
import { type CheckReport, countLine, summarize } from '../../render/check-report.js';
import { prettyCheck } from '../../render/pretty/check.js';
import { paintFor } from '../../render/pretty/paint.js';
import { colourLevel, wantsColour } from '../colour.js';
import type { Context } from '../program.js';
import { type CheckOptions, checkFiles } from '../project/checked.js';
import { repeated, rulesOption } from '../rules/rulebook.js';

interface Options extends CheckOptions {
  readonly format: 'pretty' | 'json' | 'github';
  readonly verbose: boolean;
}

export function checkCommand({ io, exit }: Context): Command {
  return new Command('check')
    .description('hold what is built against the needs; for CI')
    .argument(
      '[files...]',
      'SYSTEM.yaml files, globs, or - (default: those of driven.config.yaml, or system.yaml here)',
    )
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['pretty', 'json', 'github']).default('pretty'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on (default: error)').choices([
        ...SEVERITIES,
        'never',
      ]),
    )
    .addOption(new Option('--rule <id>', 'only this finding; may be repeated').argParser(repeated))
    .addOption(withoutOption())
    .option('--baseline <file>', 'accept what this file lists')
    .option('--write-baseline <file>', 'list in this file all that is found now, and exit 0')
    .addOption(rulesOption())
    .option('--verbose', 'print infos one by one', false)
    .action(async (args: string[], options: Options, command: Command) => {
      const { report, failOn, written } = await checkFiles(args, options, io);
      io.stdout.write(await printed(report, options, command));
      const { findings, flows, files } = report;
      if (options.format === 'pretty')
        io.stderr.write(
          `${countLine(summarize(findings))} in ${flows} ${flows === 1 ? 'flow' : 'flows'}, ${files} ${files === 1 ? 'file' : 'files'}\n`,
        );
      if (written) io.stderr.write(`wrote ${written.path}, which accepts ${written.count}\n`);
      exit(statusOf(findings, failOn));
    });

  async function printed(report: CheckReport, options: Options, command: Command): Promise<string> {
    if (options.format === 'json') return checkJson(report);
    if (options.format === 'github') return checkGithub(report);
    return prettyCheck(
      report,
      await paintFor(colourLevel(io.stdout, io, wantsColour(command))),
      io.stdout.columns,
      options.verbose,
    );
  }
}

/** `--no-rule ID`: not the opposite of `--rule`, as commander would have it, but a list of its own. */
function withoutOption(): Option {
  const option = new Option('--no-rule <id>', 'all but this finding; may be repeated').argParser(repeated);
  option.negate = false;
  option.attributeName = () => 'without';
  return option;
}

/** Input that could not be used outweighs findings; what is waived or in the baseline fails nothing. */
function statusOf(findings: readonly Finding[], failOn: Severity | 'never'): number {
  if (findings.some(({ rule }) => rule === 'input')) return 2;
  if (failOn === 'never') return 0;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return findings.some(({ severity, waived, baselined }) => !waived && !baselined && failing.includes(severity))
    ? 1
    : 0;
}
