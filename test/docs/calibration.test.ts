import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plane, toTheBorder } from '../../scripts/calibration/border.js';
import { Comparison } from '../../scripts/calibration/comparison.js';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { FlowAnalysis } from '../../src/advice/index.js';
import { regionOf } from '../../src/engine/index.js';
import { STRENGTHS } from '../../src/model/style.js';
import { flowOf } from '../answers.js';

const { rulebook, base } = shippedRules();
const comparison = new Comparison(rulebook);

describe('calibration', () => {
  it('judges each flow as the advice does', () => {
    const table = parse(readFileSync(join(ROOT, 'test/cases/styles.yaml'), 'utf8')) as {
      cases: { needs: object; to: string[] }[];
      panel: { needs: object }[];
    };
    const advised = [
      ...table.cases.map(({ needs, to }) => new FlowAnalysis(flowOf(rulebook, needs, { to }), rulebook)),
      ...table.panel.map(({ needs }) => new FlowAnalysis(flowOf(rulebook, needs), rulebook)),
    ];
    expect(comparison.shipped.map(({ style, decided }) => ({ style, decided }))).toEqual(
      advised.map(({ style, decided }) => ({ style, decided })),
    );
  });

  it('changes nothing with the weights and borders that are shipped', () => {
    expect(comparison.withBorders(base.regions)).toEqual(comparison.styles);
    expect(comparison.withWeights((rule) => STRENGTHS[base.rules[rule].strength])).toEqual(comparison.styles);
  });

  it('leaves a rule out when its weight is 0', () => {
    const nothing = comparison.withWeights(() => 0);
    expect(new Set(nothing)).toEqual(new Set(['either']));
  });

  // `npm run fresh` makes the page anew and holds it against this one.
  it('names every flow and every rule', () => {
    const page = readFileSync(join(ROOT, 'docs/calibration.md'), 'utf8');
    for (const { id } of comparison.flows) expect(page).toContain(`\`${id}\``);
    for (const { id } of base.rules) expect(page).toContain(`rules.md#${id}`);
  });
});

describe('the distance to the border', () => {
  const { regions } = base;
  const points = Array.from({ length: 13 * 13 }, (_, at) => ({ m: Math.floor(at / 13), e: at % 13 }));

  it('is the least of all ways across', () => {
    for (const decisive of [0, 2])
      for (const { m, e } of points) {
        const here = regionOf(regions, m, e, decisive);
        const least = Math.min(
          ...Array.from({ length: 40 * 40 }, (_, at) => ({ m: Math.floor(at / 40), e: at % 40 }))
            .filter((other) => regionOf(regions, other.m, other.e, decisive) !== here)
            .map((other) => Math.abs(other.m - m) + Math.abs(other.e - e)),
        );
        expect({ m, e, weight: toTheBorder(regions, { m, e, decisive }).weight }).toEqual({ m, e, weight: least });
      }
  });
});

describe('the picture of the flows', () => {
  it('counts flows where they are and shows the region elsewhere', () => {
    const found = [
      { m: 0, e: 2, decisive: 0 },
      { m: 4, e: 0, decisive: 0 },
      { m: 4, e: 0, decisive: 0 },
      { m: 1, e: 4, decisive: 0 },
    ];
    expect(plane(base.regions, found)).toMatchInlineSnapshot(`
      "need for message-driven
         4 |  2  .  .  .  +
         3 |  .  .  .     :
         2 |  .  .     :  :
         1 |        :  :  1
         0 |        1  :  :
           +---------------
              0  1  2  3  4  need for event-driven

      . message-driven   : event-driven   + hybrid   blank either"
    `);
  });
});
