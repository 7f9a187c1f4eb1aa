import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { advise, SystemAnalysis } from '../../src/advice/index.js';
import { PLAIN } from '../../src/render/pretty/theme.js';
import { adviceScreen } from '../../src/render/screen/advice-screen.js';
import type { Given } from '../../src/render/screen/given.js';
import { readSystem } from '../../src/system/read-system.js';
import { widthOf } from '../../src/text/width.js';
import { runs } from '../random-runs.js';

const { rulebook } = shippedRules();
const { base } = rulebook;

const FILE: Given = { file: 'docs/system.yaml', isFile: true, isInput: false, values: [], packs: [] };

function screenOf(text: string, columns: number, only?: readonly string[]): string[] {
  const { system, findings } = readSystem({ path: 'docs/system.yaml', text }, base);
  if (system === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const advice = advise(new SystemAnalysis(system, rulebook), only);
  return adviceScreen(advice, base, FILE, PLAIN, columns).trimEnd().split('\n');
}

/** An answer that a file may hold, for each criterion with values. */
const needs = fc
  .record(
    Object.fromEntries(
      base.criteria.flatMap(({ name, domain }) => {
        if (domain.kind === 'choice' || domain.kind === 'flag')
          return [[name, fc.constantFrom(...domain.values.map(({ id }) => id))]];
        if (name === 'throughput') return [[name, fc.constantFrom('10/day', '50/s', '200/s..30k/s', '500k/s')]];
        if (name === 'processing') return [[name, fc.constantFrom('5ms', '2s..4s', '10m')]];
        return [];
      }),
    ),
    { requiredKeys: [] },
  )
  .map((answers) => JSON.stringify(answers).replaceAll('"', ''));

const system = (flows: readonly string[]) =>
  `driven: 1\nsystem: shop\nflows:\n${flows
    .map((each, index) => `  a-flow-of-many-${index}: {to: [billing], needs: ${each}}\n`)
    .join('')}`;

const tooWide = (lines: readonly string[], columns: number) => lines.filter((line) => widthOf(line) > columns);

describe('the screen of advise', () => {
  it('has at most 22 lines of 80 columns for a flow, whatever its needs', () => {
    fc.assert(
      fc.property(needs, (each) => {
        const lines = screenOf(system([each]), 80);
        expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(22);
        expect(tooWide(lines, 80)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('has at most 40 lines of 80 columns for a system', () => {
    fc.assert(
      fc.property(fc.array(needs, { minLength: 2, maxLength: 45 }), (flows) => {
        const lines = screenOf(system(flows), 80);
        expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(40);
        expect(tooWide(lines, 80)).toEqual([]);
      }),
      { numRuns: runs(20) },
    );
  });

  it('takes no more than 40 columns on a terminal that has no more', () => {
    fc.assert(
      fc.property(needs, (each) => {
        expect(tooWide(screenOf(system([each]), 40), 40)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('names every flow up to thirty, and of more the least sure with a count of the rest', () => {
    const flows = (count: number) => system(Array.from({ length: count }, () => '{intent: command}'));
    const named = (lines: readonly string[]) => lines.filter((line) => line.startsWith('  a-flow-of-many-')).length;
    expect(named(screenOf(flows(30), 80))).toBe(30);
    const many = screenOf(flows(35), 80);
    const rest = many.map((line) => /^ {2}and (\d+) more that are surer: /.exec(line)?.[1]).find((count) => count);
    expect(named(many) + Number(rest)).toBe(35);
  });

  it('says of a flow of which nothing was said that nothing was, and carries it by nothing', () => {
    const nothing = screenOf(system(['{}']).replace('to: [billing], ', ''), 80).join('\n');
    expect(nothing).toMatch(/^Nothing was said of `a-flow-of-many-0` yet/);
    expect(nothing).toContain('What does the sender say?');
    expect(nothing).not.toMatch(/Carrier|kafka|rabbitmq/);
    const two = screenOf(`${system(['{intent: event}'])}  other: {}\n`, 80).join('\n');
    expect(two).toMatch(/ other {2,}either +.* nothing said yet/);
  });
});
