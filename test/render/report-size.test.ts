import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { advise } from '../../src/index.js';
import { renderReport } from '../../src/render/markdown/report.js';
import { readSystem } from '../../src/system/read-system.js';
import { headings, parse, textOf } from './parse.js';

const { base, rulebook } = shippedRules();

function recordOf(text: string): string {
  const { system, findings } = readSystem({ path: 'system.yaml', text }, base);
  if (system === undefined) throw new Error(findings.map(({ message }) => message).join('; '));
  return renderReport(advise(system, rulebook), base);
}

const example = (name: string) => readFileSync(join(ROOT, `examples/${name}/system.yaml`), 'utf8');

/** Lines under each heading of the second level, the last blank one left out. */
function sections(record: string): Map<string, number> {
  const parts = record.split(/^(?=## )/m).slice(1);
  return new Map(parts.map((part) => [part.split('\n')[0].slice(3), part.trimEnd().split('\n').length]));
}

/** Lines of a printed page of A4, in the type of GitHub, and characters in a line of a list there. */
const PAGE = { lines: 43, width: 92 };

/** How many lines the first page takes: a list by the length of its items, a row of a table at least one and a half. */
function printedLines(record: string): number {
  const front = parse(record.slice(0, record.indexOf('\n## The flows')));
  const wrapped = (text: string, width: number) => Math.ceil(text.length / width);
  const lines = (front.children ?? []).map((block) => {
    const inside = block.children ?? [];
    if (block.type === 'heading') return 3;
    if (block.type === 'list') return 0.7 + inside.reduce((sum, each) => sum + wrapped(textOf(each), PAGE.width), 0);
    if (block.type !== 'table') return 0.7 + wrapped(textOf(block), PAGE.width);
    const tall = inside.map((row) => wrapped(textOf((row.children ?? []).at(-1) ?? row), 56));
    return 0.7 + tall.reduce((sum, each) => sum + each + 0.5, 0);
  });
  return lines.reduce((sum, each) => sum + each, 0);
}

/** A system of so many flows, of a few kinds. */
function systemOf(count: number): string {
  const rates = ['10/s', '200/s..1k/s', '5k/s', '50/day'];
  const flows = Array.from({ length: count }, (_, i) => {
    const isFact = i % 3 === 0;
    const to = isFact ? `[service-${(i + 3) % 17}, service-${(i + 5) % 17}]` : `[service-${(i + 1) % 17}]`;
    const needs = [
      `intent: ${isFact ? 'event' : 'command'}`,
      `throughput: ${rates[i % 4]}`,
      `replay: ${i % 7 === 0 ? 'history' : 'none'}`,
      `ordering: ${i % 5 === 0 ? 'per-key' : 'none'}`,
      `processing: ${100 + (i % 9) * 100}ms`,
    ];
    return `  flow-${i}: {from: service-${i % 17}, to: ${to}, needs: {${needs.join(', ')}}}\n`;
  });
  return `driven: 1\nsystem: big\ndefaults: {needs: {cloud: aws, operations: low}}\nflows:\n${flows.join('')}`;
}

describe.each([
  ['shop', 300],
  ['payments', 500],
  ['clinic', 500],
  ['fleet', 500],
])('the record of %s', (name, most) => {
  const record = recordOf(example(name));
  const flows = [...example(name).matchAll(/^ {2}([\w-]+):$/gm)].map(([, flow]) => flow);

  // With the line of the checksum and the one after it.
  it(`has at most ${most} lines`, () => expect(record.split('\n').length + 2).toBeLessThanOrEqual(most));

  it('has at most twenty lines a flow', () => {
    const lengths = sections(record);
    const told = flows.filter((flow) => lengths.has(flow));
    expect(told.length).toBeGreaterThan(4);
    for (const flow of told)
      expect([flow, lengths.get(flow) ?? 0]).toEqual([flow, Math.min(20, lengths.get(flow) ?? 0)]);
  });

  it('decides on one printed page', () => expect(printedLines(record)).toBeLessThanOrEqual(PAGE.lines));
});

describe.each([20, 200])('a system of %i flows', (count) => {
  const record = recordOf(systemOf(count));
  const lengths = sections(record);

  it('decides on one printed page', () => expect(printedLines(record)).toBeLessThanOrEqual(PAGE.lines));

  it('has appendices that do not grow with it', () => {
    const appendices = headings(parse(record))
      .map((title) => title.replace('## ', ''))
      .slice(headings(parse(record)).findIndex((title) => /^## The (alternatives|reasons)$/.test(title)));
    expect(appendices.length).toBeGreaterThan(8);
    for (const title of appendices) expect([title, (lengths.get(title) ?? 0) <= 90]).toEqual([title, true]);
  });

  it('has at most twenty lines a flow, those that are alike together', () => {
    const own = [...lengths].filter(([title]) => /^flow-\d+$/.test(title)).map(([, length]) => length);
    expect(own.length).toBeGreaterThan(4);
    expect(Math.max(...own)).toBeLessThanOrEqual(20);
  });
});

it('the same description gives the same bytes', () =>
  expect(recordOf(example('clinic'))).toBe(recordOf(example('clinic'))));
