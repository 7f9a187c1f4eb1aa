import type { CheckReport } from '../../check/report.js';
import { prettyFinding } from './findings.js';
import type { Theme } from './theme.js';

/** Findings for people and logs. Infos are one closing line unless asked for, so that nobody learns to skip the rest. */
export function prettyCheck({ findings }: CheckReport, paint: Theme, columns: number, verbose: boolean): string {
  const width = Math.min(100, Math.max(40, columns));
  const live = findings.filter(({ waived, baselined }) => !waived && !baselined);
  const shown = live.filter(({ severity }) => verbose || severity !== 'info');
  const infos = live.length - shown.length;
  const blocks = shown.map((finding) => prettyFinding(finding, paint, width));
  if (infos > 0)
    blocks.push(
      `${infos} ${infos === 1 ? 'info' : 'infos'}, such as facts worth stating; --verbose prints ${infos === 1 ? 'it' : 'them'}.\n`,
    );
  const rules = [...new Set(shown.map(({ rule }) => rule))].filter((rule) => rule !== 'input');
  if (rules.length > 0) blocks.push(paint.dim(`Why: ${rules.map((rule) => `driven explain ${rule}`).join(', ')}\n`));
  return blocks.join('\n');
}
