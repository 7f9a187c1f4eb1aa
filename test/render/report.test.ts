import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/render/markdown/report.js';
import { printable } from '../../src/text/escape.js';
import { BASE } from './base.js';
import { adviceOn, advised, answer, flow, named, SHOP } from './fixture.js';
import { hostileReport, hostileText, reportOn } from './hostile.js';
import { headings, ofType, parse, skeleton, textOf, toHtml } from './parse.js';

const report = renderReport(SHOP, BASE);

/** The part of a report under one heading. */
function section(title: string, text = report): string {
  const start = text.indexOf(`## ${title}\n`);
  const end = text.indexOf('\n## ', start);
  return text.slice(start, end === -1 ? undefined : end);
}

describe('a small system', () => {
  it('has its sections in order', () => {
    expect(headings(parse(report))).toEqual([
      '# shop: message-driven, event-driven or hybrid?',
      '## Context',
      '## place-order',
      '## activity',
      '## settle-payment',
      '## How the styles were weighed',
      '## How this is kept honest',
      '## Sources',
    ]);
  });

  it('opens with the recommendation, a row a flow and the map', () => {
    const opening = report.slice(0, report.indexOf('## Context'));
    expect(opening).toContain('**Hybrid, so far.** Orders are tasks with one receiver');
    expect(opening).toContain('3 flows: 2 decided, 1 that an open answer could still change.');
    expect(opening).toContain('| [place-order](#place-order) | message-driven | decided | checkout → orders |');
    expect(opening).toContain(
      '| [activity](#activity) | event-driven | so far, 97 % likely, 1 finding | web and app → not named |',
    );
    expect(opening).toContain('```mermaid\nflowchart LR');
  });

  it('tells what was decided, by whom, and what is built', () => {
    const text = section('place-order');
    expect(text).toContain(
      '**Status:** accepted, 2026-11-02, decided by architecture and `@payments`, ticket: ARCH-12.',
    );
    expect(text).toContain('**Decision: message-driven.** No answer still open can change this.');
    expect(text).toContain('This is not the message-driven design that the needs ask for.');
    expect(text).toContain('`unsafe-retry`: Orders carry a key. Until 2027-03-01. See `docs/adr/0004.md`.');
  });

  it('weighs both sides, the strongest reason first, with sources', () => {
    const text = section('place-order');
    const [strong, moderate, against] = ['**Strong**', '**Moderate**, from', '**Moderate** for event-driven'].map(
      (mark) => text.indexOf(mark),
    );
    expect(strong).toBeGreaterThan(text.indexOf('**Why.**'));
    expect(moderate).toBeGreaterThan(strong);
    expect(text.indexOf('**Weighed against it.**')).toBeGreaterThan(moderate);
    expect(against).toBeGreaterThan(text.indexOf('**Weighed against it.**'));
    expect(text).toContain('acknowledges each message by itself. ([1])');
    expect(text).toContain('On `acknowledgment: completion`: A log with an acknowledgment');
    expect(text).toContain('- `replay: history` (now `recovery`) → hybrid');
  });

  it('marks what is open and what it would do', () => {
    const text = section('activity');
    expect(text).toContain('**Status:** proposed.');
    expect(text).toContain('**Decision so far: event-driven.** 2 answers still open could change it.');
    expect(text).toContain('97 % end event-driven, 3 % hybrid and under 1 % with either.');
    expect(text).toContain('`none` or `delivery` → event-driven; `completion` → hybrid.');
    expect(text).toContain('less than 7d → hybrid; 7d or more → event-driven.');
    expect(text).toContain('(now `[none, completion]`) → hybrid');
    expect(text).toContain('  - Settle the 2 open questions above.');
    expect(text).toContain('| `[none, completion]` | stated for this flow; not settled, **could change the style** |');
    expect(text).toContain('| **unknown** | **could change the style** |');
    expect(text.indexOf('> **Contradiction.**')).toBeLessThan(text.indexOf('**Status:**'));
  });

  it('gives both sides of a hybrid as reasons', () => {
    const text = section('settle-payment');
    expect(text).toContain('**Strong** for message-driven');
    expect(text).toContain('**Decisive** for event-driven');
    expect(text).toContain('No change of up to three answers gives another style.');
  });

  it('lists what it cites, linked where there is an address', () => {
    expect(section('Sources')).toContain(
      '1. [Message queues \\[draft\\] \\| a guide][1], read 2026-10-01\n2. A book, read',
    );
    expect(report).not.toContain('unused');
    const urls = ofType(parse(report), 'definition').map((node) => node.url);
    expect(urls).toEqual(['https://example.com/queues?a=1', 'https://example.com/logs#design']);
  });

  it('says how to keep it true', () => {
    const text = section('How this is kept honest');
    expect(text).toContain(
      'npx driven check shop/system.yaml\nnpx driven report shop/system.yaml | diff - shop/system.md',
    );
    expect(text).toContain('npx driven report shop/system.yaml --force -o shop/system.md');
  });

  it('is the same every time', () => expect(renderReport(SHOP, BASE)).toBe(report));
});

