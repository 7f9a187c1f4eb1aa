import type { RuleBase } from '../model/knowledge.js';
import { LISTED_KINDS, type ListedId, type ListedKind, type Listing } from '../model/pages/listed.js';
import { oneLine } from '../text/phrases.js';

const line = (id: string, short: string | undefined, text: string): ListedId => ({ id, short: oneLine(short, text) });

const LISTS: { readonly [kind in ListedKind]: (base: RuleBase) => readonly ListedId[] } = {
  criteria: ({ criteria }) => criteria.map(({ name, question }) => ({ id: name, short: question })),
  setup: ({ setup }) => setup.map(({ name, question }) => ({ id: name, short: question })),
  brokers: ({ catalogue }) =>
    catalogue.carriers
      .filter(({ kind }) => kind !== 'composition')
      .map(({ id, short, what }) => line(id, short, what))
      .sort(byId),
  platforms: ({ catalogue }) => catalogue.platforms.map(({ id, name }) => ({ id, short: name })),
  patterns: ({ catalogue }) => catalogue.patterns.map(({ id, short, what }) => line(id, short, what)).sort(byId),
  rules: ({ rules }) => rules.map(({ id, short, because }) => line(id, short, because)),
  pitfalls: ({ pitfalls }) => pitfalls.map(({ id, short, what }) => line(id, short, what)),
  styles: ({ styles }) => styles.map(({ id, short, what }) => line(id, short, what)),
};

function byId(a: ListedId, b: ListedId): number {
  return a.id < b.id ? -1 : 1;
}

/** The ids of one kind, or of all, each with a line. */
export function listingOf(base: RuleBase, kind?: ListedKind): Listing {
  const kinds = kind === undefined ? LISTED_KINDS : [kind];
  return Object.fromEntries(kinds.map((each) => [each, LISTS[each](base)]));
}
