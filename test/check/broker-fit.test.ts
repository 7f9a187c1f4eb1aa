import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { check } from '../../src/index.js';
import type { Finding } from '../../src/model/finding.js';
import { positionAt } from '../../src/text/source.js';
import { adviceOn, readSound } from '../answers.js';
import { FLOWS } from '../brokers/base.js';
import { inFull } from '../random-runs.js';

const { rulebook } = shippedRules();

const RULES = ['broker-cannot', 'broker-strains', 'broker-heavier-than-needed', 'over-quota'];

/** Findings about what carries the flows of a file. */
function found(text: string): Finding[] {
  return check(readSound(text, rulebook), rulebook, '2026-11-24').filter(
    ({ rule }) => RULES.includes(rule) || rule === 'unused-waiver',
  );
}

const flow = (needs: object, uses: object, more: object = {}) =>
  found(JSON.stringify({ driven: 1, system: 'test', flows: { flow: { needs, uses, ...more } } }));

const inShort = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, suppression }) => `${severity} ${rule}${suppression ? ' (waived)' : ''}`);

const uses = (broker: string | string[], more: object = {}) => ({ broker, ...more });

/** Needs, what is in use, and the findings, each with a word of its message. */
const CASES: readonly [needs: object, uses: object, ...findings: [string, RegExp][]][] = [
  [{ ordering: 'per-key' }, uses('sqs-fifo')],
  [{}, uses('sqs-standard')],
  [{ ordering: 'per-key' }, {}],
  // Cannot.
  [
    { ordering: 'per-key' },
    uses('sqs-standard'),
    ['error broker-cannot', /`sqs-standard` cannot carry `flow`: keeps no order/],
  ],
  [{ replay: 'history' }, uses('sqs-fifo'), ['error broker-cannot', /past/]],
  [{ cloud: 'azure' }, uses('sqs-fifo'), ['error broker-cannot', /not offered on azure/]],
  [{ delay: '20m' }, uses('sqs-standard'), ['error broker-cannot', /15m at most/]],
  [
    { ordering: 'total', throughput: '3001/s' },
    uses('sqs-fifo'),
    ['error broker-cannot', /one message group.*by quota/],
  ],
  [
    { ordering: 'per-key', replay: 'history', consumers: 'several' },
    uses('sqs-standard'),
    ['error broker-cannot', /one consuming service/],
    ['error broker-cannot', /keeps no order/],
    ['error broker-cannot', /past/],
  ],
  // Strains.
  [{ payload: '2MiB' }, uses('sqs-fifo'), ['warning broker-strains', /takes 1MiB at most/]],
  [{ payload: '2MiB' }, uses('sqs-fifo', { claimCheck: true })],
  [{ payload: '2MiB' }, uses('sqs-fifo', { claimCheck: false }), ['warning broker-strains', /1MiB/]],
  // Another need is not met by it.
  [
    { payload: '2MiB', ordering: 'per-key' },
    uses('sqs-standard', { claimCheck: true }),
    ['error broker-cannot', /keeps no order/],
  ],
  [{ ordering: 'total', throughput: '301/s' }, uses('sqs-fifo'), ['warning broker-strains', /single calls/]],
  [
    { acknowledgment: 'completion', processing: '90s' },
    uses('kafka'),
    ['warning broker-strains', /commits a position/],
    ['warning broker-strains', /behind a slow one/],
  ],
  [{ ordering: ['none', 'per-key'] }, uses('sqs-standard'), ['warning broker-strains', /in part/]],
  // Effort that nobody needs, unless it runs anyway.
  [
    { replay: 'history', operations: 'low' },
    uses('kafka'),
    ['info broker-heavier-than-needed', /asks much effort.*meets every stated need/],
  ],
  [{ replay: 'history', operations: 'low', running: ['kafka'] }, uses('kafka')],
  [
    { acknowledgment: 'delivery', cloud: 'aws' },
    uses('kafka'),
    ['info broker-heavier-than-needed', /asks much effort.*meets every stated need/],
  ],
  [{ acknowledgment: 'delivery', cloud: 'aws', running: ['kafka'] }, uses('kafka')],
  // Nothing is heavier than needed that would be advised afresh.
  [{ replay: 'history' }, uses('kafka')],
  // Quotas.
  [
    { throughput: '3k/s', processing: '60s' },
    uses('sqs-standard'),
    [
      'warning over-quota',
      /throughput × processing is 180,000 records over what `sqs-standard` allows: inFlightMax 120000/,
    ],
  ],
  [{ throughput: '500/s', cloud: 'azure', payload: '40KB' }, uses('azure-event-hubs')],
  [
    { throughput: '200/s', processing: '1h', cloud: 'aws' },
    uses('sqs-fifo'),
    ['warning over-quota', /720,000 records over what `sqs-fifo` allows/],
  ],
  [
    { throughput: '1k/s..3k/s', processing: '60s' },
    uses('sqs-standard'),
    ['warning over-quota', /60,000 to 180,000 records, in part over/],
  ],
  [{ throughput: '1k/s', processing: '60s' }, uses('sqs-standard')],
  // Sized in the mode that it takes, by what one of its units was measured to take.
  [{ throughput: '400k/s', cloud: 'azure' }, uses('azure-event-hubs')],
  [
    { throughput: '1M/s', cloud: 'azure' },
    uses('azure-event-hubs'),
    ['warning over-quota', /20 capacity unit over what `azure-event-hubs` allows/],
  ],
  // Several together: the composition counts, not each alone.
  [{ consumers: 'several', acknowledgment: 'completion' }, uses(['sns-standard', 'sqs-standard'])],
  [{ consumers: 'several', acknowledgment: 'completion' }, uses('sns-sqs')],
  [
    { consumers: 'several', ordering: 'per-key' },
    uses(['sns-standard', 'sqs-standard']),
    ['error broker-cannot', /`sns-sqs` cannot carry/],
  ],
];

