import { createFinding, type Finding } from '../model/finding.js';
import type { Placed, PlacedText } from '../text/placed.js';
import type { SourceText } from '../text/source.js';
import type { Fault, Node, Parsed } from './yaml/nodes.js';

/** A YAML text as values that know their places, or why it can't be read. `what` it should be, if it is empty. */
export function documentOf(
  source: SourceText,
  { root, faults }: Parsed,
  what: string,
): { document?: PlacedText; findings: Finding[] } {
  if (faults.length > 0) return { findings: faults.map((fault) => unreadable(source, fault)) };
  if (root === undefined) {
    const message = `the file is empty; expected ${what}`;
    return { findings: [unreadable(source, { span: { start: 0, end: 0 }, message, breaks: true })] };
  }
  return { document: { source, root: placed(source, root) }, findings: [] };
}

/** A value with the text that it stands in. */
export function placed(source: SourceText, node: Node): Placed {
  const place = { source, span: node.span };
  if (node.kind === 'scalar') return { kind: 'scalar', place, value: node.value };
  if (node.kind === 'list') return { kind: 'list', place, items: node.items.map((item) => placed(source, item)) };
  const entries = node.entries.map(({ key, keySpan, value }) => ({
    key,
    keyPlace: { source, span: keySpan },
    value: placed(source, value),
  }));
  return { kind: 'map', place, entries };
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
