import type { Entry, Node } from './nodes.js';

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORDS: readonly (readonly [string, true | false | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** JSON is YAML, but read ten times as fast by itself. Undefined for what is no JSON, or nested deeper than `deepest`. */
export function readJson(text: string, deepest: number): Node | undefined {
  let at = 0;
  const matched = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const takes = (character: string) => {
    matched(SPACE);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const value = (depth: number): Node | undefined => {
    matched(SPACE);
    const start = at;
    if (depth > deepest) return undefined;
    switch (text[at]) {
      case '{':
        return map(depth);
      case '[':
        return list(depth);
      case '"': {
        const found = matched(STRING);
        if (found === undefined) return undefined;
        const read = found.includes('\\') ? (JSON.parse(found) as string) : found.slice(1, -1);
        return { kind: 'scalar', span: { start, end: at }, value: read, text: read };
      }
    }
    for (const [word, meaning] of WORDS)
      if (text.startsWith(word, at)) {
        at += word.length;
        return { kind: 'scalar', span: { start, end: at }, value: meaning, text: word };
      }
    const number = matched(NUMBER);
    if (!number) return undefined;
    return { kind: 'scalar', span: { start, end: at }, value: Number(number), text: number };
  };
  const list = (depth: number): Node | undefined => {
    const start = at++;
    const items: Node[] = [];
    if (!takes(']'))
      do {
        const item = value(depth + 1);
        if (item === undefined) return undefined;
        items.push(item);
      } while (takes(','));
    else return { kind: 'list', span: { start, end: at }, items };
    return takes(']') ? { kind: 'list', span: { start, end: at }, items } : undefined;
  };
  const map = (depth: number): Node | undefined => {
    const start = at++;
    // The last of two keys alike counts, at its place, as everywhere in JSON.
    const entries = new Map<string, Entry>();
    const whole = (): Node => ({
      kind: 'map',
      span: { start, end: at },
      entries: [...entries.values()],
      repeated: [],
    });
    if (takes('}')) return whole();
    do {
      const key = value(depth + 1);
      if (key?.kind !== 'scalar' || typeof key.value !== 'string' || !takes(':')) return undefined;
      const inner = value(depth + 1);
      if (inner === undefined) return undefined;
      entries.set(key.value, { key: key.value, keySpan: key.span, value: inner });
    } while (takes(','));
    return takes('}') ? whole() : undefined;
  };
  const root = value(0);
  matched(SPACE);
  return at === text.length ? root : undefined;
}
