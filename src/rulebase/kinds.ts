import { BROKER } from '../model/entries/broker.js';
import { CRITERION } from '../model/entries/criterion.js';
import type { Fields } from '../model/entries/field.js';
import { PATTERN } from '../model/entries/pattern.js';
import { PITFALL } from '../model/entries/pitfall.js';
import { CITATION, EXCLUSION, RULE } from '../model/entries/rule.js';

/** Where rules/ keeps things: in one list of one file, in such a list for each topic, or in a file for each. */
type Kept =
  | { readonly in: 'list'; readonly file: string; readonly list: string }
  | { readonly in: 'topics'; readonly folder: string; readonly list: string }
  | { readonly in: 'folder'; readonly folder: string };

/** One kind of thing that rules/ has many of, and that a pack may add and override. */
export interface EntryKind {
  /** The key of a pack. */
  readonly key: string;
  readonly entry: { readonly fields: Fields };
  /** In messages. */
  readonly one: string;
  /** The field that names an entry. */
  readonly name: 'id' | 'name';
  readonly kept: Kept;
}

export const ENTRY_KINDS = [
  {
    key: 'criteria',
    entry: CRITERION,
    one: 'criterion',
    name: 'name',
    kept: { in: 'list', file: 'criteria.yaml', list: 'criteria' },
  },
  {
    key: 'exclusions',
    entry: EXCLUSION,
    one: 'exclusion',
    name: 'id',
    kept: { in: 'list', file: 'criteria.yaml', list: 'exclusions' },
  },
  { key: 'rules', entry: RULE, one: 'rule', name: 'id', kept: { in: 'topics', folder: 'evidence/', list: 'rules' } },
  { key: 'pitfalls', entry: PITFALL, one: 'pitfall', name: 'id', kept: { in: 'folder', folder: 'pitfalls/' } },
  { key: 'brokers', entry: BROKER, one: 'broker', name: 'id', kept: { in: 'folder', folder: 'brokers/' } },
  { key: 'patterns', entry: PATTERN, one: 'pattern', name: 'id', kept: { in: 'folder', folder: 'patterns/' } },
  {
    key: 'sources',
    entry: CITATION,
    one: 'source',
    name: 'id',
    kept: { in: 'list', file: 'sources.yaml', list: 'sources' },
  },
] as const satisfies readonly EntryKind[];

export type EntryKey = (typeof ENTRY_KINDS)[number]['key'];
