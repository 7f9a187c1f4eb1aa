// @vitest-environment jsdom
import fc from 'fast-check';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import type { FlowAdvice } from '../../src/model/advice.js';
import { flowMap, label } from '../../src/render/mermaid.js';
import { printable } from '../../src/text/escape.js';
import { runs } from '../random-runs.js';
import { BASE } from './base.js';
import { answer, flow, named, SHOP } from './fixture.js';
import { hostileText } from './hostile.js';

interface Graph {
  readonly vertices: ReadonlyMap<
    string,
    { readonly text: string; readonly type?: string; readonly classes: readonly string[] }
  >;
  readonly edges: readonly { readonly start: string; readonly end: string; readonly stroke: string }[];
}

/** The graph as Mermaid itself reads it; throws when it can't. */
async function read(diagram: string): Promise<Graph> {
  await mermaid.parse(diagram);
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(diagram);
  expect(type).toBe('flowchart-v2');
  const flowDb = db as unknown as { getVertices(): Graph['vertices']; getEdges(): Graph['edges'] };
  return { vertices: flowDb.getVertices(), edges: flowDb.getEdges() };
}

/** The text of a label as Mermaid shows it: it keeps codes such as `#35;` in a form of its own until it draws. */
function shown(text: string): string {
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_, point) => String.fromCharCode(Number(point)));
}

const [PLACE_ORDER, ACTIVITY, SETTLE] = SHOP.flows;

describe('the map of a small system', () => {
  it('is a flowchart with services, flows and arrows', async () => {
    const drawn = flowMap(SHOP.flows, BASE);
    expect(drawn).toMatchObject({ kind: 'flows', unnamed: true });
    const { vertices, edges } = await read(drawn?.diagram ?? '');
    expect([...vertices.keys()]).toEqual(['s1', 's2', 's3', 's4', 's5', 's6', 'f1', 'f2', 'f3', 'z2']);
    expect(['f1', 'f2', 'f3'].map((id) => vertices.get(id)?.type)).toEqual(['stadium', 'hexagon', 'subroutine']);
    expect(vertices.get('f2')?.classes).toEqual(['event-driven', 'undecided']);
    expect(edges.map(({ start, end, stroke }) => `${start} ${stroke} ${end}`)).toContain('f2 dotted z2');
  });

  it('draws an open audience beside the consumers that are named', () => {
    const open = {
      ...ACTIVITY,
      flow: flow('x', { to: named('analytics'), needs: new Map([answer('consumers', 'open')]) }),
    };
    expect(flowMap([open], BASE)?.diagram).toContain('f1 -.-> z1');
    expect(flowMap([PLACE_ORDER], BASE)?.diagram).not.toContain('-.->');
  });
});

it('shows any name and breaks on none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(hostileText, { minLength: 4, maxLength: 4 }), async ([one, two, three, four]) => {
      const of = flow(one, { from: named(two), to: named(three, four) });
      const { vertices, edges } = await read(flowMap([{ ...SETTLE, flow: of }], BASE)?.diagram ?? '');
      expect([...vertices.keys()].sort()).toEqual(['f1', 's1', 's2', 's3']);
      expect(edges).toHaveLength(3);
      expect(vertices.get('s1')?.text).not.toMatch(/[<>"`]/);
      const seen = [...printable(two.replace(/\s+/g, ' ')).trim()];
      expect(shown(vertices.get('s1')?.text ?? '')).toBe(
        seen.length > 40 ? `${seen.slice(0, 39).join('')}…` : seen.join(''),
      );
    }),
    { numRuns: runs(100) },
  );
}, 60_000);

it.each([
  ['place-order', 'place-order'],
  ['a "quoted" #1', 'a #34;quoted#34; #35;1'],
  ['<b>', '#60;b#62;'],
  ['- list', '#45; list'],
  ['1. list', '1#46; list'],
  ['\n', '(blank)'],
  ['x'.repeat(50), `${'x'.repeat(39)}…`],
])('label %j', (text, expected) => expect(label(text)).toBe(expected));

describe('many flows', () => {
  const many = (count: number, services: number): FlowAdvice[] =>
    Array.from({ length: count }, (_, i) => ({
      ...SHOP.flows[i % 3],
      flow: flow(`flow-${i}`, {
        from: named(`s${i % services}`),
        to: i % 10 === 0 ? [] : named(`s${(i + 1) % services}`),
      }),
    }));

  it('draws forty by themselves', async () => {
    const drawn = flowMap(many(40, 12), BASE);
    expect(drawn?.kind).toBe('flows');
    await read(drawn?.diagram ?? '');
  });

  it('counts more than forty by pairs of services', async () => {
    const drawn = flowMap(many(60, 5), BASE);
    expect(drawn).toMatchObject({ kind: 'pairs', unnamed: true });
    const { edges } = await read(drawn?.diagram ?? '');
    expect(edges.length).toBeLessThanOrEqual(12);
    expect(drawn?.diagram).toContain('message-driven<br>');
  });

  it('leaves it out when that is a tangle too', () => expect(flowMap(many(100, 80), BASE)).toBeUndefined());

  it('stays under what Mermaid refuses to draw', async () => {
    const wide = flow('wide', { to: named(...Array.from({ length: 600 }, (_, i) => `c${i}`)) });
    expect(flowMap([{ ...PLACE_ORDER, flow: wide }], BASE)).toBeUndefined();
  });
});