describe('one flow', () => {
  const only = adviceOn([SHOP.flows[0]], { source: { path: '<stdin>', text: '' } });
  const text = renderReport(only, BASE);

  it('has no summary table and says what it is for once', () => {
    expect(ofType(parse(text), 'table')).toHaveLength(1);
    expect(text.split('A customer’s order').length).toBe(2);
  });

  it('says at the top what the table would', () => {
    expect(text).toContain('set aside on its own. No answer still open can change this.\n');
    const open = renderReport(
      adviceOn([{ ...SHOP.flows[1], broker: { needed: false, because: 'A call would do.' } }]),
      BASE,
    );
    expect(open).toContain('after they were read. So far, 97 % likely, 1 finding. No broker is needed for it.');
    expect(open).toContain('They hold where a broker is used all the same.');
  });

  it('names a file in the commands even when it came over a pipe', () => {
    expect(text).toContain('npx driven check system.yaml');
  });
});

it('says the consequences of a style once when flows share it', () => {
  const text = renderReport(adviceOn([SHOP.flows[0], { ...SHOP.flows[0], flow: flow('other one') }]), BASE);
  expect(text.split('Make the consumer idempotent.').length).toBe(2);
  expect(text).toContain('See [Consequences of message-driven design](#consequences-of-message-driven-design).');
  expect(text).toContain('[other one](#other-one)');
});

it('says which flows need no broker', () => {
  const spare = { ...SHOP.flows[0], flow: flow('spare'), broker: { needed: false, because: 'A table would do.' } };
  const text = renderReport(adviceOn([SHOP.flows[0], spare]), BASE);
  expect(text).toContain('2 flows: all decided, no answer still open can change them. 1 needs no broker.');
  expect(text).toContain('| [spare](#spare) | message-driven, no broker needed | decided |');
  expect(text).toContain('**Is a broker needed?** No. A table would do.');
});

it('links no flow whose anchor another heading has', () => {
  const flows = ['sources', 'Order Placed', 'order-placed', 'fine'].map((each) => ({
    ...SHOP.flows[0],
    flow: flow(each),
  }));
  const links = ofType(parse(renderReport(adviceOn(flows), BASE)), 'link').map((node) => node.url);
  expect(new Set(links)).toEqual(new Set(['#fine', '#consequences-of-message-driven-design']));
});

