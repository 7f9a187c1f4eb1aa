import { type Answer, formatAnswer, type Range } from '../../model/answer.js';
import type { Criterion } from '../../model/criterion.js';
import { parseQuantity } from '../../model/quantity.js';
import { excerpt } from '../../text/escape.js';
import type { Span } from '../../text/source.js';
import type { Problems } from '../problems.js';
import type { CriterionReader, Vocabulary } from '../vocabulary.js';
import type { Entry, Node, ScalarNode } from '../yaml/nodes.js';
import { readMap } from './names.js';
import { booleanOf, scalarOf, UNKNOWN, wordOf } from './values.js';

/** The answers under a `needs` key, of a flow or of one of its consumers. */
export function readNeeds(
  entry: Entry,
  origin: Answer['origin'],
  vocabulary: Vocabulary,
  problems: Problems,
  of: Scope = 'flow',
) {
  const answers = new Map<string, Answer>();
  for (const need of readMap(entry, 'criteria', problems)?.entries ?? []) {
    const reader = vocabulary.criteria.get(need.key);
    if (reader && of === 'consumer' && reader.criterion.scope === 'flow') {
      belongsToFlow(need, '`needs`', vocabulary.ofConsumer.criteria, problems);
    } else if (reader) {
      const answer = readAnswer(reader, need.value, need.keySpan, origin, problems);
      if (answer) answers.set(need.key, answer);
    } else {
      const section = vocabulary.facts.has(need.key) ? '`uses`' : undefined;
      const known = of === 'consumer' ? vocabulary.ofConsumer.criteria : vocabulary.criteria.keys();
      problems.unknownKey(need, 'a criterion', known, section);
    }
  }
  return answers;
}

/** Whose needs or uses are read. */
export type Scope = Criterion['scope'];

/** Reports what a consumer may not say for itself. */
export function belongsToFlow(
  { key, keySpan }: Entry,
  section: string,
  known: readonly string[],
  problems: Problems,
): void {
  problems.add(keySpan, `\`${excerpt(key)}\` belongs to the flow; a consumer can't set it for itself`, {
    remedy: `Move it under the ${section} of the flow. A consumer may set: ${known.join(', ')}.`,
  });
}

/**
 * What one value, or a list of values, says about a criterion; undefined when any of it can't be used.
 * @param at the place to point at when there is no text for the value
 */
export function readAnswer(
  reader: CriterionReader,
  value: Node,
  at: Span,
  origin: Answer['origin'],
  problems: Problems,
): Answer | undefined {
  const { name, domain } = reader.criterion;
  const list = value.kind === 'list';
  const items = list ? value.items : [value];
  if (items.length === 0 && domain.kind !== 'names') {
    problems.add(value.span, `\`${name}\` is an empty list; expected ${reader.expected}`, { remedy: UNKNOWN });
    return undefined;
  }
  const texts = new Set<string>();
  const ranges: Range[] = [];
  let sound = true;
  for (const item of items) {
    const scalar = scalarOf(name, item, list ? value.span : at, reader.expected, problems);
    const read = scalar && readItem(reader, scalar, problems);
    if (read === undefined) sound = false;
    else if (!texts.has(read.text)) {
      texts.add(read.text);
      if (read.ranges) ranges.push(...read.ranges);
    }
  }
  if (!sound) return undefined;
  const values = [...texts];
  const written = values.length === 1 ? values[0] : values;
  const text = formatAnswer({ written }, 'yaml');
  const place = problems.place(value.span);
  return domain.kind === 'quantity'
    ? { criterion: name, ranges, written, text, origin, place }
    : { criterion: name, values, written, text, origin, place };
}

interface Item {
  readonly text: string;
  readonly ranges?: readonly Range[];
}

function readItem(
  { criterion, ids, aliases, expected }: CriterionReader,
  node: ScalarNode,
  problems: Problems,
): Item | undefined {
  const { name, domain } = criterion;
  if (NOTHING.includes(node.text) && !ids.includes(node.text)) {
    problems.add(node.span, `\`${name}\` is \`${node.text}\`; expected ${expected}`, { remedy: UNKNOWN });
    return undefined;
  }
  if (domain.kind === 'flag') {
    const flag = booleanOf(name, node, problems);
    return flag === undefined ? undefined : { text: String(flag) };
  }
  if (domain.kind === 'quantity') {
    const written = typeof node.value === 'number' ? node.value : node.text;
    const parsed = parseQuantity(written, domain.measure, domain.forever);
    if ('ranges' in parsed) return { text: node.text.trim(), ranges: parsed.ranges };
    problems.add(node.span, `\`${name}\`: \`${excerpt(node.text)}\` ${parsed.problem}`);
    return undefined;
  }
  const text = wordOf(name, node, ids, problems, aliases);
  return text === undefined ? undefined : { text };
}

/** Ways to write down that an answer is not known; leaving the key out is the one that counts. */
const NOTHING = ['?', 'unknown', 'tbd', 'TBD'];
