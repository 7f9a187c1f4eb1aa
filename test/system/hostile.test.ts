import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFull, runs } from '../random-runs.js';
import { faults, read, sound } from './shown.js';

const HEAD = 'driven: 1\nsystem: s\nflows:\n';
const each = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

describe('deep nesting', () => {
  it.each([
    ['[', `${HEAD}  a: ${'['.repeat(10_000)}`],
    ['{a: ', `${HEAD}  a: ${'{a: '.repeat(10_000)}`],
    ['{', '{'.repeat(10_000)],
    ['- ', `${HEAD}  a:\n    ${'- '.repeat(10_000)}`],
    ['? ', '? '.repeat(10_000)],
    ['a: ', 'a: '.repeat(10_000)],
    ['block', each(3_000, (i) => `${' '.repeat(i)}a:\n`)],
  ])('ends in one finding: %s', (_, text) => {
    expect(faults(text)).toEqual([expect.stringMatching(/^\d+:\d+ values are nested more than 100 levels deep$/)]);
  });

  it('leaves room for more than anyone needs', () => {
    expect(faults(`${HEAD}  a: {decision: {x: ${'['.repeat(50)}${']'.repeat(50)}}}\n`)).toEqual([]);
  });
});

describe('alias bombs', () => {
  const bomb = (levels: number, width: number, one: (inside: string) => string) =>
    `${HEAD}  a0: &a0 ${one('about: x')}\n` +
    each(levels, (i) => `  a${i + 1}: &a${i + 1} ${one(`x: [${Array(width).fill(`*a${i}`).join(', ')}]`)}\n`);

  it('end in one finding, whether anyone reads the values or not', () => {
    const text = bomb(30, 9, (inside) => `{decision: {${inside}}}`);
    expect(faults(text)).toEqual([expect.stringMatching(/^\d+:\d+ aliases stand for more than 1000\d\d\d values/)]);
    expect(read(text).system).toBeUndefined();
  });

  it('that only nest end in one finding', () => {
    const text = `${HEAD}  a0: &a0 [x]\n${each(5_000, (i) => `  a${i + 1}: &a${i + 1} [*a${i}]\n`)}`;
    expect(faults(text)).toEqual([expect.stringContaining('aliases nest values more than 100 levels deep')]);
  });

  it('made of merges are harmless: a key is merged once', () => {
    const merges = (width: number) => (i: number) =>
      `  a${i + 1}: &a${i + 1} {<<: [${Array(width).fill(`*a${i}`).join(', ')}]}\n`;
    expect(sound(`${HEAD}  a0: &a0 {about: x}\n${each(60, merges(9))}`).flows[60].about).toBe('x');
    expect(sound(`${HEAD}  a0: &a0 {about: x}\n${each(3_000, merges(2))}`).flows[3_000].about).toBe('x');
  });

  it('that name themselves end', () => {
    expect(faults(`${HEAD}  a: &a {decision: {x: *a}}\n  b: &b [*b]\n`)).toHaveLength(3);
  });
});

describe('size', () => {
  it('ten thousand flows are read', () => {
    const flow = (i: number) =>
      `  flow-${i}: {from: s${i}, to: [a, b], after: [flow-${(i * 7) % 10_000}], needs: {intent: event}}\n`;
    expect(sound(HEAD + each(10_000, flow)).flows).toHaveLength(10_000);
  });

  it('thousands of faults are told', () => {
    const MANY = inFull(10_000, 2_000);
    expect(faults(HEAD + each(MANY, (i) => `  flow-${i}: {after: flaw-${i}}\n`))).toHaveLength(MANY);
    expect(faults(HEAD + each(MANY, () => '  a: {}\n'))).toHaveLength(MANY - 1);
    expect(faults(`${HEAD}  a: {needs: {running: [${'kafak, '.repeat(MANY)}]}}\n`)).toHaveLength(MANY);
  });

  it('one key may hold very much', () => {
    const names = each(20_000, (i) => `s${i}, `);
    expect(sound(`${HEAD}  a: {to: [${names}]}\n`).flows[0].to).toHaveLength(20_000);
    const rates = each(20_000, (i) => `${i}/s, `);
    expect(
      sound(`${HEAD}  a: {needs: {throughput: [${rates}]}}\n`).flows[0].needs.get('throughput')?.ranges,
    ).toHaveLength(20_000);
  });
});

describe('any text at all', () => {
  const holds = (text: string) => {
    const { system, findings } = read(text);
    expect(system !== undefined || findings.length > 0).toBe(true);
    for (const { place, message, remedy, related } of findings) {
      expect(place.span.start).toBeGreaterThanOrEqual(0);
      expect(place.span.end).toBeGreaterThanOrEqual(place.span.start);
      expect(place.span.end).toBeLessThanOrEqual(text.length);
      expect([message, remedy, ...related.map((one) => one.message)].join('')).not.toMatch(
        /[\u0000-\u001f\u007f-\u009f]/,
      );
    }
  };

  it('gives a system or findings, never an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), holds), { numRuns: runs(500) });
  });

  const word = fc.constantFrom(
    ...[
      'driven',
      'system',
      'flows',
      'needs',
      'uses',
      'waive',
      'defaults',
      'from',
      'to',
      'after',
      'decision',
      'ordering',
    ],
    ...[
      'throughput',
      'running',
      'priority',
      'broker',
      'a',
      'b',
      '1',
      'true',
      '~',
      'none',
      '5/s',
      '1..2',
      'kafka',
      '<<',
    ],
    ...[
      ': ',
      ':',
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '&a ',
      '*a',
      '!x ',
      '? ',
      '"',
      "'",
      '|',
      '>',
      '#',
      ' #',
    ],
    ...['\t', '---\n', '...\n', '%YAML 1.2\n', '\r\n', '\ufeff', '\0', '\ud800', '\u2028', '@', '`', '\\'],
  );

  it('made of what YAML is made of', () => {
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
    fc.assert(fc.property(text, holds), { numRuns: runs(2_000) });
  });

  it('grafted on a good file', () => {
    const good = `${HEAD}  a: &a\n    from: x\n    to: [y]\n    needs: {ordering: total}\n  b: *a\n`;
    const place = fc.nat(good.length);
    fc.assert(
      fc.property(place, fc.array(word, { maxLength: 6 }), fc.nat(8), (at, words, cut) =>
        holds(good.slice(0, at) + words.join('') + good.slice(at + cut)),
      ),
      { numRuns: runs(2_000) },
    );
  });
});
