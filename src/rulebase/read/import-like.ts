import type { ImportKind } from '../../model/entries/import.js';

/** A kind that is another form of one: all that is said of that one, with the properties as they are called here. */
export function likened(kind: ImportKind, model: ImportKind): ImportKind {
  const named = { ...model, ...renamed(fields(model), kind.names) };
  const own = Object.entries(kind).filter(([, value]) => !isEmpty(value));
  return {
    ...named,
    ...Object.fromEntries(own),
    facts: [...kind.facts, ...named.facts],
    needs: [...kind.needs, ...named.needs],
    off: [...kind.off, ...named.off],
    comments: { ...named.comments, ...kind.comments },
  } as ImportKind;
}

const isEmpty = (value: unknown) =>
  value === undefined || value === false || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);

/** Of these fields, what is or holds paths. */
function fields({
  name,
  broker,
  facts,
  needs,
  deadLetter,
  off,
  channel,
  service,
  hop,
  sender,
  selector,
  ...rest
}: ImportKind) {
  const { identity, action, comments, starts } = rest;
  return {
    name,
    broker,
    facts,
    needs,
    deadLetter,
    off,
    channel,
    service,
    hop,
    sender,
    selector,
    identity,
    action,
    comments,
    starts,
  };
}

/** Where a text is a path: directly, in a list, or as the key of a test or comment. */
const PATHS: ReadonlySet<string> = new Set([
  'name',
  'deadLetter',
  'channel',
  'service',
  'sender',
  'selector',
  'identity',
  'action',
  'from',
  'times',
]);
const KEYED: ReadonlySet<string> = new Set(['when', 'hop', 'starts', 'comments']);

function renamed(value: unknown, names: ImportKind['names'], field = ''): Partial<ImportKind> {
  return rename(value, names, field) as Partial<ImportKind>;
}

function rename(value: unknown, names: ImportKind['names'], field: string): unknown {
  if (typeof value === 'string') return PATHS.has(field) ? pathNamed(value, names) : value;
  if (Array.isArray(value)) return value.map((item) => rename(item, names, field));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (!KEYED.has(field)) return Object.fromEntries(entries.map(([key, inner]) => [key, rename(inner, names, key)]));
  return Object.fromEntries(
    entries.map(([path, inner]) => [
      pathNamed(path, names),
      typeof inner === 'string' ? textNamed(inner, path, names) : inner,
    ]),
  );
}

/** A comment that names the property names it as it is called here. */
const textNamed = (text: string, path: string, names: ImportKind['names']) =>
  text.replaceAll(`(${path})`, `(${pathNamed(path, names)})`);

const pathNamed = (path: string, names: ImportKind['names']): string =>
  path.startsWith('[')
    ? path
    : path
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
