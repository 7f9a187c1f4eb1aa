import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';
import { NARROW, padded, truncate, widthOf } from '../../src/text/width.js';
import { wrapLines } from '../../src/text/wrap.js';

const text = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...'ab ') },
    fc.constantFrom('漢', '字', 'ｱ', '🙂', '👍🏽', '🇪🇸', '❤️', 'e\u0301', '한'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
});
const width = fc.integer({ min: 2, max: 60 });

describe('the width of a text', () => {
  it.each([
    ['abc', 3],
    ['漢字', 4],
    ['한국어', 6],
    ['한국어'.normalize('NFD'), 6],
    ['ｱｲｳ', 3],
    ['🙂', 2],
    ['👍🏽', 2],
    ['🇪🇸', 2],
    ['❤️', 2],
    ['✌🏽', 2],
    ['1️⃣', 2],
    ['e\u0301', 1],
    ['→ · … █░▏ ❯◉○✓', 14],
    ['\u001b[36mabc\u001b[39m', 3],
    ['', 0],
  ])('%j is %i columns', (of, columns) => expect(widthOf(of)).toBe(columns));

  it('is one where no package is asked', () => {
    const narrow = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter((one) =>
      NARROW.test(one),
    );
    expect(narrow.length).toBeGreaterThan(1000);
    expect(
      narrow.filter((one) => eastAsianWidth(one.charCodeAt(0)) !== 1 || /[\p{M}\p{Emoji_Presentation}]/u.test(one)),
    ).toEqual([]);
  });

  it('is never less than @inquirer/core counts, which breaks lines that it finds too long', () => {
    const grapheme = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    // Except for hands and people in text style, which terminals show in one column.
    const bare = /^\p{Emoji_Modifier_Base}$/u;
    fc.assert(
      fc.property(
        fc.array(
          grapheme.filter((one) => !bare.test(one)),
          { maxLength: 20 },
        ),
        (some) => {
          expect(widthOf(some.join(''))).toBeGreaterThanOrEqual(stringWidth(some.join('').normalize()));
        },
      ),
    );
  });

  it('is filled up with spaces', () => {
    expect(padded('漢字', 6)).toBe('漢字  ');
    expect(padded('漢字', 3)).toBe('漢字');
  });
});

describe('a truncated text', () => {
  it.each([
    ['a long name', 8, 'a long…'],
    ['漢字漢字', 8, '漢字漢字'],
    ['漢字漢字', 7, '漢字漢…'],
    ['漢字漢字', 6, '漢字…'],
    ['ab👍🏽cd', 5, 'ab👍🏽…'],
    ['ab👍🏽cd', 4, 'ab…'],
    ['cafe\u0301s and bars', 6, 'cafe\u0301s…'],
  ])('%j in %i columns is %j', (of, columns, kept) => expect(truncate(of, columns, '…')).toBe(kept));

  it('is never wider than it may be', () => {
    fc.assert(
      fc.property(text, width, (of, columns) => {
        expect(widthOf(truncate(of, columns, '…'))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('a wrapped text', () => {
  it.each([
    ['ab cd', 2, ['ab', 'cd']],
    ['abcde f', 3, ['abc', 'de', 'f']],
    ['one two  three', 8, ['one two ', 'three']],
    ['注文 を 送る', 6, ['注文', 'を', '送る']],
    ['注文 を 送る', 7, ['注文 を', '送る']],
    ['注文を送る', 5, ['注文', 'を送', 'る']],
    ['🙂🙂 🙂', 5, ['🙂🙂', '🙂']],
    ['👍🏽👍🏽', 3, ['👍🏽', '👍🏽']],
    ['cafe\u0301 bar', 8, ['cafe\u0301 bar']],
    ['', 5, ['']],
  ])('%j in %i columns is %j', (of, columns, lines) => expect(wrapLines(of, columns)).toEqual(lines));

  it('has no line that is too wide, and loses nothing but the spaces at which it was broken', () => {
    fc.assert(
      fc.property(text, width, (of, columns) => {
        const lines = wrapLines(of, columns);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replace(/ /g, '')).toBe(of.replace(/ /g, ''));
      }),
    );
  });

  it('keeps a path or a URL whole, if it is told to, and breaks between ideographs all the same', () => {
    const url = 'https://kafka.apache.org/documentation/#design';
    expect(wrapLines(`see ${url} there`, 20, 'keep')).toEqual(['see', url, 'there']);
    expect(wrapLines('注文を送ると在庫が減る', 8, 'keep')).toEqual(['注文を送', 'ると在庫', 'が減る']);
    expect(wrapLines('注文orders-placed注文', 8, 'keep')).toEqual(['注文', 'orders-placed', '注文']);
  });

  it('is not normalised, so that a path stays the one it was', () => {
    expect(wrapLines('cafe\u0301/caf\u00e9', 80)).toEqual(['cafe\u0301/caf\u00e9']);
  });
});
