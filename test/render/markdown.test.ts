import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../src/render/markdown/appendix/confirmation.js';
import {
  type Block,
  bullets,
  heading,
  type Inline,
  item,
  link,
  numbered,
  paragraph,
  phrasing,
  quote,
  strong,
  table,
  text,
} from '../../src/render/markdown/nodes.js';
import { code, name, plain, prose, sentence, truncate, webAddress } from '../../src/render/markdown/outside-text.js';
import { print, root } from '../../src/render/markdown/print.js';
import { printable } from '../../src/text/escape.js';
import { runs } from '../random-runs.js';
import { hostileText } from './hostile.js';
import { expectTree } from './hostile-markdown.js';
import { type Node, parse, textOf } from './parse.js';

/** What a reader should see of a text. */
const seen = (from: string) =>
  printable(from.replace(/[\p{Surrogate}\p{Noncharacter_Code_Point}]/gu, '\ufffd').replace(/\s+/g, ' ')).trim();

/** A text alone and within what stands around it in a report. */
const PLACES: { readonly [place: string]: (inside: Inline, other: Inline) => Block } = {
  paragraph: (inside) => paragraph(inside),
  'start of a sentence': (inside) => paragraph(inside, '. Then more.'),
  'start of a sentence in a list': (inside, other) =>
    bullets([text`${inside}. Because`, item(text`${other}:`, bullets([inside]))]),
  'numbered list': (inside, other) => numbered([inside, other]),
  heading: (inside) => heading(2, inside),
  bold: (inside, other) => paragraph(strong('x ', inside, '.'), ' y ', strong(other)),
  'bold that touches': (inside, other) => paragraph(inside, strong(other), inside),
  link: (inside) => paragraph(text`see ${link('#x', inside)} there`),
  cell: (inside, other) =>
    table(
      ['a', 'b'],
      [
        [inside, strong(other)],
        [link('#x', inside), [other, inside]],
      ],
    ),
  quote: (inside) => quote([inside, strong(inside)]),
};

describe.each(Object.keys(PLACES))('in a %s', (place) => {
  it.each<[string, (from: string) => Inline]>([
    ['plain text', plain],
    ['code', code],
    ['prose', prose],
  ])('%s is text and code, nothing else', (_, read) => {
    fc.assert(
      fc.property(hostileText, hostileText, (first, second) => {
        const tree = root(PLACES[place](read(first), read(second)));
        expectTree(print(tree), tree);
      }),
      { numRuns: runs(150) },
    );
  });
});

it('loses no character of a text', () => {
  fc.assert(
    fc.property(hostileText, (from) => {
      for (const read of [plain, code]) expect(textOf(parse(print(root(paragraph(read(from))))))).toBe(seen(from));
    }),
  );
});

const shown = (inline: Inline) => print(root(paragraph(inline))).trimEnd();

describe('the source stays readable', () => {
  it.each([
    ['place-order', 'place-order'],
    ['snake_case, C#, 5 > 3', 'snake_case, C#, 5 > 3'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['036', '036'],
    ['ask @team or see #12', 'ask `@team` or see `#12`'],
    ['two\nlines', 'two lines'],
    ['a\u0007b', 'a\\u0007b'],
    ['AT&T &amp; co', 'AT\\&T \\&amp; co'],
    ['{{ site }}', '\\{\\{ site \\}\\}'],
  ])('%j', (from, expected) => expect(shown(plain(from))).toBe(expected));

  it('keeps code in sentences', () => {
    expect(shown(prose('Set `replay: history`, not *all*.'))).toBe('Set `replay: history`, not \\*all\\*.');
    expect(shown(prose('a`b``c`d'))).toBe('a`b` `c`d');
    expect(shown(prose('odd ` tick'))).toBe('odd \\` tick');
    expect(shown(prose('one of [none, delivery]'))).toBe('one of `[none, delivery]`');
  });

  it('ends sentences, and never makes a list of them', () => {
    expect(shown(sentence('Done'))).toBe('Done.');
    expect(shown(sentence('Done (at last.)'))).toBe('Done (at last.)');
    expect(shown(sentence('42'))).toBe('42\\.');
    expect(phrasing(sentence(' '))).toEqual([]);
  });

  it('has lists without blank lines, tables without padding, and addresses in a block', () => {
    const definition = (id: string): Block => ({
      type: 'definition',
      identifier: id,
      label: id,
      url: `https://x.org/${id}`,
    });
    const tree = root(bullets(['a', item('b', bullets(['c']))]), table(['a', 'b'], [['longer', 'x|`y`']]), [
      definition('1'),
      definition('2'),
    ]);
    expect(print(tree)).toBe(
      '- a\n- b\n  - c\n\n| a | b |\n| --- | --- |\n| longer | x\\|\\`y\\` |\n\n[1]: https://x.org/1\n[2]: https://x.org/2\n',
    );
  });

  it('parts code in a cell at a pipe behind a backslash', () => {
    const tree = root(table(['a', 'b'], [[code('x|y'), code('x\\|y')]]));
    expect(print(tree)).toContain('| `x\\|y` | `x\\`\\|`y` |');
  });

  it('never lets a name vanish', () => {
    expect(shown(name('\u00a0 '))).toBe('(blank)');
    expect(shown(code(' '))).toBe('(blank)');
  });

  it('cuts by characters', () => {
    expect(truncate('🙂🙂🙂', 3)).toBe('🙂🙂🙂');
    expect(truncate('🙂🙂🙂🙂', 3)).toBe('🙂🙂…');
  });
});

it('links to web addresses only', () => {
  expect(webAddress('https://example.com/a b?x=1&copy;')).toBe('https://example.com/a%20b?x=1&copy;');
  expect(webAddress('https://example.com/`a`')).toBe('https://example.com/%60a%60');
  expect(webAddress('javascript:alert(1)')).toBeUndefined();
  expect(webAddress('docs/x.md')).toBeUndefined();
  expect(webAddress('')).toBeUndefined();
  const address = webAddress('https://example.com/a_(b)?x=1&copy;') ?? '';
  const [found] = (parse(shown(link(address, 'x'))).children?.[0].children ?? []) as readonly Node[];
  expect(found.url).toBe(address);
});

it('quotes for the shell what the shell would read', () => {
  expect(shellWord('shop/system.yaml')).toBe('shop/system.yaml');
  expect(shellWord("it's $(here).yaml")).toBe("'it'\\''s $(here).yaml'");
  expect(shellWord('-o')).toBe('./-o');
});
