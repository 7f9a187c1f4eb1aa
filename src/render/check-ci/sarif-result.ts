import type { Finding } from '../../model/finding.js';
import { printable } from '../../text/escape.js';
import { type Place, positionAt } from '../../text/source.js';
import type { ToRepoPath } from './repo-path.js';
import { LEVELS } from './sarif-rules.js';
import { artifactLocation } from './uri.js';

/** What a result needs to know of its run. */
export interface SarifRun {
  readonly ruleIndex: (rule: string) => number;
  readonly fromRoot: ToRepoPath;
  /** Whether there was a baseline; without one nothing is new or old. */
  readonly baseline: boolean;
}

/** One SARIF result. `print`: the finding's fingerprint, made unique in the run. */
export function sarifResult(finding: Finding, print: string, { ruleIndex, fromRoot, baseline }: SarifRun) {
  const { rule, severity, place, related, flow, basis = 'stated', facts, baselined } = finding;
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    level: LEVELS[severity],
    message: { text: messageText(finding) },
    locations: [{ physicalLocation: physicalLocation(place, fromRoot) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, index) => ({
            id: index + 1,
            physicalLocation: physicalLocation(other.place, fromRoot),
            message: { text: plain(other.message) },
          })),
        }),
    partialFingerprints: { 'driven/v1': print },
    ...suppressed(finding),
    ...(baseline ? { baselineState: baselined ? 'unchanged' : 'new' } : {}),
    properties: { ...(flow === undefined ? {} : { flow }), basis, facts },
  };
}

/** Kept and marked: a result that vanished would read as mended, and come back as a new one. */
function suppressed({ waived, waivedBecause, baselined }: Finding) {
  if (waived) {
    const justification = waivedBecause === undefined ? {} : { justification: plain(waivedBecause) };
    return { suppressions: [{ kind: 'inSource', status: 'accepted', ...justification }] };
  }
  if (!baselined) return {};
  return { suppressions: [{ kind: 'external', status: 'accepted', justification: 'Accepted by the baseline.' }] };
}

function physicalLocation({ source, span }: Place, fromRoot: ToRepoPath) {
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return {
    artifactLocation: artifactLocation(fromRoot(source.path)),
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
