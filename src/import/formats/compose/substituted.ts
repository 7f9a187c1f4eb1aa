import type { Node } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import { joined, type Value } from '../../value.js';

const VARIABLE = /\$\$|\$\{([A-Za-z_]\w*)(?:(:?[-?+])([^{}]*))?\}|\$([A-Za-z_]\w*)/g;

/** A text in which variables stand: one with a default is that, until somebody sets it. */
export function substituted(node: Node, source: SourceText): Value {
  const place = { source, span: node.span };
  if (node.kind !== 'scalar') return { kind: 'unread', place, label: 'image', reason: 'it is no text' };
  const { text } = node;
  const parts: Value[] = [];
  let at = 0;
  const literal = (value: string) => {
    if (value !== '') parts.push({ kind: 'scalar', place, value });
  };
  for (const found of text.matchAll(VARIABLE)) {
    literal(text.slice(at, found.index));
    at = found.index + found[0].length;
    const name = found[1] ?? found[4];
    if (name === undefined) literal('$');
    else if (found[2]?.endsWith('-'))
      parts.push({ kind: 'scalar', place, value: found[3], parameter: { name, place } });
    else
      parts.push({ kind: 'unread', place, label: name, reason: `the variable \`${name}\` is set when it is started` });
  }
  literal(text.slice(at));
  return joined(parts, place);
}