it('covers a flow of which nothing is known', () => {
  const unknown = advised(flow('empty', { from: [], to: undefined }), {
    style: 'either',
    decided: false,
    reasons: [],
    likelihood: { 'message-driven': 0.5, 'event-driven': 0.25, hybrid: 0, either: 0.25 },
  });
  const text = renderReport(adviceOn([unknown]), { ...BASE, sources: [], styles: [] });
  expect(text).toContain('**Decision so far: either will do.**');
  expect(text).toContain('50 % end message-driven, 25 % event-driven and 25 % with either.');
  expect(text).toContain('Nothing that was stated speaks for either side yet.');
  expect(text).not.toContain('undefined');
  const two = adviceOn([unknown, { ...unknown, likelihood: { ...unknown.likelihood, either: 0 }, flow: flow('bare') }]);
  expect(renderReport(two, BASE)).toContain('2 flows: none decided, an open answer could still change each of them.');
  expect(renderReport(two, BASE)).toContain('| [bare](#bare) | either | so far | checkout → orders |');
});

describe('sixty flows', () => {
  const many = Array.from({ length: 60 }, (_, i) => {
    const kind = i % 3;
    const needs = new Map([answer('intent', kind === 0 ? 'event' : 'command')]);
    const of = flow(`flow-${i}`, {
      about: `The flow ${i}.`,
      from: named(`service-${i % 7}`),
      to: named(`service-${(i + 1) % 7}`),
      needs,
    });
    return { ...SHOP.flows[kind], flow: of };
  });
  const text = renderReport(adviceOn(many), BASE);
  const tree = parse(text);

  it('keeps a row a flow and tells the ones that are alike together', () => {
    expect(textOf(tree).match(/The flow \d+\./g)).toHaveLength(60);
    expect(ofType(ofType(tree, 'table')[0], 'tableRow')).toHaveLength(61);
    expect(headings(tree)).toContain('## flow-0 and 19 more like it');
    expect(headings(tree).filter((each) => each.includes('more like it'))).toHaveLength(3);
    expect(text).toContain('[flow-3](#flow-0-and-19-more-like-it)');
  });

  it('counts on the map instead of drawing every flow', () => {
    expect(text).toContain('The map counts the flows between each two services.');
    expect(ofType(tree, 'code')[0].value?.split('\n').length).toBeLessThan(40);
  });

  it('stays of a size that people read', () => expect(text.split('\n').length).toBeLessThan(400));

  it('leaves the map out where even the counts would be a tangle', () => {
    const tangle = many.map((each, i) => ({
      ...each,
      flow: flow(`f${i}`, { from: named(`a${i}`), to: named(`b${i}`, `c${i}`) }),
    }));
    expect(renderReport(adviceOn(tangle), BASE)).toContain('The flow map is left out');
  });
});

describe('hostile text', () => {
  let count = 0;
  const tame = skeleton(parse(renderReport(...args(reportOn(() => `word ${++count}`)))));

  function args({ advice, base }: ReturnType<typeof reportOn>) {
    return [advice, base] as const;
  }

  it('changes no block of the document, adds no markup and no link', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 5, maxLength: 12 }), (texts) => {
        const { advice, base, names } = hostileReport(texts);
        const text = renderReport(advice, base);
        const tree = parse(text);
        expect(skeleton(tree)).toEqual(tame);
        for (const type of [
          'html',
          'image',
          'imageReference',
          'delete',
          'break',
          'emphasis',
          'thematicBreak',
          'footnoteReference',
        ]) {
          expect(ofType(tree, type)).toEqual([]);
        }
        for (const link of ofType(tree, 'link')) expect(link.url).toMatch(/^#[\w-]+$/);
        const urls = ofType(tree, 'definition').map((node) => node.url);
        expect(urls.slice(0, 2)).toEqual(['https://example.com/queues?a=1', 'https://example.com/logs#design']);
        for (const row of ofType(tree, 'tableRow')) expect([4, 5]).toContain(row.children?.length);
        expect(new Set(names).size).toBe(3);
        const tags = new Set([...toHtml(text).matchAll(/<\/?([a-z!][a-z0-9]*)/gi)].map((match) => match[1]));
        expect([...tags].filter((tag) => !TAGS.includes(tag))).toEqual([]);
        expect(text.replaceAll('\n', '')).toBe(printable(text.replaceAll('\n', '')));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

const TAGS = [
  'h1',
  'h2',
  'p',
  'strong',
  'code',
  'pre',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
];
