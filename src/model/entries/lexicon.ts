import { field, mapOf, own, record, texts } from './field.js';

const value = field(
  own<string>('value of the parent'),
  'The value of the parent criterion that such a name belongs to.',
);
/** By verb, one form or several. */
const forms = mapOf(own<readonly string[]>('forms'));
const words = (means: string) => field(texts, means, { otherwise: [] });

/** rules/name-lexicon.yaml says what each list is for. */
export const NAME_LEXICON = record('name lexicon', {
  order: field(
    record('order', {
      value,
      verbs: words('Verbs that order something when they start a name.'),
      objects: field(forms, 'Verb → objects with which it orders something.'),
    }),
  ),
  fact: field(
    record('fact', {
      value,
      participles: field(forms, 'Verb → participles that end a name.'),
      except: words('Names that end so and tell no fact.'),
    }),
  ),
  homographs: words('Nouns and verbs alike, which never speak alone.'),
  acts: words('First words that may take what happened as their object.'),
  tells: words('Nouns that may also pass a fact on.'),
  things: words('Last words that make it the name of a thing or a measure.'),
  suffixes: words('Last words that say what carries the record.'),
  auxiliaries: words('Words that are set aside.'),
  small: words('Small words that change what they stand beside.'),
  phrases: words('Words that belong together and are neither an order nor a report.'),
});
