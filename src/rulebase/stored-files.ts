import type { Placed, PlacedEntry } from '../text/placed.js';
import { plainOf } from '../text/placed.js';
import type { Place, SourceText, Span } from '../text/source.js';
import type { RuleFile } from './rule-set.js';

/**
 * The files of rules/ as the build writes them for packs to change: parsed, since parsing takes longer than all else. The
 * data is plain; where each part of it starts and ends is told apart, in the order in which `visit` comes by.
 */
export type StoredFiles = readonly {
  readonly path: string;
  /** For the lines that a place in it is in. */
  readonly text: string;
  readonly data: unknown;
  readonly spans: readonly number[];
}[];

export function storeFiles(files: readonly RuleFile[]): StoredFiles {
  return files.map(({ path, source: { text }, root }) => {
    const spans: number[] = [];
    const note = ({ span }: Place) => spans.push(span.start, span.end);
    const visit = (value: Placed) => {
      note(value.place);
      if (value.kind === 'list') value.items.forEach(visit);
      // A plain mapping comes by its keys in an order of its own where they are numbers.
      if (value.kind === 'map')
        for (const key of Object.keys(plainOf(value) as object)) {
          const entry = value.entries.find((each) => each.key === key) as PlacedEntry;
          note(entry.keyPlace);
          visit(entry.value);
        }
    };
    visit(root);
    return { path, text, data: plainOf(root), spans };
  });
}

export function restoreFiles(files: StoredFiles): RuleFile[] {
  return files.map(({ path, text, data, spans }) => {
    const source: SourceText = { path: `rules/${path}`, text };
    let at = 0;
    const place = () => new StoredPlace(source, spans[at++], spans[at++]);
    const visit = (value: unknown): Placed => {
      const here = place();
      if (Array.isArray(value)) return { kind: 'list', place: here, items: value.map(visit) };
      if (typeof value !== 'object' || value === null)
        return { kind: 'scalar', place: here, value: value as string | number | boolean | null };
      const entries: PlacedEntry[] = [];
      for (const key of Object.keys(value))
        entries.push({ key, keyPlace: place(), value: visit((value as { [key: string]: unknown })[key]) });
      return { kind: 'map', place: here, entries };
    };
    return { path, source, root: visit(data) };
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
