import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bigSystem } from '../../bench/systems.js';
import { ROOT } from '../../scripts/rules-folder.js';
import { readFast } from '../../src/system/yaml/fast/read-fast.js';
import { parseAny, parseYaml } from '../../src/system/yaml/parse.js';
import { agree } from './agree.js';

const examples = readdirSync(join(ROOT, 'examples')).map((name) => [
  name,
  readFileSync(join(ROOT, 'examples', name, 'system.yaml'), 'utf8'),
]);

/** Read without the package. */
const FAST = [
  'a: 1\n',
  'a: 1',
  'a: x  \n',
  'a: x # c\n',
  'a:    x\n',
  '# c\n\na: 1\n',
  '   # c\n\n  \na: 1\n',
  'a: 1\r\nb:\r\n  c: d # e\r\n\r\n  f: g\r\n',
  'a: b\n\n\nc: d\n\n',
  'a: b\n  \nc: d\n   ',
  'a:\nb:\n',
  'a:   \nb: 1\n',
  'a:\n\n\nb: 1\n',
  'a:\n  b:\nc:\n',
  'a: # c\n  b: 1\n',
  'a:\n# c\n  b: 1\n',
  'a:\n  # c\n  b: 1\n',
  'a: 1\n# c\nb: 2\n',
  'a: 1\n  # c\nb: 2\n',
  'a: 1\n\n  # c\n\n  # d\n# e\n  # f\nb: 2\n',
  'a:\n  b: 1\n  # c\nd: 2\n',
  'a:\n  b: 1\n    # c\nd: 2\n',
  'a:\n  b: 1\n # c\nd: 2\n',
  'a:\n  b:\n    c: 1\n  # d\ne: 1\n',
  'a:\n  b:\n    c: 1\n    # d\n  # e\nf: 1\n',
  'a:\n  b: 1\n  # the end',
  'a:\n  b: 1\n# the end\n\n',
  'a:\n  - b\n  - c\n',
  'a:\n- b\n- c\nd: e\n',
  'a:\n  b:\n  - c\n  # d\ne: f\n',
  'a:\n  - b # c\n   # d\n  # e\n  - f\n',
  'a:\n  - b: 1\n    c: 2\n  - d: 3\n',
  'a:\n  -   b: 1\n      c: 2\n',
  'a:\n  - b:\n    c:\n      - d\n  - e\n',
  'a:\n  - b:\n    - c\n  # d\n  - e\n',
  "a:\n  - 'b': 1\n  - \"c\"\n  - 'd' # e\n",
  'a:\n  - [b, c]\n  - {d: e}\n',
  'a: []\nb: {}\nc: [ ]\nd: { }\n',
  'a: [b, c d , "e", \'f\',]\n',
  'a: [b,c,  d ] # e\n',
  'a: {b: c, d: [e, {f: g}], }\n',
  'a: {b: c:d, \'e\': f#g, "h": -1}\n  # i\nj: k\n',
  "a: 'it''s' # c\n",
  'a: \'\'\nb: ""\n\'c\': 1\n"d e": 2\n',
  'a: "x\\n\\t\\"\\\\ y"\n',
  'a: \' b \'\nc: "# d: e"\n',
  "a: it's\nb: a#b\nc: http://x.y/z?q={1}\nd: a, b] c}\n",
  'a b: c\nd-e: f\ng/h: i\n5: j\n',
  "'<<': {a: 1}\n",
  'true: 1\n~: 2\nnull: 3\n1.5: 4\n',
  'a: [0, -0, 007, +5, 0x1F, 0o17, 0o8, 0x, 1_000, 99999999999999999999]\n',
  'a: [1., .5, -.5e3, 1e3, 1E-2, 1.e2, e1, 1e, .e1, +.5]\n',
  'a: [.inf, -.Inf, +.INF, .nan, .NaN, .NAN, .Nan, -.nan, .iNf]\n',
  'a: [null, Null, NULL, nULL, ~, true, True, TRUE, tRUE, false, False, FALSE, yes, no, on]\n',
  'a: 2026-01-02\nb: 5k/s\nc: 1k/day..3k/day\nd: 12:30\ne: 1.2.3\n',
  'a: >-\n  one\n  two\n\n  three\n\n\n  four\nb: 1\n',
  'a: >\n  one\n  two\n\nb: 1\n',
  'a: |\n  one: 1\n  # two\n\n  - three  \nb: 1\n',
  'a:\n  b: |-\n      one\n      two',
  'a:\n  - >-\n    one\n    two\n  - |\n   x\n',
  'a:\n  b: >-\n    one\n    # of it\n  # behind it\n  c: d\n',
  'a:\n  b: >-\n    one\n  # behind it\nc: d\n',
];

