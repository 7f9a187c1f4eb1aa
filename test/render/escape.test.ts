import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, destination, inline, name, prose, shellWord, truncate } from '../../src/render/markdown/escape.js';
import { sentence } from '../../src/render/markdown/phrases.js';
import { printable } from '../../src/text/escape.js';
import { runs } from '../random-runs.js';
import { hostileText } from './hostile.js';
import { all, ofType, parse, textOf } from './parse.js';

/** What a reader should see of a text. */
const seen = (text: string) => printable(text.replace(/\s+/g, ' ')).trim();
const WORDS = ['root', 'paragraph', 'text', 'inlineCode'];

/** The text alone, in a list item, in a heading, in bold, in a link and in a table cell: the node that holds it. */
const PLACES: Record<string, (text: string) => string> = {
  paragraph: (text) => text,
  'list item': (text) => `- ${text}`,
  heading: (text) => `## ${text}`,
  bold: (text) => `x **${text}.** y`,
  link: (text) => `[${text}](#x)`,
  cell: (text) => `| a | b |\n| --- | --- |\n| ${text} | c |`,
  quote: (text) => `> ${text}`,
};
const EXPECTED: Record<string, readonly string[]> = {
  'list item': ['list', 'listItem'],
  heading: ['heading'],
  bold: ['strong'],
  link: ['link'],
  cell: ['table', 'tableRow', 'tableCell'],
  quote: ['blockquote'],
};

describe.each([
  ['inline', inline],
  ['code', code],
])('%s', (_, escape) => {
  // Code as such is never put into a link.
  const places = Object.keys(PLACES).filter((place) => escape === inline || place !== 'link');
  it.each(places)('shows the text and nothing else in a %s', (place) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parse(PLACES[place](escape(text)));
        const allowed = [...WORDS, ...(EXPECTED[place] ?? [])];
        expect(all(tree).filter((node) => !allowed.includes(node.type))).toEqual([]);
        const shown = place === 'cell' ? textOf(ofType(tree, 'tableCell')[2]) : textOf(tree);
        expect(shown).toBe(place === 'bold' ? `x ${seen(text)}. y` : seen(text));
        if (place === 'cell') expect(ofType(tree, 'tableCell')).toHaveLength(4);
      }),
      { numRuns: runs(150) },
    );
  });
});

it.each(Object.keys(PLACES).filter((place) => place !== 'link'))(
  'prose is words and code, nothing else, in a %s',
  (place) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tree = parse(PLACES[place](prose(text)));
        const allowed = [...WORDS, ...(EXPECTED[place] ?? [])];
        expect(all(tree).filter((node) => !allowed.includes(node.type))).toEqual([]);
        if (place === 'cell') expect(ofType(tree, 'tableCell')).toHaveLength(4);
      }),
      { numRuns: runs(150) },
    );
  },
);

describe('readable source', () => {
  it.each([
    ['place-order', 'place-order'],
    ['snake_case, C#, 5 > 3', 'snake_case, C#, 5 \\> 3'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['ask @team or see #12', 'ask `@team` or see `#12`'],
    ['two\nlines', 'two lines'],
    ['a\u0007b', 'a\\\\u0007b'],
    ['AT&T &amp; co', 'AT\\&T \\&amp; co'],
  ])('%j', (text, expected) => expect(inline(text)).toBe(expected));

  it('keeps code in sentences', () => {
    expect(prose('Set `replay: history`, not *all*.')).toBe('Set `replay: history`, not \\*all\\*.');
    expect(prose('a`b``c`d')).toBe('a`b` `c`d');
    expect(prose('odd ` tick')).toBe('odd \\` tick');
  });

  it('ends sentences, and never makes a list of them', () => {
    expect(sentence('Done')).toBe('Done.');
    expect(sentence('Done (at last.)')).toBe('Done (at last.)');
    expect(sentence('42')).toBe('42\\.');
    expect(sentence(' ')).toBe('');
  });

  it('fences backticks and splits pipes in code', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`a')).toBe('`` `a ``');
    expect(code('a|b')).toBe('`a`\\|`b`');
    expect(code(' ')).toBe('(blank)');
  });

  it('never lets a name vanish', () => expect(name('\u00a0 ')).toBe('(blank)'));

  it('cuts by characters', () => {
    expect(truncate('🙂🙂🙂', 3)).toBe('🙂🙂🙂');
    expect(truncate('🙂🙂🙂🙂', 3)).toBe('🙂🙂…');
  });
});

it('links to web addresses only', () => {
  expect(destination('https://example.com/a b?x=1&copy;')).toBe('https://example.com/a%20b?x=1&amp;copy;');
  expect(destination('https://example.com/a_(b')).toBe('<https://example.com/a_(b>');
  expect(destination('javascript:alert(1)')).toBeUndefined();
  expect(destination('docs/x.md')).toBeUndefined();
  expect(destination('')).toBeUndefined();
});

it('quotes for the shell what the shell would read', () => {
  expect(shellWord('shop/system.yaml')).toBe('shop/system.yaml');
  expect(shellWord("it's $(here).yaml")).toBe("'it'\\''s $(here).yaml'");
  expect(shellWord('-o')).toBe('./-o');
});
