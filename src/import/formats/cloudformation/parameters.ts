import type { Node } from '../../../system/yaml/nodes.js';
import type { SourceText } from '../../../text/source.js';
import type { Value } from '../../value.js';
import { entriesOf, nodeAt, textOfNode } from '../nodes.js';

/** What a template's parameters stand for: their defaults, where they have some. */
export function parametersOf(root: Node, source: SourceText): ReadonlyMap<string, (at: Node) => Value> {
  return new Map(
    entriesOf(nodeAt(root, 'Parameters')).map(({ key, keySpan, value }) => {
      const type = textOfNode(nodeAt(value, 'Type')) ?? '';
      const given = nodeAt(value, 'Default');
      const stored = /^AWS::SSM::/.test(type);
      return [
        key,
        (at: Node): Value => {
          const place = { source, span: at.span };
          if (given?.kind !== 'scalar' || stored) {
            const reason = stored
              ? `\`${key}\` is read from the parameter store when it is deployed`
              : `the parameter \`${key}\` has no default`;
            return { kind: 'unread', place, label: key, reason };
          }
          const parameter = { name: key, place: { source, span: keySpan } };
          if (!/List/.test(type)) return { kind: 'scalar', place, value: given.value, parameter };
          const items = given.text.split(',').map((each) => each.trim());
          return {
            kind: 'list',
            place,
            items: items.map((item) => ({ kind: 'scalar', place, value: item, parameter })),
          };
        },
      ] as const;
    }),
  );
}
