import type { RuleBase } from '../model/knowledge.js';
import { LISTED_KINDS, type ListedKind } from '../model/pages/listed.js';
import type { Page } from '../model/pages/page.js';
import { oneLine } from '../text/phrases.js';
import { explainable } from './explainable.js';
import { listingOf } from './listing.js';

/** So many of a kind are named of what a word finds. */
const MOST = 12;

const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '-');

/** The id that is meant by what was typed: as it is, in any case, an alias, or a name in full. */
export function idFor(base: RuleBase, called: string): string | undefined {
  const ids = explainable(base);
  if (ids.includes(called)) return called;
  const wanted = plain(called);
  const { carriers, patterns, platforms } = base.catalogue;
  const named = [...carriers, ...patterns, ...platforms].find(({ name }) => plain(name) === wanted);
  const aliased = base.brokers.find(({ aliases }) => aliases.some((alias) => plain(alias) === wanted));
  return ids.find((id) => plain(id) === wanted) ?? aliased?.id ?? named?.id;
}

/** What a word of the field stands for: a family of brokers, the one id that has it, or all that it is found in. */
export function foundFor(base: RuleBase, called: string): Page | string | undefined {
  const word = plain(called);
  return familyPage(base, word) ?? wordPage(base, word);
}

function familyPage({ catalogue }: RuleBase, family: string): Page | undefined {
  const members = catalogue.carriers.filter((each) => each.family === family && each.kind !== 'composition');
  if (members.length === 0) return undefined;
  const lines = members.map(({ id, short, what }) => `${id}: ${oneLine(short, what)}`);
  return {
    driven: 1,
    id: family,
    kind: 'family',
    title: `${members.length} brokers that can stand in for each other`,
    what: 'Explain one of them for what it can do, or two of them against each other.',
    parts: [{ title: 'Brokers', lines }],
    sources: [],
  };
}

const TITLES: { readonly [kind in ListedKind]: string } = {
  criteria: 'Criteria',
  setup: 'Setup facts',
  brokers: 'Brokers',
  platforms: 'Platforms',
  patterns: 'Patterns',
  rules: 'Rules',
  pitfalls: 'Pitfalls',
  styles: 'Styles',
};

/** Everything whose id, name or line has the word; where that is one, its id. */
function wordPage(base: RuleBase, word: string): Page | string | undefined {
  const whole = new RegExp(`(?<![\\p{L}\\d])${word.split('-').map(escaped).join('[\\s_-]')}s?(?![\\p{L}\\d])`, 'iu');
  const texts = textsOf(base);
  const listing = listingOf(base);
  const ids: string[] = [];
  const parts = LISTED_KINDS.flatMap((kind) => {
    const all = (listing[kind] ?? []).filter(({ id, short }) =>
      whole.test(`${id} ${short} ${texts.get(`${kind} ${id}`) ?? ''}`),
    );
    if (all.length === 0) return [];
    ids.push(...all.map(({ id }) => id));
    // What bears the word in its id comes first.
    const found = [...all.filter(({ id }) => whole.test(id)), ...all.filter(({ id }) => !whole.test(id))];
    const more = found.length > MOST ? [`and ${found.length - MOST} more: driven list ${kind}`] : [];
    return [
      { title: TITLES[kind], lines: [...found.slice(0, MOST).map(({ id, short }) => `${id}: ${short}`), ...more] },
    ];
  });
  if (ids.length < 2) return ids[0];
  return {
    driven: 1,
    id: word,
    kind: 'word',
    title: 'what has this word in its id, its name or its line',
    what: 'Explain one of these by its id.',
    parts,
    sources: [],
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What else people call a thing, by its kind and id: its name in full, its kind, its aliases, how it is told. */
function textsOf({ catalogue, setup }: RuleBase): ReadonlyMap<string, string> {
  return new Map([
    ...catalogue.patterns.map(({ id, name }) => [`patterns ${id}`, name] as const),
    ...catalogue.carriers.map(({ id, name, kind, family, aliases }) => {
      return [`brokers ${id}`, [name, kind, family, ...aliases].join(' ')] as const;
    }),
    ...setup.map(({ name, help }) => [`setup ${name}`, help] as const),
  ]);
}

/** What there is to explain, kind by kind. */
export function overviewPage(base: RuleBase): Page {
  const listing = listingOf(base);
  const parts = LISTED_KINDS.map((kind) => {
    const ids = (listing[kind] ?? []).map(({ id }) => id);
    return { title: `${TITLES[kind]} (${ids.length})`, lines: [ids.join(', ')] };
  });
  const findings = {
    title: `Findings of check (${base.checks.length})`,
    lines: [base.checks.map(({ id }) => id).join(', ')],
  };
  return {
    driven: 1,
    id: 'explain',
    kind: 'overview',
    title: 'what can be explained, by its id, its name or a word of the field',
    what: '`driven explain ID` has what it is, why, and its sources; `driven list KIND` has each with a line.',
    parts: [...parts, findings],
    sources: [],
  };
}