describe('what carries a flow, held against its needs', () => {
  it.each(
    CASES.map(([needs, used, ...expected]) => ({ needs, used, expected, name: JSON.stringify({ needs, used }) })),
  )('$name', ({ needs, used, expected }) => {
    const findings = flow(needs, used);
    expect(inShort(findings).sort()).toEqual(expected.map(([short]) => short).sort());
    for (const [short, message] of expected)
      expect(
        findings.some((finding) => inShort([finding])[0] === short && message.test(finding.message)),
        `${message} in ${findings.map((finding) => finding.message).join('\n')}`,
      ).toBe(true);
    for (const finding of findings) {
      expect(finding.remedy).toMatch(/^[A-Z].*\.$/s);
      expect(finding.remedy).not.toMatch(/\.\./);
      expect(finding.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    }
  });

  const file = [
    'driven: 1',
    'system: shop',
    'defaults:',
    '  needs: {replay: history}',
    'flows:',
    '  pay:',
    '    needs:',
    '      ordering: per-key',
    '      payload: 2MiB',
    '    uses:',
    '      broker: sqs-standard',
    '',
  ].join('\n');

  const at = ({ place }: { place: Finding['place'] }) => {
    const { line, column } = positionAt(place.source, place.span.start);
    return `${line}:${column} ${place.source.text.slice(place.span.start, place.span.end)}`;
  };

  it('stands at the broker, with the need as its second place', () => {
    const findings = found(file);
    expect(findings.map(({ rule, flow: name }) => [rule, name])).toEqual([
      ['broker-cannot', 'pay'],
      ['broker-cannot', 'pay'],
      ['broker-strains', 'pay'],
    ]);
    for (const finding of findings) expect(at(finding)).toBe('11:15 sqs-standard');
    const related = findings.flatMap((finding) => finding.related.map((each) => `${at(each)}: ${each.message}`)).sort();
    expect(related).toEqual([
      '4:19 history: `replay: history` is needed here',
      '8:17 per-key: `ordering: per-key` is needed here',
      '9:16 2MiB: `payload: 2MiB` is needed here',
    ]);
  });

  it('names the facts that decided, its source with its date, and something that can', () => {
    const [finding] = found(file).filter(({ message }) => message.includes('no order'));
    expect(finding.facts).toEqual({ broker: 'sqs-standard', ordering: 'per-key' });
    expect(finding.sources.join()).toMatch(/20\d\d(-\d\d)*: https:\/\//);
    expect(finding.remedy).toMatch(/^Take one that can, such as [a-z-]+; or correct the needs\.$/);
    const such = /such as ([a-z-]+);/.exec(finding.remedy)?.[1];
    const advice = adviceOn(rulebook, { ordering: 'per-key', payload: '2MiB', replay: 'history' });
    expect(advice.brokers.find(({ id }) => id === such)?.verdict).toBe('fits');
  });

  it('offers no broker that can where none does', () => {
    const [finding] = flow({ ordering: 'total', throughput: '100k/s', processing: '5ms' }, uses('kafka'));
    expect(finding.message).toContain('1 / processing');
    expect(finding.remedy).toMatch(
      /^Nothing known meets all of them: give up `ordering` \(then [a-z-]+\), or `throughput`/,
    );
  });

  it.each([
    ['kafka', { processing: '8m' }, { pollInterval: '30m' }, { pollInterval: '5m' }],
    ['rabbitmq-quorum', { processing: '40m' }, { ackTimeout: '4h' }, { ackTimeout: '30m' }],
    ['kafka', { reply: 'async' }, { correlation: true }, { correlation: false }],
    ['google-pubsub', { processing: '20m' }, { renewsLock: true }, { renewsLock: false }],
    ['celery', { delay: '6h' }, { visibilityTimeout: '12h' }, { visibilityTimeout: '1h' }],
    ['rabbitmq-quorum', { pace: 'limited' }, { maxConcurrency: 40 }, { prefetch: 40 }],
  ])('%s with %j no longer strains once the file says %j', (broker, needs, settled, unsettled) => {
    const strains = (more: object) =>
      inShort(flow(needs, uses(broker, more))).filter((each) => each === 'warning broker-strains');
    expect(strains({})).toHaveLength(1);
    expect(strains(unsettled)).toHaveLength(1);
    expect(strains(settled)).toEqual([]);
  });

  it.each([
    ['google-pubsub', { replay: 'history' }, {}, 'history-cut-off'],
    ['celery', { acknowledgment: 'completion' }, {}, 'acknowledged-before-work'],
    ['bullmq', { acknowledgment: 'completion' }, { confirms: false }, 'unconfirmed-publish'],
  ])('%s with %j: what a pitfall says is not said again as a strain', (broker, needs, more, pitfall) => {
    const text = JSON.stringify({ driven: 1, system: 'test', flows: { flow: { needs, uses: uses(broker, more) } } });
    const ids = check(readSound(text, rulebook), rulebook, '2026-11-24').map(({ rule }) => rule);
    expect(ids).toContain(pitfall);
    expect(ids).not.toContain('broker-strains');
  });

  it('a pitfall that is only an info leaves the strain to be said', () => {
    expect(inShort(flow({ acknowledgment: 'delivery' }, uses('bullmq')))).toEqual(['warning broker-strains']);
  });

  it('a setting settles a strain by its value', () => {
    const needs = { acknowledgment: 'completion' };
    expect(inShort(flow(needs, uses('celery', { acknowledges: 'after' })))).toEqual([]);
  });

  it('a waiver covers all findings of its rule in the flow; one that covers nothing is reported', () => {
    const waive = (rule: string, until?: string) => ({
      waive: [{ rule, because: 'known', ...(until ? { until } : {}) }],
    });
    const needs = { ordering: 'per-key', replay: 'history', payload: '2MiB' };
    const used = uses('sqs-standard');
    expect(inShort(flow(needs, used, waive('broker-cannot'))).sort()).toEqual([
      'error broker-cannot (waived)',
      'error broker-cannot (waived)',
      'warning broker-strains',
    ]);
    expect(inShort(flow({ ordering: 'per-key' }, used, waive('broker-strains'))).sort()).toEqual([
      'error broker-cannot',
      'warning unused-waiver',
    ]);
    expect(inShort(flow({ ordering: 'per-key' }, used, waive('broker-cannot', '2026-11-23'))).sort()).toEqual([
      'error broker-cannot',
      'warning unused-waiver',
    ]);
    expect(inShort(flow({ ordering: 'per-key' }, used, waive('broker-cannot', '2026-11-24')))).toEqual([
      'error broker-cannot (waived)',
    ]);
  });

  it('two findings of one rule in one flow have fingerprints of their own, which no other line moves', () => {
    for (const { needs } of FLOWS.slice(0, inFull(FLOWS.length, 5)))
      for (const broker of ['sqs-standard', 'kafka', 'kinesis', 'azure-event-grid', 'celery', 'synchronous-call']) {
        const findings = flow({ ...needs, throughput: '1M/s', processing: '90s', payload: '20MiB' }, uses(broker));
        const prints = findings.map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size, findings.map(({ message }) => message).join('\n')).toBe(prints.length);
      }
    const moved = `# a comment\n\n${file.replace('4KB', '5KB')}`;
    expect(found(moved).map(({ fingerprint }) => fingerprint)).toEqual(
      found(file).map(({ fingerprint }) => fingerprint),
    );
  });
});

describe('advice that was followed', () => {
  it.each(FLOWS)('$id: no complaint', ({ needs, more }) => {
    const advice = adviceOn(rulebook, needs, more);
    const fitting = advice.brokers.find(({ verdict }) => verdict === 'fits');
    if (fitting === undefined) return;
    const style = advice.style === 'either' ? {} : { style: advice.style };
    const findings = flow(needs, { ...style, broker: fitting.id }, more);
    expect(findings.map(({ message }) => message)).toEqual([]);
  });
});
