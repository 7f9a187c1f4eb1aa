import type { Finding, Severity } from '../model/finding.js';
import { printable } from '../text/escape.js';
import { positionAt } from '../text/source.js';
import type { CheckReport } from './check-report.js';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** Text from the input must not be able to start a workflow command or to leave its own. */
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands of GitHub Actions, one line a finding; what is waived or in the baseline is left out. */
export function checkGithub({ findings }: CheckReport): string {
  return findings
    .filter((finding) => !finding.waived && !finding.baselined)
    .map(line)
    .join('');
}

function line(finding: Finding): string {
  const { source, span } = finding.place;
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  const place = [
    `file=${property(printable(source.path))}`,
    `line=${start.line}`,
    `col=${start.column}`,
    `endLine=${end.line}`,
    `endColumn=${end.column}`,
    `title=${property(finding.rule)}`,
  ];
  const text = finding.remedy === '' ? finding.message : `${finding.message}\nhelp: ${finding.remedy}`;
  return `::${COMMANDS[finding.severity]} ${place.join(',')}::${data(text)}\n`;
}
