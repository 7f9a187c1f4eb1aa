import { STYLES } from '../style.js';
import { field, known, list, record, shortText, someSources, text, word } from './field.js';

/** What a style costs where it was the wrong one. */
export const IF_WRONG = record('cost of a wrong style', {
  style: field(word(STYLES)),
  short: field(shortText),
  text: field(text),
  sources: field(someSources),
});

/** A later change, and whether it is easy or hard to make. */
export const REVERSAL = record('reversal', {
  id: field(text),
  styles: field(list(word(STYLES)), 'The styles that it is about.', { otherwise: [] }),
  brokers: field(list(known('brokers')), 'The brokers that it is about.', { otherwise: [] }),
  effort: field(word(['easy', 'hard'])),
  short: field(shortText),
  text: field(text),
  sources: field(someSources),
});
