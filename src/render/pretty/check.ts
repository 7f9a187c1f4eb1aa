import { type CheckReport, flowCount, liveFindings, summarize } from '../../check/report.js';
import { SEVERITIES } from '../../model/finding.js';
import { plural } from '../../text/phrases.js';
import { prettyFinding } from './findings.js';
import type { Theme } from './theme.js';

/** Findings for people and logs. Infos are one closing line unless asked for, so that nobody learns to skip the rest. */
export function prettyCheck(
  report: CheckReport,
  theme: Theme,
  columns: number,
  { verbose, quiet }: { readonly verbose: boolean; readonly quiet: boolean },
): string {
  const width = Math.min(100, Math.max(40, columns));
  const live = liveFindings(report);
  const shown = live.filter(({ severity }) => verbose || severity !== 'info');
  const infos = live.length - shown.length;
  const blocks = shown.map((finding) => prettyFinding(finding, theme, width));
  if (infos > 0 && !quiet)
    blocks.push(
      `${plural(infos, 'info')}, such as facts worth stating; --verbose prints ${infos === 1 ? 'it' : 'them'}.\n`,
    );
  const rules = [...new Set(shown.map(({ rule }) => rule))].filter((rule) => rule !== 'input');
  if (rules.length > 0 && !quiet)
    blocks.push(theme.dim(`Why: ${rules.map((rule) => `driven explain ${rule}`).join(', ')}\n`));
  return blocks.join('\n');
}

/** `2 errors, 1 warning, 3 infos (1 waived) in 4 flows, 1 file` */
export function countLine(report: CheckReport): string {
  const summary = summarize(report.findings);
  const counted = SEVERITIES.filter((severity) => summary[severity] > 0).map((severity) =>
    plural(summary[severity], severity),
  );
  const suppressed = (['waived', 'baselined'] as const)
    .filter((key) => summary[key] > 0)
    .map((key) => `${summary[key]} ${key}`);
  const found = counted.length === 0 ? 'no findings' : counted.join(', ');
  const beside = suppressed.length === 0 ? '' : ` (${suppressed.join(', ')})`;
  return `${found}${beside} in ${plural(flowCount(report), 'flow')}, ${plural(report.files, 'file')}`;
}
