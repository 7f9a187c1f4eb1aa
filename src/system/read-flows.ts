import type { Defaults, Flow } from '../model/system.js';
import { excerpt } from '../text/escape.js';
import { nearest } from '../text/nearest.js';
import { HOLDS_NUL, hasNul } from './parts/names.js';
import type { Problems } from './problems.js';
import { readFlow } from './read-flow.js';
import type { Vocabulary } from './vocabulary.js';
import { describe, didYouMean, type Entry, isNull, type MapNode, spanOf } from './yaml/nodes.js';

/** The smallest file, for a remedy. */
export const MINIMAL =
  'The smallest file is `driven: 1`, `system: shop` and `flows: {place-order: {from: checkout, to: orders}}`.';

/** Most misspelt names that get a suggestion: for ten thousand among ten thousand flows it would take minutes. */
const MOST_GUESSES = 20;

/** The flows under the `flows` key, each name once. */
export function readFlows(entry: Entry, defaults: Defaults, vocabulary: Vocabulary, problems: Problems): Flow[] {
  const map = flowsOf(entry, problems);
  if (!map) return [];
  const flows: Flow[] = [];
  const read = (flow: Entry) => {
    problems.flow = flow.key;
    const made = readFlow(flow, defaults, vocabulary, problems);
    problems.flow = undefined;
    return made;
  };
  for (const flow of map.entries) {
    if (flow.key.trim() === '') problems.add(flow.keySpan, 'a flow needs a name; found an empty one');
    else if (hasNul(flow.key)) problems.add(flow.keySpan, `the name of a flow ${HOLDS_NUL}`);
    else flows.push(read(flow));
  }
  for (const flow of map.repeated) read(flow);
  return withKnownAfter(flows, problems);
}

function flowsOf(entry: Entry, problems: Problems): MapNode | undefined {
  const { value } = entry;
  if (value.kind !== 'map' && !isNull(value)) {
    problems.add(value.span, `\`flows\` must be a mapping of flow names; found ${describe(value)}`, {
      remedy: MINIMAL,
    });
    return undefined;
  }
  // `{}` says that none is known yet; a key with nothing behind it may be a slip.
  if (value.kind === 'map') return value;
  problems.add(spanOf(entry), '`flows` is empty; expected at least one flow', { remedy: MINIMAL, absent: true });
  return undefined;
}

/** The flows, with only such names in `after` as are flows of this file. */
function withKnownAfter(flows: Flow[], problems: Problems): Flow[] {
  const names = new Set(flows.map(({ name }) => name));
  let guesses = 0;
  return flows.map((flow) => {
    if (flow.after.every(({ name }) => names.has(name))) return flow;
    problems.flow = flow.name;
    for (const { name, place } of flow.after) {
      if (names.has(name)) continue;
      const near = guesses++ < MOST_GUESSES ? nearest(name, names) : undefined;
      problems.add(
        place.span,
        `\`after\` names \`${excerpt(name)}\`, which is no flow of this file${didYouMean(near)}`,
      );
    }
    problems.flow = undefined;
    return { ...flow, after: flow.after.filter(({ name }) => names.has(name)) };
  });
}