/** Left to the package; sound or not. */
const SLOW = [
  '',
  '# c\n',
  '- a\n',
  '{a: 1}\n',
  'a\n',
  ' a: 1\n',
  '\ufeffa: 1\n',
  '---\na: 1\n',
  'a: 1\n---\nb: 1\n',
  'a: 1\n...\n',
  '%YAML 1.2\n---\na: 1\n',
  'a: &x 1\nb: *x\n',
  'a: {<<: {b: 1}}\n',
  '<<: {b: 1}\n',
  'a: !!str 1\n',
  'a: 1\na: 2\n',
  'a: {b: 1, b: 2}\n',
  'a:\tb\n',
  'a: b\tc\n',
  'a:\n\tb: 1\n',
  'a: b\n  c\n',
  'a: b\n  c: d\n',
  'a:\n    b: 1\n  c: 2\n',
  'a:\n  b: 1\n   c: 2\n',
  'a: b: c\n',
  'a: b:\n',
  'a : b\n',
  'a:b\n',
  'a: [b,\n  c]\n',
  'a: {b: 1\n',
  'a: [b]]\n',
  'a: [b] c\n',
  'a: [b]#c\n',
  'a: [b, , c]\n',
  'a: [, b]\n',
  'a: {b, c: 1}\n',
  'a: {b: }\n',
  'a: [b: c]\n',
  'a: {"b":1}\n',
  'a: [b #c]\n',
  "a: 'b\n",
  "a: 'b\n  c'\n",
  "a: 'b'c\n",
  "a: 'b'# c\n",
  'a: "\\x41"\n',
  'a: "\\q"\n',
  '? a\n: b\n',
  'a: - b\n',
  'a:\n  - - b\n',
  'a:\n  -\n    b: 1\n',
  'a:\n  - b\n c: 1\n',
  'a:\n  - b\n  c: 1\n',
  'a: # c\nb: 1\n',
  'a: @b\n',
  'a: `b\n',
  'a: %b\n',
  'a: ?b\n',
  'a: |+\n  b\n',
  'a: >2\n  b\n',
  'a: >-\n  b\n    c\n',
  'a: >-\n\n  b\n',
  'a: >-\nb: 1\n',
  'a: >-\r\n  b\r\n',
  'a: b\rc: d\n',
  'a: \x02\n',
  `${'k'.repeat(1100)}: 1\n`,
  `${Array.from({ length: 30 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
  `a: ${'['.repeat(20)}${']'.repeat(20)}\n`,
];

describe('the fast reader', () => {
  it.each(examples)('reads the example %s as the package does', (_, text) => {
    agree(text);
    agree(text.replaceAll('\n', '\r\n'));
  });

  it('is what reads the examples that use no anchors, and generated systems', () => {
    const plain = examples.map(([, text]) => text).filter((text) => !/: [&*]/.test(text));
    expect(plain.length).toBeGreaterThan(1);
    for (const text of [...plain, bigSystem(300)]) expect(agree(text)).toBe(true);
  });

  it.each(FAST)('takes %j', (text) => expect(agree(text)).toBe(true));

  it.each(SLOW)('leaves %j to the package', (text) => {
    expect(readFast(text)).toBeUndefined();
    expect(parseYaml(text)).toEqual(parseAny(text));
  });

  it.each([
    ['keys', (n: number) => Array.from({ length: n }, (_, i) => `k${i}: v\n`).join('')],
    ['comments', (n: number) => `a: 1\n${'  # c\n'.repeat(n)}`],
    ['items', (n: number) => `a: [${'b, '.repeat(n)}]\n`],
    ['open quotes', (n: number) => `a:\n${"  - 'b\n".repeat(n)}`],
    ['one long text', (n: number) => `a: ${'b '.repeat(n)}\n`],
    ['empty lines', (n: number) => `a: >-\n  b\n${'\n'.repeat(n)}c: d\n`],
  ])('ends before the time limit of a test on many %s', (_, make) => {
    // What took the square of the text's length would not.
    expect(() => readFast(make(200_000))).not.toThrow();
  });
});
