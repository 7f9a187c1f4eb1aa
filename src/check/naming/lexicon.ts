import type { NameLexicon } from '../../model/knowledge.js';

/** The words of names, ready to be looked up. */
export interface Lexicon {
  readonly has: (list: keyof NameLexicon['lists'], word: string) => boolean;
  /** Whether a verb orders something when this is all that follows it. */
  readonly orders: (verb: string, object: string) => boolean;
  readonly isVerb: (word: string) => boolean;
  readonly isParticiple: (word: string) => boolean;
  readonly isState: (word: string) => boolean;
  readonly participleOf: (verb: string) => string;
  /** Of the verbs that can order something only. */
  readonly verbOf: (participle: string) => string | undefined;
  readonly hasPhrase: (words: readonly string[]) => boolean;
}

export function lexiconOf(words: NameLexicon): Lexicon {
  const { order, fact, lists } = words;
  const sets = new Map(Object.entries(lists).map(([name, list]) => [name, new Set(list)]));
  const objects = new Map(Object.entries(order.objects).map(([verb, list]) => [verb, new Set(list.map(singular))]));
  const verbs = new Set(order.verbs);
  const except = new Set(fact.except);
  const irregular = new Map(Object.entries(fact.participles));
  const participles = new Set([...irregular.values()].flat());
  const forms = (verb: string) => irregular.get(verb) ?? [regularParticiple(verb)];
  const verbOf = new Map([...verbs, ...objects.keys()].flatMap((verb) => forms(verb).map((form) => [form, verb])));
  // Without phrases the pattern finds nothing.
  const phrases = new RegExp(`\\b(?:${lists.phrases.join('|') || '(?!)'})\\b`);
  return {
    has: (list, word) => sets.get(list)?.has(word) === true,
    orders: (verb, object) => objects.get(verb)?.has(singular(object)) === true,
    isVerb: (word) => verbs.has(word),
    isParticiple: (word) => participles.has(word) || looksRegular(word),
    isState: (word) => except.has(word),
    participleOf: (verb) => forms(verb)[0],
    verbOf: (participle) => verbOf.get(participle),
    hasPhrase: (own) => phrases.test(own.join(' ')),
  };
}

/** rules/name-lexicon.yaml says why -eed, -oed, un- and short words are left to its lists. */
const looksRegular = (word: string) =>
  /[^eo]ed$/.test(word) && word.length >= 5 && !word.startsWith('un') && /^[a-z]+$/.test(word) && hasVowel(word);

const hasVowel = (word: string) => /[aeiouy]/.test(word.slice(0, -'ed'.length));

const regularParticiple = (verb: string) =>
  verb.endsWith('e') ? `${verb}d` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;

/** Enough to compare a word with a word that is known. */
const singular = (word: string) => word.replace(/s$/, '');
