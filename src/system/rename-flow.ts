import type { System } from '../model/system.js';
import type { Span } from '../text/source.js';
import { changed, entryOf, same } from './yaml/change.js';
import type { Node } from './yaml/nodes.js';
import { parseYaml } from './yaml/parse.js';
import { inline, scalarNode } from './yaml/print.js';

/**
 * The text with a flow under another name, also where others come after it; all else stays byte for byte. Undefined where
 * that can't be done in place, as for a name that stands behind an anchor.
 */
export function renameFlow(text: string, system: System, from: string, to: string): string | undefined {
  const flow = system.flows.find(({ name }) => name === from);
  if (flow === undefined || system.flows.some(({ name }) => name === to)) return undefined;
  const after = system.flows.flatMap((each) => each.after.filter(({ name }) => name === from));
  const spans = [flow.place.span, ...after.map(({ place }) => place.span)];
  const name = inline(scalarNode(to), true);
  const result = replaced(text, spans, name);
  const [before, then] = [text, result].map((each) => flowsIn(each));
  return before !== undefined && then !== undefined && sameButName(before, then, from, to) ? result : undefined;
}

function replaced(text: string, spans: readonly Span[], name: string): string {
  const distinct = [...new Map(spans.map((span) => [span.start, span])).values()].sort((a, b) => b.start - a.start);
  return distinct.reduce((now, { start, end }) => now.slice(0, start) + name + now.slice(end), text);
}

function flowsIn(text: string): Node | undefined {
  const { root, faults } = parseYaml(text);
  return faults.some(({ breaks }) => breaks) ? undefined : entryOf(root, 'flows')?.value;
}

/** Whether nothing but the name is different, and what comes after it. */
function sameButName(before: Node, then: Node, from: string, to: string): boolean {
  const of = (flows: Node, name: string) => {
    const flow = entryOf(flows, name)?.value;
    return flow && changed(flow, new Map([['after', undefined]]));
  };
  const [old, renamed] = [of(before, from), of(then, to)];
  if (old === undefined || renamed === undefined || before.kind !== 'map' || then.kind !== 'map') return false;
  return same(old, renamed) && before.entries.length === then.entries.length;
}
