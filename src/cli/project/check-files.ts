import { type Rulebook, SystemAnalysis } from '../../advice/index.js';
import { checkSteps } from '../../check/check.js';
import type { CheckedFile } from '../../check/report.js';
import { looksDeployed } from '../../import/looks.js';
import type { Finding } from '../../model/finding.js';
import { readSystemFast } from '../../system/read-system-fast.js';
import type { SourceText } from '../../text/source.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import type { Meter } from '../output/meter.js';

/** What was found in the files of a check. */
export interface FoundInFiles {
  readonly findings: readonly Finding[];
  readonly checked: readonly CheckedFile[];
  /** What was not read of files that deploy, and how much was compared; lines for standard error. */
  readonly said: string;
  /** Whether there was no description among them, but files that deploy. */
  readonly isDeployedAlone: boolean;
  /** The files that descriptions were held against. */
  readonly against: readonly string[];
}

interface Choice {
  readonly rulebook: Rulebook;
  readonly isEnabled: (rule: string) => boolean;
  readonly meter: Meter;
}

/** Checks descriptions, each by itself or held against files that deploy, and files that deploy together. */
export async function checkFiles(
  paths: readonly string[],
  against: readonly string[],
  { rulebook, isEnabled, meter }: Choice,
  io: Io,
): Promise<FoundInFiles> {
  const { base } = rulebook;
  const findings: Finding[] = [];
  const checked: CheckedFile[] = [];
  const deployed: SourceText[] = [];
  const analyses: SystemAnalysis[] = [];
  let said = '';
  for (const [index, path] of paths.entries()) {
    meter.at(index, paths.length, 'files');
    const input = await readInput(path, io);
    if (input.finding) {
      findings.push(input.finding);
      continue;
    }
    if (looksDeployed(input.source.text)) {
      deployed.push(input.source);
      continue;
    }
    const { system, findings: faults } = await readSystemFast(input.source, base);
    // One by one: as arguments of one call a hundred thousand would not fit on the stack.
    for (const fault of faults) findings.push(fault);
    if (system === undefined) continue;
    const isBuilt = system.flows.some(({ uses }) => uses !== undefined && uses.size > 0);
    checked.push({ path: input.source.path, flows: system.flows.map(({ name }) => name), isBuilt });
    const analysis = new SystemAnalysis(system, rulebook);
    if (against.length > 0) {
      analyses.push(analysis);
      continue;
    }
    const steps = checkSteps(analysis, io.today, isEnabled);
    for (const finding of meter.through(steps, system.flows.length, flowsOf(path, paths))) findings.push(finding);
  }
  if (deployed.length > 0) {
    const { checkDeployed } = await import('../import/check-deployed.js');
    const more = await checkDeployed(deployed, { rulebook, isEnabled, meter }, io);
    for (const finding of more.findings) findings.push(finding);
    for (const each of more.checked) checked.push(each);
    said += more.said;
  }
  const isDeployedAlone = deployed.length > 0 && deployed.length === paths.length;
  if (analyses.length === 0) return { findings, checked, said, isDeployedAlone, against: [] };
  const { checkAgainst } = await import('../import/hold-deployed.js');
  const held = await checkAgainst(against, analyses, { base, isEnabled, meter }, io);
  for (const finding of held.findings) findings.push(finding);
  return { findings, checked, said: said + held.said, isDeployedAlone, against: held.paths };
}

/** What is counted while one file is checked; of several, it is named. */
const flowsOf = (path: string, paths: readonly string[]) => (paths.length === 1 ? 'flows' : `flows of ${path}`);
