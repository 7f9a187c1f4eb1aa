import { type Finding, SEVERITIES, type Severity } from '../model/finding.js';

/** A file that could be read, with the names of its flows in their order. */
export interface CheckedFile {
  readonly path: string;
  readonly flows: readonly string[];
  /** Whether any flow says what is built. */
  readonly isBuilt: boolean;
}

/** What a check run found, over all its files. */
export interface CheckReport {
  /** How many were named, those that could not be read among them. */
  readonly files: number;
  readonly checked: readonly CheckedFile[];
  readonly findings: readonly Finding[];
  /** Whether the findings were held against a baseline. */
  readonly baseline: boolean;
}

export type FailOn = Severity | 'never';

/** Whether a finding counts against the run; what is waived or in the baseline never does. */
export function fails({ severity, suppression }: Finding, failOn: FailOn): boolean {
  if (suppression !== undefined || failOn === 'never') return false;
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

export type Outcome = 'passed' | 'failed' | 'unusable';

/** How a run ends: input that could not be used outweighs findings. */
export function outcomeOf({ findings }: CheckReport, failOn: FailOn): Outcome {
  if (findings.some(({ rule }) => rule === 'input')) return 'unusable';
  return findings.some((finding) => fails(finding, failOn)) ? 'failed' : 'passed';
}

export function flowCount({ checked }: CheckReport): number {
  return checked.reduce((sum, { flows }) => sum + flows.length, 0);
}

/** Whether no flow of any file says what is built: then only the needs could be checked. */
export function isNothingBuilt({ checked }: CheckReport): boolean {
  return checked.some(({ flows }) => flows.length > 0) && !checked.some(({ isBuilt }) => isBuilt);
}

/** The findings that are neither waived nor in the baseline. */
export function liveFindings({ findings }: CheckReport): readonly Finding[] {
  return findings.filter(({ suppression }) => suppression === undefined);
}

export type Summary = Record<Severity | 'waived' | 'baselined', number>;

/** Counts by severity; a finding that is waived or in the baseline counts there and nowhere else. */
export function summarize(findings: readonly Finding[]): Summary {
  const summary: Summary = { error: 0, warning: 0, info: 0, waived: 0, baselined: 0 };
  for (const { severity, suppression } of findings)
    summary[suppression === undefined ? severity : suppression.kind === 'waiver' ? 'waived' : 'baselined']++;
  return summary;
}
