import { type Rulebook, SystemAnalysis } from '../../advice/index.js';
import { applyBaseline, type Baseline, baselineText } from '../../check/baseline.js';
import { check } from '../../check/check.js';
import type { CheckedFile, CheckReport, FailOn } from '../../check/report.js';
import { looksDeployed } from '../../import/looks.js';
import { compareFindings, type Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import { readSystemFast } from '../../system/read-system-fast.js';
import type { SourceText } from '../../text/source.js';
import { readInput } from '../input.js';
import { FileError, type Io } from '../io.js';
import { DEFAULT_FILE } from '../load-system.js';
import { configFor, type RuleOptions, rulebookFor } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';
import { entriesKept, readBaseline } from './baseline.js';
import type { Config } from './config.js';
import { namedFiles } from './inputs.js';
import { type RuleChoice, type Selection, selectionOf } from './selection.js';

export interface CheckOptions extends RuleOptions, RuleChoice {
  readonly failOn?: FailOn;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

export interface CheckRun {
  readonly report: CheckReport;
  readonly failOn: FailOn;
  /** The rules it went by; absent where they could not be read. */
  readonly base?: RuleBase;
  /** The baseline that was written, with how much it accepts. */
  readonly written?: { readonly path: string; readonly count: number };
}

/** The configuration, rules and baseline of a check. */
interface CheckSetting {
  readonly config: Config | undefined;
  readonly rulebook: Rulebook;
  readonly selection: Selection;
  readonly baseline: Baseline | undefined;
}

/** Checks the files that a command line names, or those of the configuration. @throws UsageError */
export async function runCheck(args: readonly string[], options: CheckOptions, io: Io): Promise<CheckRun> {
  const { writeBaseline: path } = options;
  // Before anything is read from it: a pipe would wait for a writer.
  const special = path === undefined ? undefined : io.files.special(path);
  if (special !== undefined) throw new UsageError(`driven: the baseline ${path} is ${special}, not a file`);
  const setting = await settingOf(options, io);
  const failOn = options.failOn ?? ('config' in setting ? setting.config?.failOn : undefined) ?? 'error';
  // Without its rules or its baseline nothing is checked.
  if ('findings' in setting) {
    const { findings } = setting;
    return { report: { files: args.length, checked: [], findings, baseline: false }, failOn };
  }
  const { config, selection, rulebook, baseline } = setting;
  const { base } = rulebook;
  const named = args.length > 0 ? args : (config?.systems ?? []);
  const { paths, findings } = named.length > 0 ? namedFiles(named, io) : { paths: [DEFAULT_FILE], findings: [] };
  const found = await findingsIn(paths, setting, io);
  const all = [...findings, ...found.findings].map(selection.withSeverity);
  const files = new Set(paths.map((path) => (path === '-' ? '<stdin>' : path.replaceAll('\\', '/'))));
  const scope = { files, isEnabled: selection.isEnabled };
  const report = (list: readonly Finding[], baseline: boolean): CheckReport => ({
    files: paths.length,
    checked: found.checked,
    findings: [...list].sort(compareFindings),
    baseline,
  });
  // What could not be read would be missing from a baseline, and come as a surprise later.
  if (path !== undefined && !all.some(({ rule }) => rule === 'input')) {
    const text = baselineText(all, await entriesKept(io, path, scope));
    write(path, text, io);
    const accepted = applyBaseline({ source: { path, text }, entries: JSON.parse(text).findings }, all, scope);
    const count = accepted.filter(({ suppression }) => suppression?.kind === 'baseline').length;
    return { report: report(accepted, true), failOn: 'never', base, written: { path, count } };
  }
  const marked = baseline === undefined ? all : applyBaseline(baseline, all, scope);
  return { report: report(marked.map(selection.withSeverity), baseline !== undefined), failOn, base };
}

/** Faults of packs, configuration and baseline are findings like those of the files. */
async function settingOf(options: CheckOptions, io: Io): Promise<CheckSetting | { findings: readonly Finding[] }> {
  try {
    const config = await configFor(io);
    const rulebook = await rulebookFor(io, options);
    const selection = selectionOf(options, config, rulebook.base);
    const accepted = options.writeBaseline === undefined ? (options.baseline ?? config?.baseline) : undefined;
    const baseline = accepted === undefined ? undefined : await readBaseline(io, accepted);
    return { config, rulebook, selection, baseline };
  } catch (error) {
    if (!(error instanceof UsageError) || error.findings.length === 0) throw error;
    return { findings: error.findings };
  }
}

/** What is wrong with files, by the rules alone: no configuration, no baseline. */
export async function findingsIn(
  paths: readonly string[],
  { rulebook, selection }: Pick<CheckSetting, 'rulebook' | 'selection'>,
  io: Io,
) {
  const findings: Finding[] = [];
  const checked: CheckedFile[] = [];
  const deployed: SourceText[] = [];
  for (const path of paths) {
    const input = await readInput(path, io);
    if (input.finding) {
      findings.push(input.finding);
      continue;
    }
    if (looksDeployed(input.source.text)) {
      deployed.push(input.source);
      continue;
    }
    const { system, findings: faults } = await readSystemFast(input.source, rulebook.base);
    // One by one: as arguments of one call a hundred thousand would not fit on the stack.
    for (const fault of faults) findings.push(fault);
    if (system === undefined) continue;
    const isBuilt = system.flows.some(({ uses }) => uses !== undefined && uses.size > 0);
    checked.push({ path: input.source.path, flows: system.flows.map(({ name }) => name), isBuilt });
    for (const finding of check(new SystemAnalysis(system, rulebook), io.today, selection.isEnabled))
      findings.push(finding);
  }
  if (deployed.length > 0) {
    const { checkDeployed } = await import('../import/check-deployed.js');
    const more = await checkDeployed(deployed, { rulebook, isEnabled: selection.isEnabled }, io);
    for (const finding of more.findings) findings.push(finding);
    for (const each of more.checked) checked.push(each);
  }
  return { findings, checked };
}

function write(path: string, text: string, io: Io): void {
  try {
    io.files.write(path, text);
  } catch (error) {
    if (!(error instanceof FileError) || error.problem === 'full') throw error;
    throw new UsageError(`driven: ${path} could not be written: ${error.message}`);
  }
}
