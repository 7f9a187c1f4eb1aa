import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { check } from '../../src/index.js';
import { positionAt } from '../../src/text/source.js';
import { readSound } from '../answers.js';

const { base, rulebook } = shippedRules();

/** `line: rule`, for each rule that a comment names on its line. */
const expected = (text: string) =>
  text.split('\n').flatMap((line, index) => {
    const ids = / {2,}# ([a-z -]+)$/.exec(line)?.[1].trim().split(' ') ?? [];
    return ids.map((id) => `${index + 1}: ${id}`);
  });

const FILES = ['shop.yaml', 'graph.yaml', 'service.yaml', 'setup.yaml', 'product.yaml'].map((name) => {
  const path = `test/check/mistakes/${name}`;
  const text = readFileSync(join(ROOT, path), 'utf8');
  // What is presumed of a setting that the file does not speak of is an info, and asks to be stated.
  const found = check(readSound(text, rulebook, path), rulebook, '2026-11-24').filter(
    ({ rule, severity, basis }) => rule !== 'unstated' && !(basis === 'presumed' && severity === 'info'),
  );
  return { name, text, found };
});

describe('a system with every mistake', () => {
  it.each(FILES)('$name: each is found at its line, and nothing else', ({ text, found }) => {
    const lines = found.map(({ rule, place }) => `${positionAt(place.source, place.span.start).line}: ${rule}`);
    expect(lines.sort()).toEqual(expected(text).sort());
  });

  it('has every pitfall', () => {
    const found = new Set(FILES.flatMap((file) => file.found.map(({ rule }) => rule)));
    expect(base.pitfalls.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
  });

  it('gives each finding a fingerprint of its own', () => {
    for (const { found } of FILES) {
      const prints = found.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`);
      expect(prints.filter((print, index) => prints.indexOf(print) !== index)).toEqual([]);
    }
  });

  it('names the flow, or the path of a finding about the system', () => {
    for (const { found } of FILES)
      for (const { rule, flow, message, related } of found) {
        const pitfall = base.pitfalls.find(({ id }) => id === rule);
        if (pitfall?.about === 'system') {
          expect(flow, rule).toBeUndefined();
          expect(related.length, rule).toBeGreaterThan(0);
        } else if (pitfall) expect(message, rule).toContain(`\`${flow}\``);
      }
  });
});
