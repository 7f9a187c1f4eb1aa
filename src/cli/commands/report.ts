import { Command } from 'commander';
import { adviseSteps, compare, SystemAnalysis } from '../../advice/index.js';
import type { AdviceChange } from '../../model/pages/change.js';
import { plainFinding } from '../../render/pretty/findings.js';
import type { Context } from '../context.js';
import { FILE, FORMATS, formatOption, print } from '../formats.js';
import { loadSystem, systemIn } from '../load-system.js';
import { meterFor } from '../output/meter.js';
import { notice } from '../output/notice.js';
import { pagerOption } from '../output/pager.js';
import { type RuleOptions, rulebookFor, rulesOption } from '../rules/rulebook.js';
import { saveNew } from '../save.js';
import { UsageError } from '../usage-error.js';

interface Options extends RuleOptions {
  readonly output?: string;
  readonly flow?: string;
  readonly since?: string;
  readonly force: boolean;
  readonly format: string;
}

export function reportCommand({ io }: Context): Command {
  return new Command('report')
    .description('the decision record of a system, as markdown: in one file, or a record a flow in a folder')
    .argument('[system]', 'SYSTEM.yaml, or - (default system.yaml here)')
    .option('-o, --output <file>', 'write it to a file, or to a folder where it ends in a slash')
    .option('--flow <name>', 'the record of one flow')
    .option('--since <old>', 'say what changed since this description')
    .option('--force', 'overwrite what is there, and what people changed in a record', false)
    .addOption(pagerOption())
    .addOption(rulesOption())
    .addOption(formatOption('report'))
    .addHelpText(
      'after',
      `
A record that driven wrote and nobody has changed since is written anew without
--force; its first line holds a checksum. A folder gets a record for each flow
and an index.md. Run again, it brings up to date what it wrote, keeps what
people wrote outside of the marked parts, and supersedes an accepted record
whose verdict changed by a new one.

Examples:
  driven report system.yaml -o report.md
  driven report system.yaml -o docs/decisions/
  git show main:system.yaml | driven report system.yaml --since -`,
    )
    .action(async (path: string | undefined, options: Options, command: Command) => {
      const { output, flow, since, force, format } = options;
      if (path === '-' && since === '-') throw new UsageError('driven: only one of the two can be standard input');
      const rulebook = await rulebookFor(io, options);
      const system = await loadSystem(path === undefined ? [] : [path], flow, rulebook, io);
      const analysis = new SystemAnalysis(system, rulebook);
      const change = since === undefined ? undefined : await changeSince(since);
      const isFolder = output !== undefined && /[/\\]$/.test(output);
      const isMarkdown = format === Object.keys(FORMATS.report)[0];
      if (isFolder && !isMarkdown)
        throw new UsageError(`driven: a folder holds records in markdown; --format ${format} goes to a file`);
      // A record says what carries its flow once all flows are taken together, so that all are advised.
      const meter = meterFor(io, command);
      const steps = adviseSteps(analysis, flow === undefined || isMarkdown ? undefined : [flow]);
      const advice = meter.through(steps, system.flows.length, 'flows');
      meter.end();
      const only = flow === undefined ? {} : { only: flow };
      const changed = change === undefined ? {} : { change: narrowed(change, flow) };
      if (isFolder) {
        const { writeFolder } = await import('../record/write-folder.js');
        const folder = output.replace(/\\$/, '/');
        notice(writeFolder(advice, rulebook.base, { folder, force, ...only, ...changed }, io), io, command);
        return;
      }
      const toPrint = { advice, base: rulebook.base, ...only, ...changed };
      if (output === undefined) {
        await print(FORMATS.report[format], toPrint, io, command);
        return;
      }
      const text = await FORMATS.report[format].print(toPrint, FILE);
      if (isMarkdown) (await import('../record/save-record.js')).saveRecord(output, text, force, io);
      else saveNew(output, text, force, io);
      notice(`wrote ${output}`, io, command);

      async function changeSince(old: string): Promise<AdviceChange> {
        const read = await systemIn(old, rulebook, io);
        if (read.findings.length > 0 || read.system === undefined)
          throw new UsageError(read.findings.map(plainFinding).join(''));
        return compare(new SystemAnalysis(read.system, rulebook), analysis);
      }
    });
}

/** What changed of one flow. */
function narrowed(change: AdviceChange, flow: string | undefined): AdviceChange {
  if (flow === undefined) return change;
  const isIt = ({ name }: { readonly name: string }) => name === flow;
  const [changed, added, removed] = [
    change.changed.filter(isIt),
    change.added.filter(isIt),
    change.removed.filter(isIt),
  ];
  const any = changed.length + added.length + removed.length > 0;
  return {
    ...change,
    changed,
    added,
    removed,
    unchanged: any ? 0 : 1,
    // The system as a whole is no part of it.
    whole: { old: change.whole.new, new: change.whole.new },
    withoutEffect: change.withoutEffect.filter(({ flows }) => flows.includes(flow)),
    any,
  };
}
