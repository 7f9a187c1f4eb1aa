import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';
import { runs } from '../random-runs.js';
import { agree } from './agree.js';

const word = fc.constantFrom(
  ...['a', 'b c', 'x-y', '5', '-1.5', '0x1f', '.inf', 'True', '~', "it's", 'a#b', 'a:b', '5k/s', '-x', '?x', '<<'],
  ...["''", '"b"', "'x''y'", '"q\\"\\n"', '"a\\u0041"', "': '", '.', '..', 'a, b', 'x]', '@x', '-', '2026-01-02'],
);
const key = fc.constantFrom(...['a', 'b', 'c', 'd', 'e f', '5', 'true', "'q'", '"r"', 'x.y', 'n/m', '<<']);
const bracketed = fc.letrec<{ value: string; list: string; map: string }>((tie) => ({
  list: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  map: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 3 })
    .map((pairs) => `{${pairs.map((p) => p.join(': ')).join(',')}}`),
  value: fc.oneof({ maxDepth: 2 }, word, tie('list'), tie('map')),
})).value;
const end = fc.constantFrom(
  ...[
    '\n',
    '\n',
    '\n',
    '\n',
    ' # c\n',
    '  \n',
    '\n\n',
    '\n  \n',
    '\n# c\n',
    '\n  # c\n',
    '\n    # c\n',
    '\n   # c\n\n',
  ],
);
const folded = fc
  .tuple(
    fc.constantFrom('>-', '>', '|', '|-', '>+'),
    fc.array(fc.constantFrom('one', 'a: b', '# no', 'x  ', '', ' more'), { minLength: 1, maxLength: 4 }),
  )
  .map(([head, lines]) => ({ head, lines }));

/** A block of lines; how deep it is indented is settled when it is printed. */
type Block = (indent: number) => string;
const inline = fc.tuple(bracketed, end).map(
  ([value, eol]): Block =>
    () =>
      ` ${value}${eol}`,
);
const texts = folded.map(
  ({ head, lines }): Block =>
    (indent) =>
      ` ${head}\n${lines.map((line) => (line ? `${' '.repeat(indent + 2)}${line}` : '')).join('\n')}\n`,
);
const block = fc.letrec<{ value: Block; map: Block; list: Block }>((tie) => ({
  map: fc.array(fc.tuple(key, tie('value')), { minLength: 1, maxLength: 3 }).map(
    (pairs): Block =>
      (indent) =>
        pairs.map(([name, value]) => `${' '.repeat(indent)}${name}:${value(indent)}`).join(''),
  ),
  list: fc.array(fc.oneof(inline, texts, tie('map')), { minLength: 1, maxLength: 3 }).map(
    (items): Block =>
      (indent) =>
        items.map((item) => `${' '.repeat(indent)}- ${item(indent + 2).trimStart()}`).join(''),
  ),
  value: fc.oneof(
    { maxDepth: 3 },
    inline,
    texts,
    end.map(
      (eol): Block =>
        () =>
          eol,
    ),
    fc.tuple(end, tie('map'), fc.constantFrom(1, 2, 2, 4)).map(
      ([eol, map, step]): Block =>
        (indent) =>
          eol + map(indent + step),
    ),
    fc.tuple(end, tie('list'), fc.constantFrom(0, 2, 2)).map(
      ([eol, list, step]): Block =>
        (indent) =>
          eol + list(indent + step),
    ),
  ),
})).map;

const MARKS = [
  '\n',
  ' ',
  '  ',
  '#',
  ':',
  '-',
  ',',
  '[',
  ']',
  '{',
  '}',
  "'",
  '"',
  '\\',
  'a',
  '1',
  '~',
  ': ',
  ' #',
  '\n  ',
  '- ',
];
const RARE = [
  '>',
  '|',
  '>-',
  '\t',
  '\r\n',
  '\r',
  '&',
  '*',
  '!',
  '?',
  '%',
  '@',
  '---',
  '...',
  '<<',
  '\n\n',
  '\n  # c\n',
  '\n # c\n',
];
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  take: fc.nat(3),
  put: fc.constantFrom('', '', ...MARKS, ...RARE),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

function edited(text: string, changes: readonly { at: number; take: number; put: string }[]): string {
  return changes.reduce((result, { at, take, put }) => {
    const start = Math.floor(at * result.length);
    return result.slice(0, start) + put + result.slice(start + take);
  }, text);
}

/** Pieces of the examples, each as a file of its own. */
const samples = readdirSync(join(ROOT, 'examples')).flatMap((name) => {
  const lines = readFileSync(join(ROOT, 'examples', name, 'system.yaml'), 'utf8').split('\n');
  return Array.from({ length: Math.ceil(lines.length / 10) }, (_, piece) => {
    const part = lines.slice(10 * piece, 10 * piece + 10);
    const least = Math.min(...part.filter((line) => line.trim()).map((line) => line.search(/\S/)));
    return `${part.map((line) => line.slice(least)).join('\n')}\n`;
  });
});

describe('the fast reader reads as the package does, or not at all', () => {
  it('on generated files', () => {
    let taken = 0;
    const property = fc.property(block, fc.boolean(), (make, windows) => {
      const text = make(0);
      if (agree(windows ? text.replaceAll('\n', '\r\n') : text)) taken++;
    });
    fc.assert(property, { numRuns: runs(1500) });
    expect(taken).toBeGreaterThan(runs(1500) / 15);
  });

  it('on generated files with slips', () => {
    fc.assert(
      fc.property(block, edits, (make, changes) => void agree(edited(make(0), changes))),
      { numRuns: runs(1500) },
    );
  });

  it('on pieces of the examples with slips', () => {
    let taken = 0;
    const property = fc.property(fc.constantFrom(...samples), edits, (text, changes) => {
      if (agree(edited(text, changes))) taken++;
    });
    fc.assert(property, { numRuns: runs(1500) });
    expect(taken).toBeGreaterThan(runs(1500) / 15);
  });
});
