import { date, field, list, number, optional, own, quantity, type Read, record, text, word } from './field.js';
import type { REFERENCE } from './reference.js';

/** One of the `sources` of the entry around, or a page of its own: a pack that replaces prices has a page for them. */
const page = own<Read<typeof REFERENCE>>('source or page');

const TIER = record('price above an amount', {
  above: field(number, 'In what is counted, a month.'),
  usd: field(number, 'US dollars for what is above it.'),
});

const ITEM = record('price of one thing', {
  what: field(text, 'What is paid for, such as requests.'),
  usd: field(number, 'US dollars.'),
  counts: field(
    word(
      ['records', 'bytes', 'kept', 'hours', 'unit-hours'],
      [
        'Records of a month.',
        'Bytes of a month.',
        'Bytes kept, for a month.',
        'The hours of a month.',
        'The hours of a month, for each unit that the load needs.',
      ],
    ),
    'What is counted.',
  ),
  per: field(own<number>('price unit'), 'For how many of it: a number, or a size where bytes are counted.'),
  times: field(number, 'How often each record counts, whoever reads it.', { otherwise: 1 }),
  timesEachReader: field(number, 'How often it counts beside that for each consuming service.', { otherwise: 0 }),
  step: optional(quantity('size'), 'Each one that a record starts counts as a whole one.'),
  atLeast: optional(quantity('size'), 'A smaller record counts as this.'),
  batch: optional(number, 'How many records one call can hold, which counts by the size of all of them.'),
  after: optional(quantity('duration'), 'Counts only for what is kept longer than this.'),
  upTo: optional(quantity('duration'), 'Of what is kept, counts until this.'),
  beyond: field(list(TIER), 'What is beyond an amount costs otherwise; the least amount first.', { otherwise: [] }),
  source: optional(page, 'Where it is another one than that of the price.'),
  asOf: optional(date, 'The date of that source.'),
});

/** A list price: on demand, without a free tier, in one region. */
export const PRICE = record('price', {
  region: field(text, 'Where it holds.'),
  source: field(page, 'One of the sources of this entry, or a page: its title and url.'),
  asOf: field(date, 'The day, month or year that the source bears.'),
  assumes: optional(text, 'What is taken for granted of the use, and what comes on top.'),
  keeps: field(quantity('duration'), 'How long records are kept where nobody states it.', { otherwise: 0 }),
  items: field(list(ITEM, 'expected at least one thing that is paid for'), 'What is paid for.'),
});
