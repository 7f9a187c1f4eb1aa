import type { Rulebook } from '../../advice/index.js';
import { applyBaseline, type Baseline, baselineText } from '../../check/baseline.js';
import type { CheckReport, FailOn } from '../../check/report.js';
import { compareFindings, type Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import { FileError, type Io } from '../io.js';
import { DEFAULT_FILE } from '../load-system.js';
import type { Meter } from '../output/meter.js';
import { configFor, type RuleOptions, rulebookFor } from '../rules/rulebook.js';
import { UsageError } from '../usage-error.js';
import { entriesKept, readBaseline } from './baseline.js';
import { checkFiles } from './check-files.js';
import type { Config } from './config.js';
import { namedFiles } from './inputs.js';
import { type RuleChoice, type Selection, selectionOf } from './selection.js';

export interface CheckOptions extends RuleOptions, RuleChoice {
  readonly failOn?: FailOn;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  /** `--deployed`: files and globs; those of the configuration where it is left out. */
  readonly deployed?: readonly string[];
}

const NOTHING_TO_HOLD =
  'driven: --deployed holds a description against the files that deploy it; name a system.yaml beside them';

export interface CheckRun {
  readonly report: CheckReport;
  readonly failOn: FailOn;
  /** The rules it went by; absent where they could not be read. */
  readonly base?: RuleBase;
  /** The baseline that was written, with how much it accepts. */
  readonly written?: { readonly path: string; readonly count: number };
  /** What was not read of files that deploy, and how much was compared; lines for standard error. */
  readonly said: string;
}

/** The configuration, rules and baseline of a check. */
interface CheckSetting {
  readonly config: Config | undefined;
  /** What descriptions are held against. */
  readonly against: readonly string[];
  readonly rulebook: Rulebook;
  readonly selection: Selection;
  readonly baseline: Baseline | undefined;
}

/** Checks the files that a command line names, or those of the configuration. @throws UsageError */
export async function runCheck(
  args: readonly string[],
  options: CheckOptions,
  io: Io,
  meter: Meter,
): Promise<CheckRun> {
  const { writeBaseline: path } = options;
  // Before anything is read from it: a pipe would wait for a writer.
  const special = path === undefined ? undefined : io.files.special(path);
  if (special !== undefined) throw new UsageError(`driven: the baseline ${path} is ${special}, not a file`);
  const setting = await settingOf(options, io);
  const failOn = options.failOn ?? ('config' in setting ? setting.config?.failOn : undefined) ?? 'error';
  // Without its rules or its baseline nothing is checked.
  if ('findings' in setting) {
    const { findings } = setting;
    return { report: { files: args.length, checked: [], findings, baseline: false }, failOn, said: '' };
  }
  const { config, against, selection, rulebook, baseline } = setting;
  const { base } = rulebook;
  const named = args.length > 0 ? args : (config?.systems ?? []);
  const { paths, findings } = named.length > 0 ? namedFiles(named, io) : { paths: [DEFAULT_FILE], findings: [] };
  const found = await checkFiles(paths, against, { rulebook, isEnabled: selection.isEnabled, meter }, io);
  if (found.isDeployedAlone && options.deployed !== undefined) throw new UsageError(NOTHING_TO_HOLD);
  const all = [...findings, ...found.findings].map(selection.withSeverity);
  const files = new Set(paths.map((path) => (path === '-' ? '<stdin>' : path.replaceAll('\\', '/'))));
  for (const path of found.against) files.add(path);
  const scope = { files, isEnabled: selection.isEnabled };
  const report = (list: readonly Finding[], baseline: boolean): CheckReport => ({
    files: paths.length + found.against.length,
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
    return { report: report(accepted, true), failOn: 'never', base, written: { path, count }, said: found.said };
  }
  const marked = baseline === undefined ? all : applyBaseline(baseline, all, scope);
  return { report: report(marked.map(selection.withSeverity), baseline !== undefined), failOn, base, said: found.said };
}

/** Faults of packs, configuration and baseline are findings like those of the files. */
async function settingOf(options: CheckOptions, io: Io): Promise<CheckSetting | { findings: readonly Finding[] }> {
  try {
    const config = await configFor(io);
    const rulebook = await rulebookFor(io, options);
    const against = options.deployed ?? config?.deployed ?? [];
    const selection = selectionOf(options, config, rulebook.base, against.length > 0);
    const accepted = options.writeBaseline === undefined ? (options.baseline ?? config?.baseline) : undefined;
    const baseline = accepted === undefined ? undefined : await readBaseline(io, accepted);
    return { config, against, rulebook, selection, baseline };
  } catch (error) {
    if (!(error instanceof UsageError) || error.findings.length === 0) throw error;
    return { findings: error.findings };
  }
}

function write(path: string, text: string, io: Io): void {
  try {
    io.files.write(path, text);
  } catch (error) {
    if (!(error instanceof FileError) || error.problem === 'full') throw error;
    throw new UsageError(`driven: ${path} could not be written: ${error.message}`);
  }
}
