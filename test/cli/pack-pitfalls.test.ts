import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';
import { PITFALL } from './pack-texts.js';

const SOURCES = `
sources:
  - {id: handbook, title: The platform handbook, url: "https://example.com/handbook", read: 2026-11-01}`;

/** A pack with one pitfall; some of its lines may be replaced. */
const pack = (changes: { [line: string]: string } = {}) => {
  let text = `driven-pack: 1${SOURCES}
${PITFALL}`;
  for (const [line, other] of Object.entries(changes)) {
    expect(text).toContain(line);
    text = text.replace(line, other);
  }
  return text;
};

const SYSTEM = `driven: 1
system: shop
flows:
  send-receipt: {uses: {broker: kafka, sideEffects: true}}
`;

const files = (text: string, more = {}) => ({ files: { 'pack.yaml': text, 'system.yaml': SYSTEM, ...more } });

describe('a pitfall of a pack', () => {
  it('is found at its line, with its source', async () => {
    const { stdout } = await run(
      ['check', '--rules', 'pack.yaml', '--format', 'json', '--rule', 'mail-over-a-log'],
      files(pack()),
    );
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        rule: 'mail-over-a-log',
        severity: 'warning',
        message: '`send-receipt`: it acts on the outside world from a log (kafka)',
        line: 4,
        flow: 'send-receipt',
        remedy: 'Hand the work to a queue.',
      },
    ]);
  });

  it('is explained, waivable, and weighed by the configuration', async () => {
    expect((await run(['explain', 'mail-over-a-log', '--rules', 'pack.yaml'], files(pack()))).stdout).toContain(
      'broker.acknowledgment cursor and uses.sideEffects true',
    );
    const waived = SYSTEM.replace('}}', '}, waive: [{rule: mail-over-a-log, because: read once}]}');
    const config = 'rules: [pack.yaml]\nseverity: {mail-over-a-log: error}\n';
    const given = files(pack(), { 'system.yaml': waived, 'driven.config.yaml': config });
    const { stdout } = await run(['check', '--format', 'json', '--rule', 'mail-over-a-log'], given);
    expect(JSON.parse(stdout).findings).toMatchObject([{ severity: 'error', waived: true }]);
  });

  it('replaces fields of a shipped one, or switches it off', async () => {
    const off = 'driven-pack: 1\noverride: {pitfalls: {lock-shorter-than-work: {off: true}}}\n';
    expect((await run(['explain', 'lock-shorter-than-work', '--rules', 'pack.yaml'], files(off))).status).toBe(2);
    const graver = 'driven-pack: 1\noverride: {pitfalls: {lock-shorter-than-work: {severity: info}}}\n';
    expect((await run(['explain', 'lock-shorter-than-work', '--rules', 'pack.yaml'], files(graver))).stdout).toContain(
      '(info)',
    );
  });

  it.each<[string, { [line: string]: string }, RegExp]>([
    [
      'a misspelt fact',
      { 'sideEffects: true}}\n    what': 'sideEfects: true}}\n    what' },
      /pack.yaml:7:53: error: `sideEfects`: no fact of `uses` is called that. Did you mean `sideEffects`/,
    ],
    [
      'a misspelt section',
      { 'when: {broker:': 'when: {brokr:' },
      /pack.yaml:7:12: error: `brokr`: not part of a condition. Did you mean `broker`/,
    ],
    [
      'a value that is none',
      { 'acknowledgment: cursor': 'acknowledgment: cursr' },
      /7:37: error: `cursr` is not a value of acknowledgment. Did you mean `cursor`/,
    ],
    [
      'a quotation that is not read',
      { '({broker})': '{uses.deadLetter}' },
      /9:14: error: quotes \{uses.deadLetter\}, which its condition does not read/,
    ],
    [
      'an example that says otherwise',
      { 'fires: false, flow: {uses: {broker: kafka': 'fires: true, flow: {uses: {broker: kafka' },
      /15:17: error: mail-over-a-log: it says false on this example, not true/,
    ],
    [
      'a condition that no example pins',
      { '      - {fires: false, flow: {uses: {broker: sqs-standard, sideEffects: true}}}\n': '' },
      /no example notices when the test of broker.acknowledgment always holds/,
    ],
    [
      'an unknown flow key in an example',
      { 'flow: {uses: {broker: kafka, sideEffects: true': 'flow: {use: {broker: kafka, sideEffects: true' },
      /14:30: error: `use`: unknown key. Did you mean `uses`/,
    ],
    [
      'a comparison of what is no quantity',
      { 'acknowledgment: cursor': 'acknowledgment: {above: 3}' },
      /is not a value of acknowledgment/,
    ],
    ['no example that fires', { 'fires: true': 'fires: unknown' }, /no example that has `fires: true`/],
  ])('is refused for %s, with its place', async (_, changes, message) => {
    const { status, stderr, stdout } = await run(
      ['advise', '--rules', 'pack.yaml', 'intent=event'],
      files(pack(changes)),
    );
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  it('may not change the condition of a shipped one so that its examples say otherwise', async () => {
    const other =
      'driven-pack: 1\noverride:\n  pitfalls: {personal-data-for-anyone: {when: {needs: {consumers: several}, uses: {personalData: true}}}}\n';
    const { stderr, status } = await run(['advise', '--rules', 'pack.yaml', 'intent=event'], files(other));
    expect(stderr).toMatch(
      /^pack.yaml:3:\d+: error: personal-data-for-anyone: it says false on this example, not true/m,
    );
    expect(status).toBe(2);
  });
});
