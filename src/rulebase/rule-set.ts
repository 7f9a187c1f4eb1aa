import { type Fault, FieldReader } from '../text/field-reader.js';
import { entryOf, type Placed, type PlacedEntry, type PlacedText } from '../text/placed.js';
import type { SourceText } from '../text/source.js';
import { ENTRY_KINDS, type EntryKey, type EntryKind } from './kinds.js';

/** One file of rules/: its path below rules/ and what is in it. */
export interface RuleFile extends PlacedText {
  readonly path: string;
}

/** One rule, broker or the like where it stands. */
export interface RuleEntry {
  readonly kind: EntryKind;
  readonly name: string;
  readonly value: Placed;
  /** The file that is named after it, where it has one of its own. */
  readonly file?: string;
}

/** All of rules/ on its way into the rule base: entries by kind, and the files that hold them and the rest. */
export class RuleSet {
  constructor(
    private readonly files: readonly RuleFile[],
    readonly faults: Fault[] = [],
    readonly entries: readonly RuleEntry[] = files.flatMap((file) => entriesIn(file, faults)),
  ) {}

  /** The same with other entries. */
  with(entries: readonly RuleEntry[]): RuleSet {
    return new RuleSet(this.files, [...this.faults], entries);
  }

  /** Whether a text is one of these files. */
  holds(source: SourceText): boolean {
    return this.files.some((file) => file.source === source);
  }

  /** Ids that no pack can add although it could not change what bears them either, each with what that is. */
  get otherIds(): ReadonlyMap<string, string> {
    const ids = (path: string, list: string, one: string) => {
      const found = this.files.find((file) => file.path === path);
      const items = found ? FieldReader.of(found, []).field(list).items() : [];
      return items.map((item) => [item.field('id').shown, one] as const);
    };
    return new Map([
      ...ids('checks.yaml', 'checks', 'a finding of `driven check`'),
      ...ids('styles.yaml', 'styles', 'a style'),
    ]);
  }

  /** Reads every entry of a kind; what is wrong is told. */
  read<T extends object>(key: EntryKey, read: (at: FieldReader) => T): T[] {
    return this.entries
      .filter((entry) => entry.kind.key === key)
      .map(({ value, file, name, kind }) => {
        const at = FieldReader.of({ root: value }, this.faults);
        if (file !== undefined && !file.endsWith(`/${name}.yaml`))
          at.field(kind.name).fault(`the file is named after the id; found ${name}`);
        return read(at);
      });
  }

  /** A reader for each file of a folder. */
  folder(path: string): FieldReader[] {
    return this.files.filter((each) => each.path.startsWith(path)).map((each) => FieldReader.of(each, this.faults));
  }

  /** The reader of a file, which holds these keys; told where the file is missing. */
  file(path: string, keys: readonly string[]): FieldReader {
    const found = this.files.find((file) => file.path === path);
    if (found !== undefined) {
      const at = FieldReader.of(found, this.faults).map();
      at.keys(keys);
      return at;
    }
    const place = { source: { path: `rules/${path}`, text: '' }, span: { start: 0, end: 0 } };
    this.faults.push({ place, message: 'the file is missing' });
    return FieldReader.of({ root: { kind: 'map', place, entries: [] } }, []);
  }
}

/** The entries that a file holds, each with the topic that the file is about. */
function entriesIn({ path, root, source }: RuleFile, faults: Fault[]): RuleEntry[] {
  return ENTRY_KINDS.flatMap((kind: EntryKind): RuleEntry[] => {
    const { kept } = kind;
    const named = (value: Placed) => ({ kind, name: nameOf(kind, value), value });
    if (kept.in === 'folder') return path.startsWith(kept.folder) ? [{ ...named(root), file: path }] : [];
    if (kept.in === 'list' ? path !== kept.file : !path.startsWith(kept.folder)) return [];
    const list = entryOf(root, kept.list)?.value;
    // What is no list is told, and holds nothing.
    if (list?.kind !== 'list') FieldReader.of({ root }, faults).field(kept.list).items();
    const items = list?.kind === 'list' ? list.items : [];
    if (kept.in === 'list') return items.map(named);
    const topic = path.slice(kept.folder.length).replace(/\.yaml$/, '');
    const place = { source, span: { start: 0, end: 0 } };
    return items.map((item) => named(withField(item, 'topic', { kind: 'scalar', place, value: topic })));
  });
}

/** What an entry is called, be it right or not. */
export function nameOf({ name }: EntryKind, value: Placed): string {
  const named = entryOf(value, name)?.value;
  return named?.kind === 'scalar' ? String(named.value) : '';
}

/** A mapping with a field set, at the place of the value where it bears no key of its own. */
export function withField(map: Placed, key: string, value: Placed, keyPlace = value.place): Placed {
  if (map.kind !== 'map') return map;
  const entry: PlacedEntry = { key, keyPlace, value };
  const at = map.entries.findIndex((each) => each.key === key);
  return { ...map, entries: at < 0 ? [...map.entries, entry] : map.entries.with(at, entry) };
}
