import type { Expression, Reach } from '../expression.js';
import type { Measure } from '../quantity.js';

/**
 * The entries of rules/ and of rule packs as data. Each kind of entry is described once, field by field: its type follows
 * from the description, one reader reads every entry by it and one function makes its JSON Schema.
 */
declare const READ: unique symbol;

/** What stands in a field; T is what is read there. */
export type Kind<T = unknown> = KindData & { readonly [READ]?: T };

/** What is read where such a thing stands. */
export type Read<K> = K extends { readonly [READ]?: infer T } ? Exclude<T, undefined> : never;

export type KindData =
  /** `unlike`: what it may not look like, with what is then said. */
  | { readonly kind: 'text'; readonly like?: RegExp; readonly unlike?: RegExp; readonly fault?: string }
  | { readonly kind: 'number' }
  /** Written with its unit; read in base units. */
  | { readonly kind: 'quantity'; readonly measure: Measure }
  | { readonly kind: 'flag' }
  | { readonly kind: 'word'; readonly words: readonly (string | boolean)[]; readonly meanings?: readonly string[] }
  /** A name of something that is listed elsewhere. */
  | { readonly kind: 'known'; readonly list: KnownList }
  /** A date; `exact`: with its day. */
  | { readonly kind: 'date'; readonly exact: boolean }
  | { readonly kind: 'list'; readonly of: Kind; readonly least?: string }
  | { readonly kind: 'map'; readonly of: Kind; readonly keys?: KnownList }
  | { readonly kind: 'record'; readonly name: string; readonly fields: Fields }
  | { readonly kind: 'condition'; readonly reach: Reach }
  /** What the description can't say is read, and described to editors, by code of its own. */
  | { readonly kind: 'own'; readonly own: OwnKind };

/** Names of what is listed elsewhere in the rules. */
export type KnownList = 'topics' | 'sources' | 'setup' | 'flags' | 'brokers' | 'platforms' | 'inherents' | 'pitfalls';

/** What is read and described to editors by code of its own. */
export type OwnKind =
  | 'source'
  | 'source or page'
  | 'price unit'
  | 'facts'
  | 'capability value'
  | 'labels'
  | 'prior'
  | 'tests of capabilities'
  | 'answers'
  | 'flow'
  | 'flows'
  | 'fraction'
  | 'value of the parent'
  | 'forms'
  | 'assumption'
  | 'written'
  | 'grounds';

export interface Field<T = unknown> {
  readonly of: Kind<T>;
  /** For editors. */
  readonly means?: string;
  /** May be left out; then there is nothing. */
  readonly optional?: boolean;
  /** May be left out; then it is this. */
  readonly otherwise?: T;
  /** Where it is left out, the entry around this one says it for all that it holds. */
  readonly inherits?: boolean;
  /** Needed where this holds of the fields before it; else it is not read, and `otherwise`. */
  readonly only?: (before: { readonly [field: string]: unknown }) => boolean;
  /** Not for packs, and why. */
  readonly shippedOnly?: string;
}

export type Fields = { readonly [name: string]: Field };

type Optional = { readonly optional: true };
type IsOptional<F, K extends keyof F> = F[K] extends Optional ? K : never;

/** The type of an entry, from its fields. */
export type Entry<F extends Fields> = {
  readonly [K in keyof F as K extends IsOptional<F, K> ? never : K]: Read<F[K]['of']>;
} & { readonly [K in keyof F as IsOptional<F, K>]?: Read<F[K]['of']> };

type More<T> = Omit<Field<T>, 'of' | 'means' | 'optional'>;

export const field = <T>(of: Kind<T>, means?: string, more: More<NoInfer<T>> = {}): Field<T> => ({
  of,
  means,
  ...more,
});
export const optional = <T>(
  of: Kind<T>,
  means?: string,
  more: Pick<Field, 'shippedOnly' | 'inherits'> = {},
): Field<T> & Optional => ({ of, means, ...more, optional: true });

const kind = <T>(data: KindData): Kind<T> => data;

export const text: Kind<string> = kind({ kind: 'text' });
/** A text that has to look like something, or not to; `fault` is said where it is otherwise. */
export const textThat = (fault: string, is: { readonly like: RegExp } | { readonly unlike: RegExp }): Kind<string> =>
  kind({ kind: 'text', fault, ...is });
/** The most characters of a text that stands in one line beside others. */
export const SHORT = 60;
/** One line of a screen or a table, where the whole text would be too long. `rules verify` demands it. */
export const shortText = textThat(`expected one line of at most ${SHORT} characters, without a full stop`, {
  like: new RegExp(`^.{0,${SHORT - 1}}[^.]$`),
});
export const number: Kind<number> = kind({ kind: 'number' });
export const quantity = (measure: Measure): Kind<number> => kind({ kind: 'quantity', measure });
export const flag: Kind<boolean> = kind({ kind: 'flag' });
export const date: Kind<string> = kind({ kind: 'date', exact: false });
export const day: Kind<string> = kind({ kind: 'date', exact: true });
/** One of some words, each with its meaning where an editor is to show it. */
export const word = <const W extends string | boolean>(words: readonly W[], meanings?: readonly string[]): Kind<W> =>
  kind({ kind: 'word', words, ...(meanings ? { meanings } : {}) });
export const known = (list: KnownList): Kind<string> => kind({ kind: 'known', list });
/** `least`: what is said of an empty list, where it may not be empty. */
export const list = <T>(of: Kind<T>, least?: string): Kind<readonly T[]> =>
  kind({ kind: 'list', of, ...(least ? { least } : {}) });
export const texts = list(text);
/** `keys`: what its keys are names of. */
export const mapOf = <T>(of: Kind<T>, keys?: KnownList): Kind<{ readonly [key: string]: T }> =>
  kind({ kind: 'map', of, ...(keys ? { keys } : {}) });
/** A mapping with these fields. `name`: what it is, in a word or two. */
export const record = <F extends Fields>(name: string, fields: F): Kind<Entry<F>> & { readonly fields: F } =>
  ({ kind: 'record', name, fields }) as Kind<Entry<F>> & { readonly fields: F };
export const condition = (reach: Reach): Kind<Expression> => kind({ kind: 'condition', reach });
export const own = <T>(name: OwnKind): Kind<T> => kind({ kind: 'own', own: name });

/** Sources by their ids; a claim has at least one. */
export const sources = list(known('sources'));
export const someSources = list(known('sources'), 'a claim has at least one source');
/** An id that names a pattern, so that a waiver of it reads right. */
export const patternId = textThat('the id names the pattern itself; it never starts with no-, avoid- or use-', {
  unlike: /^(no|avoid|use)-/,
});
