import type { Claim } from '../draft.js';
import { evidenceOf } from '../kinds/facts.js';
import { firstOf } from '../kinds/paths.js';
import type { Resource } from '../resource.js';
import { textOf, type Value } from '../value.js';
import type { Known, ResourceSet } from './resource-set.js';

/** A value as a text to compare by: what is not known stands in it by what it is called. */
export function written(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return textOf(value) ?? '';
    case 'joined':
      return value.parts.map(written).join('');
    case 'reference':
      return `\${${value.id}}`;
    case 'unread':
      return `\${${value.label}}`;
    default:
      return '';
  }
}

/** The last part of an ARN, a URL or a path: what people call the thing. */
export function lastSegment(text: string): string {
  // A variable's own name may hold either mark.
  let depth = 0;
  let end = text.length;
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text[at];
    if (character === '}') depth++;
    else if (character === '{' && depth > 0) depth--;
    else if (depth === 0 && (character === ':' || character === '/')) {
      if (at + 1 < end) return text.slice(at + 1, end);
      end = at;
    }
  }
  return text.slice(0, end) || text;
}

/** No service takes longer names; what is put together of variables may be of any length. */
const LONGEST = 300;

/** A text that can be a name: no file holds a NUL, or half of a character. */
export function nameText(text: string): string {
  const whole = text
    .replaceAll('\0', '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim();
  if (whole.length > LONGEST) return `${whole.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
  return whole === '' ? 'unnamed' : whole;
}

/** The same as one would say it: without `${}`. */
export const spoken = (text: string): string => text.replace(/\$\{([^}]*)\}/g, '$1');

/**
 * The name that something bears where it runs, in every deployment. One with a stage, an account or a parameter in it is
 * another one in each.
 */
export function literalName({ resource, kind }: Known, { follow }: ResourceSet): Claim | undefined {
  const [named] = firstOf(resource, kind.name, follow);
  const literal = named?.value.kind === 'scalar' && named.value.parameter === undefined;
  const text = literal ? textOf(named.value) : undefined;
  return text === undefined ? undefined : { text: nameText(text), evidence: evidenceOf(named.value) };
}

/** What a declared channel or service is called: so, or as its file calls it. */
export function declaredName(known: Known, set: ResourceSet): Claim {
  const { id, place } = known.resource;
  return literalName(known, set) ?? { text: nameText(id), evidence: { grade: 'literal', place } };
}

/** All texts by which others refer to it. */
export function textsFor({ resource, kind }: Known, { text }: Claim, { follow }: ResourceSet): ReadonlySet<string> {
  const [named] = firstOf(resource, kind.name, follow);
  return new Set([resource.id, text, ...(named ? [lastSegment(written(named.value))] : [])]);
}

/** Names of things of several files: what two files call alike and is not one is called by its file as well. */
export function distinctNames(named: readonly { readonly resource: Resource; readonly name: Claim }[]): Claim[] {
  const scopes = new Map<string, Set<string>>();
  for (const { resource, name } of named)
    scopes.set(name.text, (scopes.get(name.text) ?? new Set()).add(resource.scope));
  return named.map(({ resource, name }) => {
    const alike = [...(scopes.get(name.text) ?? [])];
    return alike.length < 2 ? name : { ...name, text: `${shortest(resource.scope, alike)}/${name.text}` };
  });
}

/** As much of a path, from its end, as tells it from others; without its ending. */
function shortest(path: string, all: readonly string[]): string {
  const parts = (each: string) => each.replace(/\.[a-z]+$/i, '').split(/[/\\]/);
  const own = parts(path);
  for (let from = own.length - 1; from > 0; from--) {
    // The folder alone, where it tells more than the file.
    const folder = own.slice(from - 1, -1).join('/');
    const isTold = (text: string, of: (each: string[]) => string) =>
      all.filter((each) => of(parts(each)) === text).length === 1;
    if (isTold(own.slice(from).join('/'), (each) => each.slice(each.length - own.length + from).join('/')))
      return own.slice(from).join('/');
    if (folder !== '' && isTold(folder, (each) => each.slice(from - 1 - own.length, -1).join('/'))) return folder;
  }
  return own.join('/');
}
