import type { Named } from '../../model/system.js';
import { excerpt } from '../../text/escape.js';
import type { Problems } from '../problems.js';
import { describe, type Entry, isNull, type MapNode, spanOf } from '../yaml/nodes.js';

/** The one character that no name holds: most programs take it for the end of a text. */
export const hasNul = (text: string): boolean => text.includes('\u0000');
export const HOLDS_NUL = 'holds a NUL character (U+0000); expected a text without';

/** The mapping under a key; nothing at all counts as an empty one, since its lines may be commented out. */
export function readMap(entry: Entry, of: string, problems: Problems): MapNode | undefined {
  const { key, value } = entry;
  if (value.kind === 'map') return value;
  if (isNull(value)) return { kind: 'map', span: spanOf(entry), entries: [], repeated: [] };
  problems.add(value.span, `\`${excerpt(key)}\` must be a mapping of ${of}; found ${describe(value)}`);
  return undefined;
}

/** A text under a key, whatever YAML takes it for: `404` and `true` are names too. */
export function readText(entry: Entry, expected: string, problems: Problems): string | undefined {
  const { key, value } = entry;
  if (value.kind !== 'scalar') {
    problems.add(value.span, `\`${key}\` must be ${expected}; found ${describe(value)}`);
  } else if (value.value === null) {
    problems.add(spanOf(entry), `\`${key}\` has no value; expected ${expected}`, { absent: true });
  } else if (value.text.trim() === '') {
    problems.add(value.span, `\`${key}\` is empty; expected ${expected}`);
  } else if (hasNul(value.text)) problems.add(value.span, `\`${key}\` ${HOLDS_NUL}`);
  else return value.text;
  return undefined;
}

/** One name or a list of names, each with its place, each once. */
export function readNames(entry: Entry, expected: string, problems: Problems): Named[] | undefined {
  const { key, value } = entry;
  if (isNull(value)) {
    const remedy = `Write \`${key}: []\` for none, or leave the key out.`;
    problems.add(spanOf(entry), `\`${key}\` has no value; expected ${expected}, or a list`, { remedy, absent: true });
    return undefined;
  }
  if (value.kind !== 'list') {
    const name = readText(entry, `${expected}, or a list`, problems);
    return name === undefined ? undefined : [{ name, place: problems.place(value.span) }];
  }
  const names: Named[] = [];
  const seen = new Set<string>();
  for (const item of value.items) {
    if (item.kind !== 'scalar') {
      problems.add(item.span, `\`${key}\` must list names; found ${describe(item)}`);
    } else if (item.value === null || item.text.trim() === '') {
      problems.add(item.span, `\`${key}\` has an empty item; expected ${expected}`);
    } else if (hasNul(item.text)) {
      problems.add(item.span, `\`${key}\` ${HOLDS_NUL}`);
    } else if (!seen.has(item.text)) {
      seen.add(item.text);
      names.push({ name: item.text, place: problems.place(item.span) });
    }
  }
  return names;
}
