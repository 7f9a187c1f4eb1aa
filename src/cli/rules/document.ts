import type { Pack } from '../../knowledge/packs/pack.js';
import { type Finding, fresh } from '../../model/finding.js';
import { fingerprint } from '../../model/fingerprint.js';
import { plainFinding } from '../../render/pretty/findings.js';
import type { Fault } from '../../system/yaml/nodes.js';
import { parseYaml } from '../../system/yaml/parse.js';
import { placeAt, plainOf } from '../../system/yaml/plain.js';
import type { Source } from '../../text/source.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** A YAML file as plain data with places, or why it can't be read. `what` it should be, for the empty one. */
export async function readDocument(
  io: Io,
  path: string,
  missing: string,
  what: string,
): Promise<{ document?: Pack; findings: Finding[] }> {
  const { source, finding } = await readInput(path, io, missing);
  if (finding) return { findings: [finding] };
  const { root, faults } = parseYaml(source.text);
  if (faults.length > 0) return { findings: faults.map((fault) => unreadable(source, fault)) };
  if (root === undefined) {
    const message = `the file is empty; expected ${what}`;
    return { findings: [unreadable(source, { span: { start: 0, end: 0 }, message, breaks: true })] };
  }
  return {
    document: { source, data: plainOf(root), placeAt: (at, ofKey) => placeAt(root, at, ofKey) },
    findings: [],
  };
}

/** The error that tells findings on standard error, or lets a command print them in its own format. */
export function unusable(findings: readonly Finding[]): UsageError {
  return new UsageError(findings.map(plainFinding).join(''), findings);
}

function unreadable(source: Source, { span, message, remedy = '', related }: Fault): Finding {
  return fresh({
    rule: 'input',
    severity: 'error',
    message,
    place: { source, span },
    facts: {},
    remedy,
    sources: [],
    related: related ? [{ message: related.message, place: { source, span: related.span } }] : [],
    fingerprint: fingerprint(['', '', 'input', message]),
  });
}
