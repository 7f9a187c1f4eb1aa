import fc from 'fast-check';
import type { Choices, Line, Screen, Status } from '../../src/terminal/screen.js';
import { wrapLines } from '../../src/text/wrap.js';

const words = [
  'a',
  'queue',
  'or',
  'orders',
  'confirmation-of-receipt',
  '注文',
  '在庫を減らす',
  '🙂',
  '👍🏽',
  'cafe\u0301',
  '한국어',
];

/** Text in several scripts, as names and labels may hold it. */
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 }).map((some) => some.join(' '));
const texts = fc.array(text, { maxLength: 4 });

const item = fc.record({ label: text, detail: fc.option(text, { nil: undefined }), alone: fc.boolean() });

const choices: fc.Arbitrary<Choices> = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 14 }),
    several: fc.constantFrom('', 'All of these.'),
    list: fc.boolean(),
  })
  .map((body) => ({ kind: 'choices', ...body, at: 0, marked: [] }));

const line: fc.Arbitrary<Line> = fc
  .record({ initial: fc.oneof(fc.constant(''), text), empty: text, free: fc.boolean(), words: texts })
  .map((body) => ({ kind: 'line', ...body, check: () => undefined }));

const status: fc.Arbitrary<Status> = text.map((sentence) => ({
  plain: [sentence],
  lines: (width, amount) => (amount === 'line' ? wrapLines(sentence, width).slice(0, 1) : wrapLines(sentence, width)),
}));

/** Any screen at all: the terminal knows nothing of what it asks about. */
export const anyScreen: fc.Arbitrary<Screen> = fc
  .record({
    head: fc.oneof(fc.constant(''), text),
    trail: fc.array(fc.record({ question: text, answer: text }), { maxLength: 12 }),
    title: text,
    notes: texts,
    help: texts,
    page: fc.option(texts, { nil: undefined }),
    body: fc.oneof(choices, line),
    status: fc.option(status, { nil: undefined }),
    canGoBack: fc.boolean(),
  })
  .map(({ page, ...screen }) => ({
    id: 'any',
    ...screen,
    ...(page === undefined ? {} : { page: ({ columns }) => page.flatMap((each) => wrapLines(each, columns - 1)) }),
  }));
