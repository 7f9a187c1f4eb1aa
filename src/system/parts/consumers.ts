import type { Answers } from '../../model/answer.js';
import type { Consumer, Named } from '../../model/system.js';
import { excerpt } from '../../text/escape.js';
import type { Problems } from '../problems.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Entry } from '../yaml/nodes.js';
import { HOLDS_NUL, hasNul, readMap, readNames } from './names.js';
import { readNeeds } from './needs.js';
import { readUses } from './uses.js';

const KEYS = ['needs', 'uses'];
const NOTHING: Answers = new Map();

/** What stands under `to`: names, and where it is a map what each of them says for itself. */
export interface Audience {
  readonly to: readonly Named[];
  readonly consumers?: readonly Consumer[];
}

/** The consumers under `to`: a name, a list of names, or a map from names to what each needs and uses for itself. */
export function readConsumers(entry: Entry, vocabulary: Vocabulary, problems: Problems): Audience | undefined {
  const { value } = entry;
  if (value.kind !== 'map') {
    const to = readNames(entry, 'the name of a service', problems);
    return to && { to };
  }
  const consumers: Consumer[] = [];
  for (const each of value.entries) {
    if (each.key.trim() === '') {
      problems.add(each.keySpan, '`to` has an empty name; expected the name of a service');
    } else if (hasNul(each.key)) problems.add(each.keySpan, `a name in \`to\` ${HOLDS_NUL}`);
    else consumers.push(readConsumer(each, vocabulary, problems));
  }
  for (const each of value.repeated) readConsumer(each, vocabulary, problems);
  return { to: consumers, consumers };
}

function readConsumer(entry: Entry, vocabulary: Vocabulary, problems: Problems): Consumer {
  let needs = NOTHING;
  let uses: Consumer['uses'];
  for (const part of readMap(entry, '`needs` and `uses`', problems)?.entries ?? []) {
    if (part.key === 'needs') needs = readNeeds(part, 'stated', vocabulary, problems, 'consumer');
    else if (part.key === 'uses') uses = readUses(part, vocabulary, problems, 'consumer');
    else
      problems.unknownKey(
        part,
        `a key of the consumer \`${excerpt(entry.key)}\``,
        KEYS,
        sectionOf(part.key, vocabulary),
      );
  }
  const consumer = { name: entry.key, place: problems.place(entry.keySpan), needs };
  return uses === undefined ? consumer : { ...consumer, uses };
}

/** The section under which a name belongs that stands beside the sections. */
export function sectionOf(key: string, vocabulary: Vocabulary): string | undefined {
  return vocabulary.criteria.has(key) ? '`needs`' : vocabulary.facts.has(key) ? '`uses`' : undefined;
}
