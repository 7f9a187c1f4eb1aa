import { createFinding, type Finding } from '../model/finding.js';
import type { SourceText } from '../text/source.js';
import type { Fault, Parsed } from './yaml/nodes.js';
import { placeAt, plainOf } from './yaml/plain-data.js';

/**
 * A YAML text as plain data, with the place of each path, or why it can't be read.
 * @param what the text should be, for the message about an empty one
 */
export function documentOf(source: SourceText, { root, faults }: Parsed, what: string) {
  if (faults.length > 0) return { findings: faults.map((fault) => unreadable(source, fault)) };
  if (root === undefined) {
    const message = `the file is empty; expected ${what}`;
    return { findings: [unreadable(source, { span: { start: 0, end: 0 }, message, breaks: true })] };
  }
  const document = {
    source,
    data: plainOf(root),
    placeAt: (at: string, ofKey?: boolean) => placeAt(root, at, ofKey),
  };
  return { document, findings: [] };
}

function unreadable(source: SourceText, { span, message, remedy = '', related }: Fault): Finding {
  return createFinding({
    rule: 'input',
    severity: 'error',
    message,
    place: { source, span },
    remedy,
    related: related ? [{ message: related.message, place: { source, span: related.span } }] : [],
    about: [message],
  });
}
