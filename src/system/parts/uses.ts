import type { Criterion, SetupField } from '../../model/criterion.js';
import { expected, parseQuantity } from '../../model/quantity.js';
import { STYLES } from '../../model/style.js';
import type { SetupValue } from '../../model/system.js';
import { excerpt } from '../../text/escape.js';
import type { Problems } from '../problems.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Entry, ScalarNode } from '../yaml/nodes.js';
import { HOLDS_NUL, hasNul, readMap } from './names.js';
import { belongsToFlow, type Scope } from './needs.js';
import { booleanOf, scalarOf, UNKNOWN, wordOf } from './values.js';

/** `either` is advice, not something that can be built. */
const BUILT = STYLES.filter((style) => style !== 'either');

const EXPECTED: Record<SetupField['kind'], string> = {
  choice: 'one of its values',
  style: 'a style',
  broker: 'the id of a broker, or a list',
  pattern: 'the id of a pattern',
  flag: '`true` or `false`',
  integer: expected('count'),
  share: expected('share'),
  duration: expected('duration'),
  name: 'a name',
};

/** The facts under a `uses` key: what is built or decided today. */
export function readUses(
  entry: Entry,
  vocabulary: Vocabulary,
  problems: Problems,
  of: Scope = 'flow',
): Map<string, SetupValue> {
  const facts = new Map<string, SetupValue>();
  for (const use of readMap(entry, 'setup facts', problems)?.entries ?? []) {
    const fact = vocabulary.facts.get(use.key);
    if (fact && of === 'consumer' && fact.scope === 'flow') {
      belongsToFlow(use, '`uses`', vocabulary.ofConsumer.facts, problems);
    } else if (fact) {
      const read =
        fact.kind === 'broker' ? readBrokers(use, vocabulary, problems) : readFact(fact, use, vocabulary, problems);
      if (read) facts.set(use.key, { name: use.key, ...read, place: problems.place(use.value.span) });
    } else {
      const section = vocabulary.criteria.has(use.key) ? '`needs`' : undefined;
      const known = of === 'consumer' ? vocabulary.ofConsumer.facts : vocabulary.facts.keys();
      problems.unknownKey(use, 'a setup fact', known, section);
    }
  }
  return facts;
}

type Read = Pick<SetupValue, 'value' | 'text'>;

function readBrokers(entry: Entry, vocabulary: Vocabulary, problems: Problems): Read | undefined {
  const { key, keySpan, value } = entry;
  const list = value.kind === 'list';
  const ids: string[] = [];
  let sound = true;
  for (const item of list ? value.items : [value]) {
    const scalar = scalarOf(key, item, list ? value.span : keySpan, EXPECTED.broker, problems);
    const id = scalar && wordOf(key, scalar, vocabulary.brokers, problems, vocabulary.aliases);
    if (id === undefined) sound = false;
    else if (!ids.includes(id)) ids.push(id);
  }
  if (list && value.items.length === 0) {
    sound = false;
    problems.add(value.span, `\`${key}\` is an empty list; expected ${EXPECTED.broker}`, { remedy: UNKNOWN });
  }
  if (!sound) return undefined;
  return list ? { value: ids, text: `[${ids.join(', ')}]` } : { value: ids[0], text: ids[0] };
}

function readFact(fact: SetupField, entry: Entry, vocabulary: Vocabulary, problems: Problems): Read | undefined {
  const node = scalarOf(fact.name, entry.value, entry.keySpan, EXPECTED[fact.kind], problems);
  const value = node && valueOf(fact, node, vocabulary, problems);
  return value === undefined ? undefined : { value, text: node?.text.trim() ?? '' };
}

function valueOf(fact: SetupField, node: ScalarNode, vocabulary: Vocabulary, problems: Problems) {
  const { name, kind, values, zero, forever } = fact;
  switch (kind) {
    case 'flag':
      return booleanOf(name, node, problems);
    case 'choice':
      return wordOf(name, node, values, problems);
    case 'style':
      return wordOf(name, node, BUILT, problems);
    case 'integer':
      return quantityOf(name, node, 'count', false, problems, zero ? 0 : 1);
    case 'share':
      return quantityOf(name, node, 'share', false, problems);
    case 'duration':
      return quantityOf(name, node, 'duration', forever || mayLast(vocabulary.criteria.get(name)?.criterion), problems);
    default:
      if (hasNul(node.text)) {
        problems.add(node.span, `\`${name}\` ${HOLDS_NUL}`);
        return undefined;
      }
      if (node.text.trim() !== '') return node.text;
      problems.add(node.span, `\`${name}\` is empty; expected ${EXPECTED[kind]}`);
      return undefined;
  }
}

/** A fact named like a criterion is the same thing as built: it may be `forever` when the need may. */
function mayLast(criterion: Criterion | undefined): boolean {
  return criterion?.domain.kind === 'quantity' && criterion.domain.forever;
}

function quantityOf(
  name: string,
  node: ScalarNode,
  measure: 'count' | 'share' | 'duration',
  forever: boolean,
  problems: Problems,
  least = 0,
): number | undefined {
  const parsed = parseQuantity(typeof node.value === 'number' ? node.value : node.text, measure, forever);
  if ('problem' in parsed) {
    problems.add(node.span, `\`${name}\`: \`${excerpt(node.text)}\` ${parsed.problem}`);
    return undefined;
  }
  const [{ low, high }] = parsed.ranges;
  if (low < least) {
    problems.add(node.span, `\`${name}\`: \`${excerpt(node.text)}\` is too few; expected 1 or more`);
    return undefined;
  }
  if (low === high) return low;
  problems.add(node.span, `\`${name}\` is a fact, so one value; found the range \`${excerpt(node.text)}\``);
  return undefined;
}
