import { type CheckReport, liveFindings } from '../check/report.js';
import type { Finding, Severity } from '../model/finding.js';
import { printable } from '../text/escape.js';
import { positionAt } from '../text/source.js';
import type { ToRepoPath } from './check-ci/repo-path.js';
import { placeText } from './pretty/findings.js';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Text from the input must not be able to start a workflow command or to leave its own. */
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Workflow commands of GitHub Actions, one line a finding; what is waived or in the baseline is left out.
 * @param verbose whether infos are annotations, too: a pull request has room for ten
 */
export function checkGithub(report: CheckReport, verbose: boolean, toRepoPath: ToRepoPath): string {
  return liveFindings(report)
    .filter(({ severity }) => verbose || severity !== 'info')
    .map((finding) => line(finding, toRepoPath))
    .join('');
}

function line(finding: Finding, toRepoPath: ToRepoPath): string {
  const { source, span } = finding.place;
  // GitHub reads paths from the root of the repository, wherever the step ran.
  const { path, inside } = toRepoPath(source.path);
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  const place = [
    `file=${property(path)}`,
    `line=${start.line}`,
    `col=${start.column}`,
    `endLine=${end.line}`,
    `endColumn=${end.column}`,
  ];
  const properties = [...(inside ? place : []), `title=${property(finding.rule)}`];
  // A finding outside the repository has no line to stand on, so its text states the place.
  const message = `${inside ? '' : `${placeText(finding.place)}: `}${printable(finding.message)}`;
  const help = finding.remedy === '' ? '' : `\nhelp: ${printable(finding.remedy)}`;
  return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${data(message + help)}\n`;
}
