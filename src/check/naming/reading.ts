import type { Lexicon } from './lexicon.js';
import { wordsOf, writtenLike } from './words-of.js';

/** The two kinds of names that say something. */
export type Kind = 'order' | 'fact';

/** What a name says by itself. */
export interface Reading {
  /** The word that says so. */
  readonly word: string;
  /** The same thing named as the other kind, where that is safe to say. */
  readonly better?: string;
}

/** How a name reads as an order, or as a fact; undefined where it can be read in another way as well. */
export function readName(name: string, kind: Kind, lexicon: Lexicon): Reading | undefined {
  const all = wordsOf(name);
  const words = all.filter((word) => !lexicon.has('auxiliaries', word));
  while (words.length > 2 && lexicon.has('suffixes', words[words.length - 1])) words.pop();
  if (words.length < 2) return undefined;
  const found = kind === 'order' ? readOrder(words, lexicon) : readFact(words, lexicon);
  if (found === undefined || lexicon.hasPhrase(words)) return undefined;
  // With small words in it, or with words set aside, turning a name round would not give English.
  const plain = all.length === words.length && !words.some((word) => lexicon.has('small', word));
  const better = plain && found.turned !== undefined ? writtenLike(name, words, found.turned) : undefined;
  return { word: found.word, ...(better !== undefined && { better }) };
}

interface Found {
  readonly word: string;
  readonly turned?: readonly string[];
}

/** A verb in front, and nothing behind that makes it the name of a thing or of an outcome. */
function readOrder(words: readonly string[], lexicon: Lexicon): Found | undefined {
  const [verb, object, ...rest] = words;
  const speaks = lexicon.isVerb(verb) || (rest.length === 0 && lexicon.orders(verb, object));
  if (!speaks || lexicon.has('small', object) || lexicon.has('things', words[words.length - 1])) return undefined;
  // Right after the verb a participle is an adjective (remove-expired-sessions); further on, it may be the outcome.
  if ((rest.length > 0 ? rest : [object]).some(lexicon.isParticiple)) return undefined;
  return { word: verb, turned: [object, ...rest, lexicon.participleOf(verb)] };
}

/** A participle at the end, of the thing in front of it, and no verb that could take the two as its object. */
function readFact(words: readonly string[], lexicon: Lexicon): Found | undefined {
  // Signed up, logged in.
  const end = words.length - (words.length > 2 && lexicon.has('small', words[words.length - 1]) ? 2 : 1);
  const [first, before, last] = [words[0], words[end - 1], words[end]];
  if (!lexicon.isParticiple(last) || lexicon.isState(last)) return undefined;
  // Several things and a participle are a sort of them: jobs-failed.
  if (lexicon.has('small', before) || lexicon.has('small', first) || isPlural(before)) return undefined;
  if (lexicon.isVerb(first) || lexicon.has('acts', first) || (end > 1 && lexicon.has('tells', first))) return undefined;
  const verb = lexicon.verbOf(last);
  const turned = verb === undefined ? undefined : [verb, ...words.slice(0, end)];
  return { word: words.slice(end).join(' '), turned };
}

/** Not address, status, analysis; nor sms. */
const isPlural = (word: string) => word.length > 3 && /[^sui]s$/.test(word);
