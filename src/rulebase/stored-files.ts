import type { Placed, PlacedEntry } from '../text/placed.js';
import type { Place, SourceText, Span } from '../text/source.js';
import type { RuleFile } from './rule-set.js';

type Scalar = string | number | boolean | null;
/** A value with where it starts and ends; of a mapping, each key with where it stands and its value in turn. */
type StoredValue =
  | readonly [start: number, end: number, value: Scalar]
  | readonly [start: number, end: number, items: readonly StoredValue[]]
  | readonly [start: number, end: number, entries: readonly (string | number | StoredValue)[], isMap: 1];

/** The files of rules/ as the build writes them for packs to change: parsed, since parsing takes longer than all else. */
export type StoredFiles = readonly { readonly path: string; readonly root: StoredValue }[];

export function storeFiles(files: readonly RuleFile[]): StoredFiles {
  return files.map(({ path, root }) => ({ path, root: stored(root) }));
}

function stored(value: Placed): StoredValue {
  const { start, end } = value.place.span;
  if (value.kind === 'scalar') return [start, end, value.value];
  if (value.kind === 'list') return [start, end, value.items.map(stored)];
  const entries = value.entries.flatMap(({ key, keyPlace: { span }, value: inner }) => [
    key,
    span.start,
    span.end,
    stored(inner),
  ]);
  return [start, end, entries, 1];
}

/** @param textOf the text of a file by its path below rules/; read where a place in it is told */
export function restoreFiles(files: StoredFiles, textOf: (path: string) => string): RuleFile[] {
  return files.map(({ path, root }) => {
    let text: string | undefined;
    const source: SourceText = {
      path: `rules/${path}`,
      get text() {
        text ??= textOf(path);
        return text;
      },
    };
    return { path, source, root: restored(source, root) };
  });
}

/** A place and its own span: tens of thousands are restored, and hardly any is looked at. */
class StoredPlace implements Place, Span {
  constructor(
    readonly source: SourceText,
    readonly start: number,
    readonly end: number,
  ) {}

  get span(): Span {
    return this;
  }
}

function restored(source: SourceText, [start, end, inner, isMap]: StoredValue): Placed {
  const place = new StoredPlace(source, start, end);
  if (!Array.isArray(inner)) return { kind: 'scalar', place, value: inner as Scalar };
  if (!isMap) return { kind: 'list', place, items: inner.map((item) => restored(source, item)) };
  const entries: PlacedEntry[] = [];
  for (let index = 0; index < inner.length; index += 4)
    entries.push({
      key: inner[index] as string,
      keyPlace: new StoredPlace(source, inner[index + 1] as number, inner[index + 2] as number),
      value: restored(source, inner[index + 3] as StoredValue),
    });
  return { kind: 'map', place, entries };
}
