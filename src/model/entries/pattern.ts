import { STYLES } from '../style.js';
import { MADE } from './broker.js';
import {
  condition,
  date,
  field,
  flag,
  known,
  list,
  mapOf,
  number,
  optional,
  record,
  shortText,
  text,
  texts,
  word,
} from './field.js';

const PAGE = record('page', {
  title: field(text, 'Title.'),
  url: field(text, 'Address.'),
  read: optional(date, 'When it was read.'),
});

/** Where a pattern is made of brokers and competes with single ones. */
export const COMPOSITION = record('composition', {
  parts: field(list(known('brokers')), 'Ids of brokers, the one in front first.'),
  family: field(text, 'What it can stand in for.'),
  ...MADE,
  checked: field(date, 'The day on which its facts were looked at as a whole.', { otherwise: '' }),
});

export const PATTERN = record('pattern', {
  id: field(text, 'Its id.'),
  name: field(text, 'Its name in full.'),
  short: optional(shortText, 'What it is, in a line of at most 60 characters, for screens, lists and tables.'),
  what: field(text, 'What it is, in a sentence or two.'),
  styles: field(list(word(STYLES)), 'The styles it belongs to.'),
  when: optional(condition('needs'), 'The needs it is for.'),
  rank: field(number, 'Lower is looked at first.'),
  gives: field(texts, 'What it gives.', { otherwise: [] }),
  costs: field(texts, 'What it costs.', { otherwise: [] }),
  diagram: field(text, 'A Mermaid flowchart.'),
  sources: field(list(PAGE), 'Pages about it.'),
  composition: optional(COMPOSITION, 'Where it is made of brokers and competes with single ones.'),
  implies: optional(mapOf(flag, 'flags'), 'Facts of `uses` that following it brings with it.'),
  comparison: optional(text, 'Why it is kept although no flow has it as its best choice.'),
});
