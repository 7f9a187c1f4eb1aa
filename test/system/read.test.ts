import { describe, expect, it } from 'vitest';
import { answers, at, read, sound } from './shown.js';

const EXAMPLE = `# yaml-language-server: $schema=./node_modules/driven/schema/system.schema.json
driven: 1
system: shop
defaults:
  needs: {replay: none, delay: 0, running: [kafka]}
  uses: {deadLetter: true, channel: main}
flows:
  browse:
  place-order:
    about: A customer's order goes to the order service.
    after: [browse]
    decision: {status: accepted, date: 2026-11-02, deciders: [architecture, ops], cost: {run: low}, none: ~}
    from: checkout
    to: [orders, billing, orders]
    needs:
      intent: command
      replay: [none, recovery, none]
      throughput: 200/s..1k/s
      payload: 4KB
      priority: [true, false]
      retention: 1d..forever
    uses:
      style: message-driven
      broker: sqs-fifo
      deadLetter: false
      maxReceives: 5
      hottestKey: 0.2
      visibilityTimeout: 500ms
      retention: forever
      pattern: outbox
    waive:
      - {rule: r, because: "text", until: 2028-02-29, see: docs/adr/0004.md}
waive: [{rule: cycle, because: known}]
`;

describe('reading the example', () => {
  const system = sound(EXAMPLE);
  const [browse, order] = system.flows;

  it('finds names, places and free text', () => {
    expect(system).toMatchObject({ name: 'shop', waive: [{ rule: 'cycle', because: 'known' }] });
    expect(system.flows.map(({ name, place }) => `${at(place)} ${name}`)).toEqual(['8:3 browse', '9:3 place-order']);
    expect(order.about).toBe("A customer's order goes to the order service.");
    expect(order.from.map(({ name, place }) => `${at(place)} ${name}`)).toEqual(['13:11 checkout']);
    expect(order.to?.map(({ name, place }) => `${at(place)} ${name}`)).toEqual(['14:10 orders', '14:18 billing']);
    expect(order.after.map(({ name }) => name)).toEqual(['browse']);
    expect(order.decision).toEqual({
      status: 'accepted',
      date: '2026-11-02',
      deciders: ['architecture', 'ops'],
      more: [{ key: 'cost', text: 'run: low' }],
    });
    expect(order.waive).toMatchObject([{ rule: 'r', because: 'text', until: '2028-02-29', see: 'docs/adr/0004.md' }]);
    expect(at(order.waive[0].place)).toBe('32:16');
    expect(browse).toMatchObject({ from: [], after: [], waive: [] });
    expect([browse.to, browse.about, browse.decision]).toEqual([undefined, undefined, undefined]);
  });

  it('reads answers as sets, in base units, with what was written and where', () => {
    const shown = [...order.needs.values()].map((a) => [
      at(a.place),
      a.origin,
      a.criterion,
      a.text,
      a.values ?? a.ranges,
    ]);
    expect(shown).toEqual([
      ['16:15', 'stated', 'intent', 'command', ['command']],
      ['17:15', 'stated', 'replay', '[none, recovery]', ['none', 'recovery']],
      ['18:19', 'stated', 'throughput', '200/s..1k/s', [{ low: 200, high: 1000 }]],
      ['19:16', 'stated', 'payload', '4KB', [{ low: 4000, high: 4000 }]],
      ['20:17', 'stated', 'priority', '[true, false]', ['true', 'false']],
      ['21:18', 'stated', 'retention', '1d..forever', [{ low: 86400, high: Number.POSITIVE_INFINITY }]],
      ['14:9', 'derived', 'consumers', 'several', ['several']],
      ['5:32', 'default', 'delay', '0', [{ low: 0, high: 0 }]],
      ['5:44', 'default', 'running', 'kafka', ['kafka']],
    ]);
  });

  it('reads setup facts by kind, key by key over the defaults', () => {
    const shown = Object.fromEntries([...(order.uses ?? [])].map(([name, { value }]) => [name, value]));
    expect(shown).toEqual({
      style: 'message-driven',
      broker: 'sqs-fifo',
      deadLetter: false,
      maxReceives: 5,
      hottestKey: 0.2,
      visibilityTimeout: 0.5,
      retention: Number.POSITIVE_INFINITY,
      pattern: 'outbox',
      channel: 'main',
    });
    expect([...(browse.uses ?? [])].map(([name]) => name)).toEqual(['deadLetter', 'channel']);
  });
});

describe('the audience', () => {
  const flow = (lines: string) => sound(`driven: 1\nsystem: s\n${lines}`);
  const audience = (lines: string) => {
    const answer = flow(lines).flows[0].needs.get('consumers');
    return answer && `${answer.origin} ${answer.text}`;
  };
  it.each([
    ['flows: {a: {to: x}}', 'derived one'],
    ['flows: {a: {to: [x]}}', 'derived one'],
    ['flows: {a: {to: [x, x]}}', 'derived one'],
    ['flows: {a: {to: [x, y]}}', 'derived several'],
    ['flows: {a: {to: [x, y, z]}}', 'derived several'],
    ['flows: {a: {to: []}}', undefined],
    ['flows: {a: {}}', undefined],
    ['flows: {a: {to: [x, y], needs: {consumers: one}}}', 'stated one'],
    ['flows: {a: {to: x, needs: {consumers: [several, open]}}}', 'stated [several, open]'],
    ['defaults: {needs: {consumers: open}}\nflows: {a: {to: x}}', 'derived one'],
    ['defaults: {needs: {consumers: open}}\nflows: {a: {to: []}}', 'default open'],
    ['defaults: {needs: {consumers: open}}\nflows: {a: {to: x, needs: {consumers: several}}}', 'stated several'],
  ])('%s', (lines, expected) => expect(audience(lines)).toBe(expected));
});

describe('what is left after a fault', () => {
  it('is everything else', () => {
    const { system, findings } = read(
      'driven: 1\nsystem: s\nflows:\n  a: {after: [b, c], to: [~, x], needs: {intent: comand, replay: none}, uses: {style: x, channel: y}}\n  b: []\n',
    );
    expect(findings).toHaveLength(5);
    expect(system?.flows.map(({ name }) => name)).toEqual(['a', 'b']);
    const flow = system?.flows[0];
    expect(flow?.after.map(({ name }) => name)).toEqual(['b']);
    expect([...(flow?.uses?.keys() ?? [])]).toEqual(['channel']);
    if (system) expect(answers(system, 'a')).toEqual({ replay: 'none', consumers: 'one' });
  });

  it('is nothing when there is no flow, or the text is broken', () => {
    expect(read('driven: 1\nsystem: s\n').system).toBeUndefined();
    expect(read('driven: 1\nsystem: s\nflows: {a: {}}\n\tx: 1\n').system).toBeUndefined();
  });
});

describe('sections with nothing in them', () => {
  it.each(['needs:', 'needs: {}', 'needs: ~', 'uses:', 'waive:', 'waive: []', 'decision:', 'about:', 'to: []'])(
    'may be there: %s',
    (line) => void sound(`driven: 1\nsystem: s\nflows:\n  a:\n    ${line}\n`),
  );
});

it('`flows: {}` says that none is known yet; nothing behind the key does not', () => {
  expect(sound('driven: 1\nsystem: s\nflows: {}\n').flows).toEqual([]);
  expect(read('driven: 1\nsystem: s\nflows:\n').system).toBeUndefined();
});
