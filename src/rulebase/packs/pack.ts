import type { SourceText, Span } from '../../text/source.js';

/** A rule pack as it was read: plain data, and a way back from a path of keys to the text. */
export interface Pack {
  readonly source: SourceText;
  readonly data: unknown;
  /** Where a path of keys lies; `missing` names the first key that is not there. */
  readonly placeAt: (path: string, ofKey?: boolean) => { span: Span; last: string; missing?: string };
}

/** A place in a pack, as a path of keys. */
export interface At {
  readonly pack: Pack;
  readonly path: string;
}

/** Something wrong with a pack. */
export interface PackFault extends At {
  readonly message: string;
  readonly ofKey?: boolean;
  readonly remedy?: string;
  readonly related?: readonly (At & { readonly message: string })[];
}

export type Fields = { readonly [key: string]: unknown };

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where rules/ keeps things: in one list of one file, in such a list for each topic, or in a file for each. */
type Kept =
  | { readonly in: 'list'; readonly file: string; readonly list: string }
  | { readonly in: 'topics'; readonly folder: string; readonly list: string }
  | { readonly in: 'folder'; readonly folder: string };

/** One kind of thing that a pack may add and override. */
export interface Kind {
  /** The key of the pack. */
  readonly key: string;
  /** In messages. */
  readonly one: string;
  /** The field that names an entry. */
  readonly name: 'id' | 'name';
  readonly kept: Kept;
  /** Fields that a pack can't set, each with the reason. */
  readonly fixed: { readonly [field: string]: string };
  /** Names that mean something else where these are written. */
  readonly reserved: readonly string[];
}

const plain = { name: 'id', fixed: {}, reserved: [] } as const;

export const KINDS: readonly Kind[] = [
  {
    key: 'criteria',
    one: 'criterion',
    name: 'name',
    kept: { in: 'list', file: 'criteria.yaml', list: 'criteria' },
    fixed: { role: 'a role is how driven itself knows a criterion, so a pack can neither give nor take one' },
    reserved: ['all', 'any', 'not', 'need'],
  },
  { ...plain, key: 'exclusions', one: 'exclusion', kept: { in: 'list', file: 'criteria.yaml', list: 'exclusions' } },
  { ...plain, key: 'rules', one: 'rule', kept: { in: 'topics', folder: 'evidence/', list: 'rules' } },
  { ...plain, key: 'pitfalls', one: 'pitfall', kept: { in: 'folder', folder: 'pitfalls/' } },
  { ...plain, key: 'brokers', one: 'broker', kept: { in: 'folder', folder: 'brokers/' } },
  { ...plain, key: 'patterns', one: 'pattern', kept: { in: 'folder', folder: 'patterns/' } },
  { ...plain, key: 'sources', one: 'source', kept: { in: 'list', file: 'sources.yaml', list: 'sources' } },
];
