import { firstOf } from '../kinds/paths.js';
import { holds } from '../kinds/tests.js';
import { pushTo } from '../lists.js';
import type { NotRead, Resource } from '../resource.js';
import { textOf } from '../value.js';
import type { Channels } from './channels.js';
import type { Known, ResourceSet } from './resource-set.js';

type Settings = Map<Resource, Known[]>;

/** The resources that say something of another one, by that one. */
export function settingsOf(set: ResourceSet, channels: Channels, notRead: (what: NotRead) => void): Settings {
  const settings: Settings = new Map();
  const matching: Settings = new Map();
  for (const known of set.known) {
    const { resource, kind } = known;
    if (kind.is !== 'settings' || kind.off.some(({ when }) => holds(when, resource, set.follow) === true)) continue;
    for (const { value } of firstOf(resource, kind.channel, set.follow)) {
      const target = value.kind === 'reference' ? set.follow(value, resource) : undefined;
      if (target !== undefined) pushTo(settings, target, known);
    }
    for (const target of matched(known, set, channels, notRead)) pushTo(matching, target, known);
  }
  for (const [target, [first, ...others]] of matching)
    if (others.length === 0) pushTo(settings, target, first);
    else {
      const reason = `${others.length + 1} of these are about it, and one alone counts`;
      notRead({ place: first.resource.place, what: `what is set for ${target.id}`, reason });
    }
  return settings;
}

function matched(
  { resource, kind }: Known,
  set: ResourceSet,
  channels: Channels,
  notRead: (what: NotRead) => void,
): Resource[] {
  const [found] = firstOf(resource, kind.matches, set.follow);
  if (found === undefined) return [];
  const fits = plainPattern(textOf(found.value) ?? '');
  if (fits === undefined) {
    const reason = 'a pattern that is more than the start or the whole of a name is not evaluated';
    notRead({ place: found.value.place, what: resource.id, reason });
    return [];
  }
  return channels.all.flatMap(({ known, name }) => (known !== undefined && fits(name.text) ? [known.resource] : []));
}

/**
 * What a regular expression says of names, where that is plain: `^orders\\.`, `.*`, `^orders$`. Others are not run, since
 * one from a file may take for ever.
 */
function plainPattern(pattern: string): ((name: string) => boolean) | undefined {
  const found = /^(\^?)((?:[\w\- ]|\\[.$^*+?()[\]{}|\\-])*)(\.\*\$?|\$?)$/.exec(pattern);
  if (found === null) return undefined;
  const [, start, escaped, end] = found;
  const text = escaped.replace(/\\(.)/g, '$1');
  if (start === '') return end === '$' ? (name) => name.endsWith(text) : (name) => name.includes(text);
  return end === '$' ? (name) => name === text : (name) => name.startsWith(text);
}
