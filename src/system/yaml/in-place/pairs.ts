import type { CST, Pair, YAMLMap, Node as YamlNode } from 'yaml';
import type { Edits } from './edits.js';

export type YamlPair = Pair<YamlNode, YamlNode | null>;
export type YamlMap = YAMLMap<YamlNode, YamlNode | null>;

/** What stands between a key and its value: spaces, the colon, comments, anchors. */
export function separatorOf(pair: YamlPair): readonly CST.SourceToken[] {
  return (pair.srcToken as CST.CollectionItem | undefined)?.sep ?? [];
}

/** Where the text of a pair ends, comments behind it left out. */
export function endOf({ text }: Edits, { key, value }: YamlPair, least: number): number {
  let end = Math.max(least, key.range?.[1] ?? 0, value?.range?.[1] ?? 0);
  while (end > least && /\s/.test(text[end - 1])) end--;
  return end;
}

/** The indentation of a pair that starts its line. */
export function indentOf(edits: Edits, { key }: YamlPair): string | undefined {
  const start = key.range?.[0] ?? 0;
  const before = edits.text.slice(edits.lineStart(start), start);
  return /^\ufeff? *$/.test(before) ? before.replace('\ufeff', '') : undefined;
}
