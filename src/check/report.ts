import { type Finding, SEVERITIES, type Severity } from '../model/finding.js';

/** A file that could be read, with the names of its flows in their order. */
export interface CheckedFile {
  readonly path: string;
  readonly flows: readonly string[];
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
export function fails({ severity, waived, baselined }: Finding, failOn: FailOn): boolean {
  if (waived || baselined || failOn === 'never') return false;
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

export function flowCount({ checked }: CheckReport): number {
  return checked.reduce((sum, { flows }) => sum + flows.length, 0);
}

export type Summary = Record<Severity | 'waived' | 'baselined', number>;

/** Counts by severity; a finding that is waived or in the baseline counts there and nowhere else. */
export function summarize(findings: readonly Finding[]): Summary {
  const summary: Summary = { error: 0, warning: 0, info: 0, waived: 0, baselined: 0 };
  for (const finding of findings)
    summary[finding.waived ? 'waived' : finding.baselined ? 'baselined' : finding.severity]++;
  return summary;
}

/** `2 errors, 1 warning, 3 infos (1 waived)` */
export function countLine(summary: Summary): string {
  const counted = SEVERITIES.filter((severity) => summary[severity] > 0).map(
    (severity) => `${summary[severity]} ${severity}${summary[severity] === 1 ? '' : 's'}`,
  );
  const set = (['waived', 'baselined'] as const)
    .filter((key) => summary[key] > 0)
    .map((key) => `${summary[key]} ${key}`);
  return (counted.length === 0 ? 'no findings' : counted.join(', ')) + (set.length === 0 ? '' : ` (${set.join(', ')})`);
}
