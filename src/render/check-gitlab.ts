import type { CheckReport } from '../check/report.js';
import type { Finding, Severity } from '../model/finding.js';
import { printable } from '../text/escape.js';
import { positionAt } from '../text/source.js';
import type { ToRepoPath } from './check-ci/repo-path.js';
import { uniqueFingerprints } from './check-ci/unique-fingerprints.js';
import { wellFormedJson } from './check-ci/well-formed-json.js';
import { placeText } from './pretty/findings.js';

/** As other linters map theirs. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * A Code Quality report of GitLab: one array, without a byte order mark. What is waived or in the baseline is left out,
 * for the format has no mark for it, and GitLab counts whatever is listed.
 */
export function checkGitlab({ findings }: CheckReport, toRepoPath: ToRepoPath): string {
  const fingerprints = uniqueFingerprints(findings);
  const violations = findings.flatMap((finding, index) =>
    finding.suppression === undefined ? [violation(finding, fingerprints[index], toRepoPath)] : [],
  );
  return wellFormedJson(violations);
}

function violation(finding: Finding, fingerprint: string, toRepoPath: ToRepoPath) {
  const { source, span } = finding.place;
  const { path, inside } = toRepoPath(source.path);
  return {
    description: description(finding, inside),
    check_name: finding.rule,
    fingerprint,
    // A file that could not be read was not checked at all, so this ranks before every finding.
    severity: finding.rule === 'input' ? 'blocker' : SEVERITIES[finding.severity],
    // GitLab links to the path; without one it stops reading the report.
    location: { path: printable(path), lines: { begin: positionAt(source, span.start).line } },
  };
}

/** Message and remedy, for GitLab shows no other text; and the place, where that is no file of the repository. */
function description({ message, remedy, place }: Finding, inside: boolean): string {
  const where = inside ? '' : `${placeText(place)}: `;
  const end = remedy === '' || /[.?!]$/.test(message) ? '' : '.';
  return `${where}${printable(message)}${end}${remedy === '' ? '' : ` ${printable(remedy)}`}`;
}
