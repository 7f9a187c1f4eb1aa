import type { Finding } from '../../model/finding.js';
import { printable } from '../../text/escape.js';
import { type Place, positionAt } from '../../text/source.js';
import type { ToRepoPath } from './repo-path.js';
import { LEVELS } from './sarif-rules.js';
import { artifactLocation } from './uri.js';

/** What a result needs to know of its run. */
export interface SarifRun {
  readonly ruleIndex: (rule: string) => number;
  readonly toRepoPath: ToRepoPath;
  /** Whether there was a baseline; without one nothing is new or old. */
  readonly baseline: boolean;
}

/** One SARIF result, with a fingerprint that is unique in the run. */
export function sarifResult(finding: Finding, fingerprint: string, { ruleIndex, toRepoPath, baseline }: SarifRun) {
  const { rule, severity, place, related, flow, basis = 'stated', facts, suppression } = finding;
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    level: LEVELS[severity],
    message: { text: messageText(finding) },
    locations: [{ physicalLocation: physicalLocation(place, toRepoPath) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, index) => ({
            id: index + 1,
            physicalLocation: physicalLocation(other.place, toRepoPath),
            message: { text: plain(other.message) },
          })),
        }),
    partialFingerprints: { 'driven/v1': fingerprint },
    ...suppressions(finding),
    ...(baseline ? { baselineState: suppression?.kind === 'baseline' ? 'unchanged' : 'new' } : {}),
    properties: { ...(flow === undefined ? {} : { flow }), basis, facts },
  };
}

/** Suppressed findings stay in the file: one that is missing reads as fixed, and later as new. */
function suppressions({ suppression }: Finding) {
  if (suppression === undefined) return {};
  const [kind, justification] =
    suppression.kind === 'waiver'
      ? ['inSource', plain(suppression.because)]
      : ['external', 'Accepted by the baseline.'];
  return { suppressions: [{ kind, status: 'accepted', justification }] };
}

function physicalLocation({ source, span }: Place, toRepoPath: ToRepoPath) {
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return {
    artifactLocation: artifactLocation(toRepoPath(source.path)),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** `](` is where a link in a SARIF message begins its address: text from the input must make none. */
const plain = (text: string) => printable(text).replaceAll('](', '] (');

/** What is wrong, what to do, and links to the other places: GitHub shows those only where the message links to them. */
function messageText({ message, remedy, place, related }: Finding): string {
  const parts = [plain(/[.?!]$/.test(message) ? message : `${message}.`)];
  if (remedy !== '') parts.push(plain(remedy));
  const links = related.map(({ place: other }, index) => {
    const line = `line ${positionAt(other.source, other.span.start).line}`;
    const file = printable(other.source.path).replace(/[[\]\\]/g, '\\$&');
    return `[${other.source.path === place.source.path ? line : `${file}, ${line}`}](${index + 1})`;
  });
  if (links.length > 0) parts.push(`See also ${links.join(', ')}.`);
  return parts.join(' ');
}
