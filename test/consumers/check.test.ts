import { describe, expect, it } from 'vitest';
import { applyBaseline, baselineText, parseBaseline } from '../../src/check/baseline.js';
import { check } from '../../src/index.js';
import type { Finding } from '../../src/model/finding.js';
import { readSound } from '../answers.js';
import { rulebook } from './random.js';

const checked = (flows: object) =>
  check(readSound(JSON.stringify({ driven: 1, system: 's', flows }), rulebook), rulebook, '2026-11-28');

const inShort = (findings: readonly Finding[]) =>
  findings
    .filter(({ rule }) => rule !== 'unstated')
    .map(
      ({ rule, consumer, suppression }) =>
        `${rule}${consumer ? ` ${consumer}` : ''}${suppression ? ` (${suppression.kind})` : ''}`,
    );

const textAt = ({ place: { source, span } }: Finding) => source.text.slice(span.start, span.end);

const FLOW = { from: 'orders', needs: { intent: 'event', throughput: '10/s', acknowledgment: 'completion' } };
const QUEUE = { broker: 'sqs-standard', deadLetter: true, deadLetterAlarm: true, deadLetterRetention: '14d' };
const SHORT = { ...QUEUE, visibilityTimeout: '30s' };

describe('a pitfall of the consuming side', () => {
  const flow = {
    ...FLOW,
    to: {
      stock: { needs: { processing: '2m' }, uses: SHORT },
      mail: { needs: { processing: '1s' }, uses: SHORT },
    },
  };

  it('is judged for each consumer with its own facts, and told at its own place', () => {
    const [found, ...others] = checked({ flow }).filter(({ rule }) => rule === 'lock-shorter-than-work');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ flow: 'flow', consumer: 'stock' });
    expect(found.message).toMatch(/^`flow` to `stock`: /);
    expect(textAt(found)).toBe('"30s"');
    expect(found.place.span.start).toBeLessThan(found.place.source.text.indexOf('"mail"'));
  });

  it('is told once, of the flow, where it holds for all and comes from none', () => {
    const uses = { ...SHORT, broker: 'rabbitmq-quorum', outbox: true };
    const needs = { ...FLOW.needs, processing: '2m' };
    const rules = (to: unknown) => inShort(checked({ flow: { ...FLOW, needs, uses, to } }));
    expect(rules({ stock: null, mail: null })).toEqual(rules(['stock', 'mail']));
  });

  it('names those that do not mend it where one does', () => {
    const found = checked({
      flow: {
        ...FLOW,
        needs: { ...FLOW.needs, duplicates: 'harmful' },
        uses: { broker: 'rabbitmq-quorum', deadLetter: true },
        to: { stock: { uses: { idempotent: true } }, mail: null, facts: null },
      },
    }).filter(({ rule }) => rule === 'consumer-not-idempotent');
    expect(found.map(({ consumer }) => consumer)).toEqual(['mail', 'facts']);
    expect(found.map(textAt)).toEqual(['"mail"', '"facts"']);
    expect(found[0].related[0].message).toBe('the flow says so here');
  });

  it('is waived for one consumer by its name, and a waiver without a name covers all', () => {
    const waived = (waive: object) =>
      inShort(
        checked({ flow: { ...flow, waive: [{ rule: 'lock-shorter-than-work', because: 'known', ...waive }] } }),
      ).filter((each) => /lock-shorter|unused/.test(each));
    expect(waived({})).toEqual(['lock-shorter-than-work stock (waiver)']);
    expect(waived({ consumer: 'stock' })).toEqual(['lock-shorter-than-work stock (waiver)']);
    expect(waived({ consumer: 'mail' })).toEqual(['lock-shorter-than-work stock', 'unused-waiver']);
  });

  it('is another finding in a baseline for another consumer', () => {
    const found = checked({ flow });
    const text = baselineText(found);
    expect(text).toContain('"consumer": "stock"');
    const baseline = parseBaseline({ path: 'b.json', text });
    if (!('entries' in baseline)) throw new Error('no baseline');
    const scope = { files: new Set(found.map(({ place }) => place.source.path)), isEnabled: () => true };
    expect(applyBaseline(baseline, found, scope).every(({ suppression }) => suppression?.kind === 'baseline')).toBe(
      true,
    );
    const renamed = checked({ flow: { ...flow, to: { store: flow.to.stock, mail: flow.to.mail } } });
    const [lock] = applyBaseline(baseline, renamed, scope).filter(({ rule }) => rule === 'lock-shorter-than-work');
    expect(lock).toMatchObject({ consumer: 'store' });
    expect(lock.suppression).toBeUndefined();
  });
});

