import { Parser } from '@asyncapi/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { run } from '../cli/memory-io.js';
import { drafted } from '../import/drafted.js';
import { inFull, runs } from '../random-runs.js';

/** What the parser asked for beside the document; nothing may be. */
const asked: string[] = [];
const refuse = (schema: string) => ({
  schema,
  order: 1,
  canRead: true,
  read: (uri: { toString: () => string }) => {
    asked.push(uri.toString());
    throw new Error('nothing beside the document may be read');
  },
});
const parser = new Parser({
  __unstable: { resolver: { cache: false, resolvers: ['http', 'https', 'file'].map(refuse) } },
});

/** What AsyncAPI's own parser finds wrong with a document; advice to take a newer version is none. */
async function faultsIn(text: string): Promise<string[]> {
  const { diagnostics } = await parser.parse(text);
  return diagnostics
    .filter(({ severity }) => severity < 2)
    .map(({ code, message, path }) => `${path.join('.')}: ${message} (${code})`);
}

const system = (flows: string) => `driven: 1\nsystem: shop\nflows:\n${flows}`;
async function exported(text: string, ...args: string[]) {
  const result = await run(['export', 'asyncapi', 'system.yaml', ...args], { files: { 'system.yaml': text } });
  return { ...result, faults: result.status === 0 ? await faultsIn(result.stdout) : [] };
}

const PUBLISHED = ['log', 'topic', 'bus'];
const all = shippedRules()
  .base.catalogue.carriers.filter(({ kind, parts }) => parts.length === 1 && PUBLISHED.includes(kind))
  .map(({ id }) => id);
/** The parser takes a second for each. */
const brokers = inFull(all, all.slice(0, 3));

