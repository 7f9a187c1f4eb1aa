import type { Kind } from '../../model/entries/field.js';
import { COMMENTS, IMPORT_KIND, type ImportKind, PATH, PATHS, TESTS } from '../../model/entries/import.js';

type Names = ImportKind['names'];

/** A kind that is another form of one: all that is said of that one, with the properties as they are called here. */
export function likened(kind: ImportKind, model: ImportKind): ImportKind {
  const named = renamed(model, IMPORT_KIND, kind.names) as ImportKind;
  const own = Object.entries(kind).filter(([, value]) => !isEmpty(value));
  return {
    ...named,
    ...Object.fromEntries(own),
    facts: [...kind.facts, ...named.facts],
    needs: [...kind.needs, ...named.needs],
    off: [...kind.off, ...named.off],
    comments: { ...named.comments, ...kind.comments },
  };
}

const isEmpty = (value: unknown) =>
  value === undefined || value === false || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);

/** What stands in a field of a kind, with its paths as they are called here; the description says which are paths. */
function renamed(value: unknown, of: Kind, names: Names): unknown {
  if (value === undefined) return value;
  if (of === PATH) return pathNamed(String(value), names);
  if (of === PATHS) return (value as readonly string[]).map((path) => pathNamed(path, names));
  if (of === TESTS || of === COMMENTS)
    return Object.fromEntries(
      Object.entries(value as object).map(([path, inner]) => [pathNamed(path, names), textNamed(inner, path, names)]),
    );
  if (of.kind === 'list') return (value as readonly unknown[]).map((item) => renamed(item, of.of, names));
  if (of.kind !== 'record') return value;
  const entries = Object.entries(value as object).map(([key, inner]) => [
    key,
    Object.hasOwn(of.fields, key) ? renamed(inner, of.fields[key].of, names) : inner,
  ]);
  return Object.fromEntries(entries);
}

/** A comment that names the property names it as it is called here. */
const textNamed = (inner: unknown, path: string, names: Names) =>
  typeof inner === 'string' ? inner.replaceAll(`(${path})`, `(${pathNamed(path, names)})`) : inner;

const pathNamed = (path: string, names: Names): string =>
  path
    .split('.')
    .map((step) => names[step] ?? spelled(step))
    .join('.');

/** `FifoQueue` as `fifo_queue`; what is no such name stays. */
const spelled = (step: string): string =>
  /^[A-Z][A-Za-z0-9]*$/.test(step)
    ? step
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
        .toLowerCase()
    : step;
