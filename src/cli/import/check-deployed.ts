import { type Rulebook, SystemAnalysis } from '../../advice/index.js';
import { checkSteps } from '../../check/check.js';
import type { CheckedFile } from '../../check/report.js';
import type { Finding } from '../../model/finding.js';
import type { SourceText } from '../../text/source.js';
import type { Io } from '../io.js';
import type { Meter } from '../output/meter.js';
import { deployedSystem, notReadIn } from './deployed-system.js';

interface Choice {
  readonly rulebook: Rulebook;
  readonly isEnabled: (rule: string) => boolean;
  readonly meter: Meter;
}

/** Checks files that deploy, as the one description that they are together. @returns what was not read, too */
export async function checkDeployed(
  sources: readonly SourceText[],
  { rulebook, isEnabled, meter }: Choice,
  io: Io,
): Promise<{ findings: Finding[]; checked: CheckedFile[]; said: string }> {
  const { system, draft, findings } = await deployedSystem(sources, rulebook.base);
  if (system === undefined || draft === undefined) return { findings: [...findings], checked: [], said: '' };
  const steps = checkSteps(new SystemAnalysis(system, rulebook), io.today, isEnabled);
  const found = [...findings, ...meter.through(steps, system.flows.length, 'flows')];
  const flowsIn = (source: SourceText) => system.flows.filter(({ place }) => place.source === source);
  const checked = (system.files ?? []).map((source) => ({
    path: source.path,
    flows: flowsIn(source).map(({ name }) => name),
    isBuilt: true,
  }));
  return { findings: found, checked, said: notReadIn(draft) };
}