describe('what carries a flow', () => {
  it('is no fault where each consumer has a queue of its own', () => {
    const to = { stock: { uses: QUEUE }, mail: { uses: QUEUE } };
    for (const uses of [{ broker: 'sns-standard' }, undefined])
      expect(
        inShort(checked({ flow: { ...FLOW, to, ...(uses ? { uses } : {}) } })).filter((rule) =>
          /^broker|^shared/.test(rule),
        ),
      ).toEqual([]);
  });

  it('is held against what each consumer needs of it', () => {
    const found = checked({
      flow: {
        ...FLOW,
        uses: { broker: 'sns-standard' },
        to: { stock: { uses: QUEUE }, facts: { needs: { replay: 'history' } } },
      },
    }).filter(({ rule }) => rule === 'broker-cannot');
    expect(found.map(({ consumer, message }) => `${consumer} ${message}`)).toEqual([
      expect.stringMatching(/^facts `sns-standard` cannot carry `flow` to `facts`: /),
    ]);
  });

  it('is one queue where two consumers name the same, and none where they subscribe to one topic', () => {
    const named = (channel: string) => ({ uses: { ...QUEUE, channel } });
    const shared = (to: object, uses?: object) =>
      inShort(checked({ flow: { ...FLOW, to, ...(uses ? { uses } : {}) } })).filter((rule) =>
        rule.startsWith('shared-queue'),
      );
    expect(shared({ stock: named('jobs'), mail: named('jobs') })).toEqual(['shared-queue mail']);
    expect(shared({ stock: named('stock'), mail: named('mail') })).toEqual([]);
    expect(
      shared({ stock: { uses: QUEUE }, mail: { uses: QUEUE } }, { broker: 'sns-standard', channel: 'orders' }),
    ).toEqual([]);
  });

  it('is in the style that all consumers together need', () => {
    const to = {
      stock: { needs: { processing: '10s', elastic: true } },
      facts: { needs: { acknowledgment: 'none', replay: 'history', streaming: true } },
    };
    const styles = (style: string) =>
      inShort(checked({ flow: { ...FLOW, to, uses: { style } } })).filter((rule) => rule.startsWith('style-mismatch'));
    expect(styles('hybrid')).toEqual([]);
    expect(styles('message-driven')).toEqual(['style-mismatch']);
    const own = { ...to, facts: { ...to.facts, uses: { style: 'message-driven' } } };
    expect(
      inShort(checked({ flow: { ...FLOW, to: own } })).filter((rule) => rule.startsWith('style-mismatch')),
    ).toEqual(['style-mismatch facts']);
  });
});

describe('contradictions', () => {
  it('of one consumer are told of that one, and those of the flow once', () => {
    const found = (flow: object) => inShort(checked({ flow })).filter((rule) => rule.startsWith('contradiction'));
    const to = { stock: { needs: { latency: '500ms', processing: '2s' } }, mail: null };
    expect(found({ ...FLOW, to })).toEqual(['contradiction stock']);
    expect(found({ ...FLOW, to, needs: { intent: 'command', consumers: 'open' } }).sort()).toEqual([
      'contradiction',
      'contradiction stock',
    ]);
  });
});

describe('several flows of one channel', () => {
  const one = (to: string, needs: object, uses: object = {}) => ({
    from: 'orders',
    to,
    needs: { intent: 'event', throughput: '10/s', ...needs },
    uses: { channel: 'orders', broker: 'kafka', ...uses },
  });
  const told = (flows: object) => checked(flows).filter(({ rule }) => rule === 'split-by-consumer');

  it('may be one flow with a map, which is shown', () => {
    const found = told({
      a: one('stock', { acknowledgment: 'completion' }, { batch: 10 }),
      b: one('facts', { replay: 'history' }),
      c: one('mail', {}),
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'info', flow: 'a' });
    expect(found[0].remedy).toContain(
      '`to: {stock: {needs: {acknowledgment: completion}, uses: {batch: 10}}, facts: {needs: {replay: history}}, mail: }`',
    );
  });

  it.each([
    ['another rate', { a: one('stock', {}), b: one('facts', { throughput: '20/s' }) }],
    ['the same consumer', { a: one('stock', {}), b: one('stock', {}) }],
    ['orders', { a: one('stock', { intent: 'command' }), b: one('facts', { intent: 'command' }) }],
    ['another channel', { a: one('stock', {}), b: one('facts', {}, { channel: 'other' }) }],
  ])('are not where there is %s', (_, flows) => {
    expect(told(flows)).toEqual([]);
  });
});