describe('driven export asyncapi', () => {
  it.each(brokers)('writes a valid document of a flow over %s', async (broker) => {
    const { stdout, faults } = await exported(
      system(
        `  f: {from: a, to: [b], needs: {intent: event}, uses: {broker: ${broker}, partitions: 3, retention: 1d}}\n`,
      ),
    );
    expect(faults).toEqual([]);
    expect(stdout).toContain('action: receive');
  });

  it('reads back as it was written', async () => {
    const flows = `  order-placed:
    from: [orders, desk]
    to: [billing, stock]
    needs: {intent: event, reply: async}
    uses: {broker: kafka, channel: orders.placed.v1, partitions: 12, retention: 7d}
  audit: {from: orders, uses: {broker: kinesis}}
`;
    const { stdout, faults } = await exported(system(flows));
    expect(faults).toEqual([]);
    const { flows: read, notRead } = await drafted({ 'asyncapi.yaml': stdout });
    expect(notRead).toEqual([]);
    expect(read).toMatchObject([
      {
        name: 'orders.placed.v1',
        from: ['orders', 'desk'],
        to: ['billing', 'stock'],
        needs: { intent: ['event'], reply: ['async'] },
        uses: { broker: 'kafka', channel: 'orders.placed.v1', partitions: '12', retention: '7d' },
      },
      { name: 'audit', from: ['orders'], to: [], uses: { broker: 'kinesis', channel: 'audit' } },
    ]);
    const held = await run(['check', 'system.yaml', '--deployed', 'a.yaml', '--rule', 'deployed-differs'], {
      files: { 'system.yaml': system(flows), 'a.yaml': stdout },
    });
    expect([held.status, held.stderr]).toEqual([
      0,
      expect.stringContaining('2 of 2 flows found there, 4 facts compared'),
    ]);
  });

  it('writes flows over one channel as messages of it', async () => {
    const flow = (name: string) => `  ${name}: {from: a, uses: {broker: msk, channel: all}}\n`;
    const { stdout, faults } = await exported(system(flow('one') + flow('two')));
    expect(faults).toEqual([]);
    expect(stdout).toContain('channels:\n  all:\n    address: all\n');
    expect(stdout).toContain('    messages:\n      one:\n        name: one\n      two:\n        name: two\n');
  });

  it('leaves queues, calls and what is not settled out, and says so', async () => {
    const { stdout, stderr, faults } = await exported(
      system(
        '  a: {from: x, to: [y], uses: {broker: sqs-fifo}}\n  b: {from: x, to: [y]}\n  c: {from: x, uses: {style: event-driven}}\n  d: {from: x, to: [y], uses: {broker: sns-sqs}}\n',
      ),
    );
    expect(faults).toEqual([]);
    expect(stderr).toBe(
      'left out: a: sqs-fifo is no log, topic or bus\nleft out: b: it is either, and names no log, topic or bus\n2 of 4 flows\n',
    );
    expect(stdout).toContain('protocol: sns\n');
  });

  it('is valid of a system in which nothing is published', async () => {
    const { stdout, faults } = await exported('driven: 1\nsystem: s\nflows: {}\n');
    expect([stdout.startsWith('asyncapi: 3.0.0\n'), faults]).toEqual([true, []]);
  });

  it('is valid where flows have names that every object has', async () => {
    const { status, faults } = await exported(
      system('  constructor: {from: a, uses: {broker: kafka}}\n  toString: {from: a, uses: {broker: kafka}}\n'),
    );
    expect([status, faults]).toEqual([0, []]);
  });

  it('is valid whatever things are called', async () => {
    const names = fc.oneof(
      fc
        .string({ minLength: 1, maxLength: 12, unit: 'binary' })
        .filter((name) => /[^\0\s]/.test(name) && !name.includes('\0')),
      fc.constantFrom(
        'true',
        '404',
        'null',
        '__proto__',
        'constructor',
        'a/b~c',
        '{x}',
        '{',
        'a?b#c',
        '\u001b[31m',
        '\u202e',
        '#',
        '- x',
        ': y',
      ),
    );
    const flow = fc.record({ name: names, from: names, to: names, channel: names, about: names });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(flow, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
        async (flows) => {
          const described = Object.fromEntries(
            flows.map(({ name, from, to, channel, about }) => [
              name,
              { about, from, to: [to], uses: { broker: 'kafka', channel } },
            ]),
          );
          // JSON is YAML; a key that JavaScript takes for another thing is written by hand.
          const { status, stdout, faults } = await exported(
            JSON.stringify({ driven: 1, system: 's', flows: described }),
          );
          if (status === 2) return;
          expect(faults).toEqual([]);
          expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
          const { reads } = await drafted({ 'a.yaml': stdout });
          expect(reads).toMatchObject([{ reading: { findings: [] } }]);
        },
      ),
      { numRuns: runs(60) },
    );
  }, 240_000);

  it('overwrites nothing without --force', async () => {
    const files = { 'system.yaml': system('  f: {from: a, uses: {broker: kafka}}\n'), 'a.yaml': 'mine\n' };
    const argv = ['export', 'asyncapi', '-o', 'a.yaml'];
    const refused = await run(argv, { files });
    expect([refused.status, refused.stderr, refused.files.get('a.yaml')]).toEqual([
      2,
      'driven: a.yaml exists already; --force overwrites it\n',
      'mine\n',
    ]);
    const forced = await run([...argv, '--force'], { files });
    expect([forced.status, forced.stdout, forced.stderr]).toEqual([0, '', 'wrote a.yaml: 1 of 1 flow\n']);
    expect(String(forced.files.get('a.yaml'))).toContain('asyncapi: 3.0.0');
  });

  it('reads standard input, and says what can be written', async () => {
    const piped = await run(['export', 'asyncapi', '-', '-q'], {
      input: system('  f: {from: a, uses: {broker: kafka}}\n'),
    });
    expect([piped.status, piped.stderr]).toEqual([0, '']);
    const other = await run(['export', 'asyncap'], {});
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('Did you mean `asyncapi`?')]);
  });

  it('is validated without reading anything beside the document', () => {
    expect(asked).toEqual([]);
  });
});
