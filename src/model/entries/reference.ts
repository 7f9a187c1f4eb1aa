import { date, field, own, type Read, record, text, textThat } from './field.js';

export const REFERENCE = record('reference', {
  title: field(text, 'Title of the page.'),
  url: field(textThat('expected the address of a page', { like: /^https?:\/\// }), 'Its address.'),
});

/** Where a fact can be read: one of the `sources` of the entry that holds it. */
export const source = own<Read<typeof REFERENCE>>('source');
export const asOf = field(date, 'The day, month or year that the source bears.', { inherits: true });
