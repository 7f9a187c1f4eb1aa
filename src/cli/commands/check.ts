import { Command, Option } from 'commander';
import type { Rulebook } from '../../advice/index.js';
import { check } from '../../check/index.js';
import { compareFindings, type Finding, SEVERITIES, type Severity } from '../../model/finding.js';
import { checkGithub } from '../../render/check-github.js';
import { checkJson } from '../../render/check-json.js';
import { type CheckReport, countLine, summarize } from '../../render/check-report.js';
import { prettyCheck } from '../../render/pretty/check.js';
import { paintFor } from '../../render/pretty/paint.js';
import { colourLevel, wantsColour } from '../colour.js';
import { DEFAULT_FILE } from '../described.js';
import { readInput } from '../input.js';
import type { Context } from '../program.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';

interface Options extends RuleOptions {
  readonly format: 'pretty' | 'json' | 'github';
  readonly failOn: Severity | 'never';
  readonly verbose: boolean;
}

export function checkCommand({ io, exit }: Context): Command {
  return new Command('check')
    .description('hold what is built against the needs; for CI')
    .argument('[files...]', 'SYSTEM.yaml files, or - (default system.yaml here)')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['pretty', 'json', 'github']).default('pretty'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on')
        .choices([...SEVERITIES, 'never'])
        .default('error'),
    )
    .addOption(rulesOption())
    .option('--verbose', 'print infos one by one', false)
    .action(async (files: string[], options: Options, command: Command) => {
      const findings: Finding[] = [];
      let flows = 0;
      const paths = files.length === 0 ? [DEFAULT_FILE] : [...new Set(files)];
      const rulebook = await rulesOr(findings, options);
      const { readSystem } = await import('../../system/read.js');
      for (const path of paths) {
        if (rulebook === undefined) break;
        const input = await readInput(path, io);
        if (input.finding) {
          findings.push(input.finding);
          continue;
        }
        const { system, findings: faults } = readSystem(input.source, rulebook.base);
        findings.push(...faults);
        if (system === undefined) continue;
        flows += system.flows.length;
        findings.push(...check(system, rulebook, io.today));
      }
      const report: CheckReport = { files: paths.length, flows, findings: findings.sort(compareFindings) };
      io.stdout.write(await printed(report, options, command));
      if (options.format === 'pretty')
        io.stderr.write(
          `${countLine(summarize(findings))} in ${flows} ${flows === 1 ? 'flow' : 'flows'}, ${paths.length} ${paths.length === 1 ? 'file' : 'files'}\n`,
        );
      exit(statusOf(findings, options.failOn));
    });

  /** The rules, or what is wrong with the packs among the findings: without its rules a check says nothing else. */
  async function rulesOr(findings: Finding[], options: Options): Promise<Rulebook | undefined> {
    try {
      return await rulebookFor(io, options);
    } catch (error) {
      if (!(error instanceof UsageError) || error.findings.length === 0) throw error;
      findings.push(...error.findings);
      return undefined;
    }
  }

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

/** Input that could not be used outweighs findings; what is waived or in the baseline fails nothing. */
function statusOf(findings: readonly Finding[], failOn: Severity | 'never'): number {
  if (findings.some(({ rule }) => rule === 'input')) return 2;
  if (failOn === 'never') return 0;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return findings.some(({ severity, waived, baselined }) => !waived && !baselined && failing.includes(severity))
    ? 1
    : 0;
}
