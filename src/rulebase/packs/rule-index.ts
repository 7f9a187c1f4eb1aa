import type { RuleFile } from '../read/field-reader.js';
import { type At, type Fields, isFields, KINDS, type Kind } from './pack.js';

/** One rule, broker or the like on its way into the merged rules: what it says, and who said it. */
export interface MergeEntry {
  readonly kind: Kind;
  readonly name: string;
  /** The file of rules/ that it is in, or would be. */
  readonly file: string;
  data: Fields;
  /** Where a pack adds it; undefined for what comes with driven. */
  readonly from?: At;
  /** Where packs replace single fields. */
  readonly fields: Map<string, At>;
}

/** Where the text lies that a path of a merged file came from. */
export interface Origin {
  readonly file: string;
  readonly path: string;
  readonly at: At;
}

const listOf = (data: unknown, list: string): Fields[] => {
  const value = isFields(data) ? data[list] : undefined;
  return Array.isArray(value) ? value.filter(isFields) : [];
};

/** The list in which a file keeps things of a kind; undefined where it keeps none. */
function listIn({ kept }: Kind, path: string): string | undefined {
  if (kept.in === 'folder') return undefined;
  return (kept.in === 'list' ? path === kept.file : path.startsWith(kept.folder)) ? kept.list : undefined;
}

/** Takes the shipped files apart into entries, so that packs can add, replace and take away. */
export function unpack(files: readonly RuleFile[]): MergeEntry[] {
  return files.flatMap(({ path, data }) =>
    KINDS.flatMap((kind) => {
      const list = listIn(kind, path);
      const whole = kind.kept.in === 'folder' && path.startsWith(kind.kept.folder);
      const entries = list !== undefined ? listOf(data, list) : whole && isFields(data) ? [data] : [];
      return entries.map(
        (entry): MergeEntry => ({ kind, name: String(entry[kind.name]), file: path, data: entry, fields: new Map() }),
      );
    }),
  );
}

/** Ids that no pack can add although it could not change what bears them either, each with what that is. */
export function otherIds(files: readonly RuleFile[]): Map<string, string> {
  const ids = (path: string, list: string, one: string) =>
    listOf(files.find((file) => file.path === path)?.data, list).map(({ id }) => [String(id), one] as const);
  return new Map([
    ...ids('checks.yaml', 'checks', 'a finding of `driven check`'),
    ...ids('styles.yaml', 'styles', 'a style'),
  ]);
}

/** Puts the entries back into files, and keeps where each part of them came from. */
export function pack(
  files: readonly RuleFile[],
  held: readonly MergeEntry[],
): { files: RuleFile[]; origins: Origin[] } {
  const origins: Origin[] = [];
  const record = (entry: MergeEntry, paths: readonly string[]) => {
    for (const path of paths) {
      if (entry.from) origins.push({ file: entry.file, path, at: entry.from });
      for (const [field, at] of entry.fields)
        origins.push({ file: entry.file, path: path === '' ? field : `${path}.${field}`, at });
    }
  };
  const kept = files.flatMap(({ path, data }): RuleFile[] => {
    if (KINDS.some(({ kept: { in: where, ...rest } }) => where === 'folder' && path.startsWith(folderOf(rest))))
      return [];
    let fields = isFields(data) ? data : {};
    for (const kind of KINDS) {
      const list = listIn(kind, path);
      if (list === undefined) continue;
      const entries = held.filter((entry) => entry.kind === kind && entry.file === path);
      // Faults name an entry by its place in the list or by its name.
      entries.forEach((entry, index) => record(entry, [`${list}.${index}`, `${list}.${entry.name}`]));
      fields = { ...fields, [list]: entries.map((entry) => entry.data) };
    }
    return [{ path, data: fields }];
  });
  const single = held.filter(({ kind }) => kind.kept.in === 'folder');
  for (const entry of single) record(entry, ['']);
  return { files: [...kept, ...single.map(({ file, data }) => ({ path: file, data }))], origins };
}

const folderOf = (kept: object) => ('folder' in kept ? String(kept.folder) : '');
