import { type Finding, SEVERITIES, type Severity } from '../model/finding.js';

/** What a check run found, over all its files. */
export interface CheckReport {
  readonly files: number;
  readonly flows: number;
  readonly findings: readonly Finding[];
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
