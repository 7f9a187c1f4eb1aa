import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { explain, explainable } from '../../src/reference/explain.js';

const { base } = shippedRules();

describe('the page of every id', () => {
  it.each(explainable(base))('%s', (id) => {
    const page = explain(base, id);
    expect(page?.id).toBe(id);
    expect(page?.title).toMatch(/\S/);
    expect(page?.what).toMatch(/\S/);
    for (const { title, lines } of page?.parts ?? []) {
      expect(lines.length, title).toBeGreaterThan(0);
      // What a text quotes is filled in or put in general words, never left as a template.
      for (const line of lines) expect(line).not.toMatch(/\{(uses|needs|broker|graph)[.}]/);
    }
  });
});

describe('the page of a pitfall', () => {
  it.each(base.pitfalls.map(({ id }) => id))('%s says why, what to do and when it is no mistake', (id) => {
    const titles = explain(base, id)?.parts.map(({ title }) => title);
    expect(titles?.slice(0, 4)).toEqual(['Why', 'What to do', 'No mistake where', 'Found when']);
    expect(['Rests on', undefined]).toContain(titles?.[4]);
    expect(explain(base, id)?.sources.length).toBeGreaterThan(0);
  });
});
