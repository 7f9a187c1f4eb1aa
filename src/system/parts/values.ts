import { excerpt } from '../../text/escape.js';
import { nearest } from '../../text/nearest.js';
import type { Span } from '../../text/source.js';
import type { Problems } from '../problems.js';
import { type Aliases, oneOf } from '../vocabulary.js';
import { describe, didYouMean, type Node, type ScalarNode } from '../yaml/nodes.js';

/** Other ways to say yes and no, which YAML 1.2 reads as text. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'on', 'true', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'off', 'false', '0', 'none'].map((word) => [word, false] as const),
]);

/** What to do about an answer that says nothing. */
export const UNKNOWN = 'Leave the key out when it is not known.';

/** A scalar that says something, or undefined when the problem was reported. */
export function scalarOf(key: string, node: Node, at: Span, expected: string, problems: Problems) {
  const span = node.span.start === node.span.end ? at : node.span;
  if (node.kind !== 'scalar') {
    problems.add(span, `\`${key}\` must be ${expected}; found ${describe(node)}`);
    return undefined;
  }
  if (node.value === null) {
    problems.add(span, `\`${key}\` has no value; expected ${expected}`, { remedy: UNKNOWN, absent: true });
    return undefined;
  }
  return node;
}

/** One of some words; reported with the nearest right one when it's none of them. */
export function wordOf(
  key: string,
  node: ScalarNode,
  words: readonly string[],
  problems: Problems,
  aliases?: Aliases,
): string | undefined {
  if (words.includes(node.text)) return node.text;
  const meant = aliases?.get(node.text);
  if (meant !== undefined) return meant;
  const near = nearest(node.text, [...words, ...(aliases?.keys() ?? [])]);
  const few = words.length <= 12;
  const remedy = near !== undefined ? `Write \`${near}\`.` : few ? '' : `Known here: ${words.join(', ')}.`;
  const message = `\`${key}\` can't be \`${excerpt(node.text)}\`${few ? `; expected ${oneOf(words)}` : ''}${didYouMean(near)}`;
  problems.add(node.span, message, { remedy });
  return undefined;
}

/** A YAML boolean; for `yes`, `on` and quoted ones, which are texts, the right spelling is suggested. */
export function booleanOf(key: string, node: ScalarNode, problems: Problems): boolean | undefined {
  if (typeof node.value === 'boolean') return node.value;
  const meant = BOOLEANS.get(node.text.trim().toLowerCase());
  const found = `\`${key}\` must be \`true\` or \`false\`; found ${describe(node)}`;
  if (meant === undefined) problems.add(node.span, found);
  else {
    const quoted = node.text === 'true' || node.text === 'false';
    const why = quoted ? ' in quotes' : typeof node.value === 'string' ? ', which is no boolean in YAML 1.2' : '';
    problems.add(node.span, `${found}${why}. Did you mean \`${meant}\`?`, { remedy: `Write \`${meant}\`.` });
  }
  return undefined;
}
