import { Command, Option } from 'commander';
import { isNothingBuilt, type Outcome, outcomeOf } from '../../check/report.js';
import { SEVERITIES } from '../../model/finding.js';
import { countLine } from '../../render/pretty/check.js';
import type { Context } from '../context.js';
import { type CheckToPrint, FORMATS, formatOption, print } from '../formats.js';
import { meterFor } from '../output/meter.js';
import { isQuiet, notice } from '../output/notice.js';
import { type CheckOptions, runCheck } from '../project/run-check.js';
import { repeated, rulesOption } from '../rules/rulebook.js';

interface Options extends CheckOptions {
  readonly format: string;
  readonly verbose: boolean;
}

const NOTHING_BUILT =
  'nothing is stated as built, so only the needs were checked: say under `uses` of each flow what carries it and how it is set up';

const STATUS: Readonly<Record<Outcome, number>> = { passed: 0, failed: 1, unusable: 2 };

export function checkCommand({ io, exit }: Context): Command {
  return new Command('check')
    .description('hold what is built against the needs; for CI')
    .argument(
      '[files...]',
      'SYSTEM.yaml files, globs, or - (default: those of driven.config.yaml, or system.yaml here)',
    )
    .addOption(formatOption('check'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on (default: error)').choices([
        ...SEVERITIES,
        'never',
      ]),
    )
    .addOption(new Option('--rule <id>', 'only this finding; may be repeated').argParser(repeated))
    .addOption(withoutOption())
    .addOption(
      new Option('--deployed <file>', 'hold it against this file that deploys, or glob; may be repeated').argParser(
        repeated,
      ),
    )
    .option('--baseline <file>', 'accept what this file lists')
    .option('--write-baseline <file>', 'list in this file all that is found now, and exit 0')
    .addOption(rulesOption())
    .option('--verbose', 'print infos one by one', false)
    .action(async (args: string[], options: Options, command: Command) => {
      const meter = meterFor(io, command);
      const checked = await runCheck(args, options, io, meter);
      meter.end();
      const { report, failOn, written, said } = checked;
      if (!isQuiet(command)) io.stderr.write(said);
      const status = STATUS[outcomeOf(report, failOn)];
      const { format } = options;
      const toPrint: CheckToPrint = {
        report,
        failOn,
        status,
        version: command.parent?.version() ?? '',
        verbose: options.verbose || failOn === 'info',
        quiet: isQuiet(command),
        // Where the packs can't be read, the rules that come with driven explain the findings on that.
        base: () => checked.base ?? io.rules().base,
        toRepoPath: async () => (await import('../project/repository.js')).toRepoPathOf(io),
      };
      await print(FORMATS.check[format], toPrint, io, command);
      if (format === 'pretty') notice(countLine(report), io, command);
      if (format === 'pretty' && isNothingBuilt(report)) notice(NOTHING_BUILT, io, command);
      if (written) notice(`wrote ${written.path}, which accepts ${written.count}`, io, command);
      exit(status);
    });
}

/** `--no-rule ID`: not the opposite of `--rule`, as commander would have it, but a list of its own. */
function withoutOption(): Option {
  const option = new Option('--no-rule <id>', 'all but this finding; may be repeated').argParser(repeated);
  option.negate = false;
  option.attributeName = () => 'without';
  return option;
}
