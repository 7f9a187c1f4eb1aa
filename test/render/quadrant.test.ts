// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { quadrant } from '../../src/render/quadrant.js';
import { runs } from '../random-runs.js';
import { BASE } from './base.js';
import { SHOP } from './fixture.js';
import { hostileText } from './hostile.js';

const pointLines = (chart: string) => chart.split('\n').filter((line) => /: \[/.test(line));

describe('the plane of the two needs', () => {
  it('is a quadrant chart that Mermaid reads, one point for flows alike, open ones marked', async () => {
    const chart = quadrant(SHOP.flows, BASE) as string;
    expect(await mermaid.parse(chart)).toMatchObject({ diagramType: 'quadrantChart' });
    const lines = pointLines(chart);
    const distinct = new Set(
      SHOP.flows.map(({ needs }) => `${needs['message-driven'].least} ${needs['event-driven'].least}`),
    );
    expect(lines).toHaveLength(distinct.size);
    expect(lines.filter((line) => line.includes(':::open')).length).toBeGreaterThan(0);
  });

  it('puts an established need in the upper or right half, and the other in the lower or left', () => {
    for (const advice of SHOP.flows) {
      const chart = quadrant([advice], BASE) as string;
      const [, e, m] = /: \[([\d.]+), ([\d.]+)\]/.exec(chart) as RegExpExecArray;
      expect(Number(m) > 0.5).toBe(advice.needs['message-driven'].least >= BASE.regions.threshold);
      expect(Number(e) > 0.5).toBe(advice.needs['event-driven'].least >= BASE.regions.threshold);
    }
  });

  it('stays readable by Mermaid whatever the flows are called', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (name) => {
        const flows = SHOP.flows.map((advice) => ({ ...advice, flow: { ...advice.flow, name } }));
        await mermaid.parse(quadrant(flows, BASE) as string);
      }),
      { numRuns: runs(100) },
    );
  });

  it('is left out where the names would cover each other', () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...SHOP.flows[0],
      needs: { 'message-driven': { least: i, most: i }, 'event-driven': { least: 0, most: 0 } },
    }));
    expect(quadrant(many, BASE)).toBeUndefined();
  });
});
