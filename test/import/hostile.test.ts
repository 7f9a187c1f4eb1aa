import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { readFile, readSet } from '../../src/import/read-set.js';
import { systemOf } from '../../src/import/system-of.js';
import { draftText } from '../../src/import/write.js';
import { run } from '../cli/memory-io.js';
import { runs } from '../random-runs.js';
import { BUS, QUEUE, SERVERLESS } from './files.js';

const { base } = shippedRules();

/** Whatever a file holds: places or a draft that reads, adds up and is the same the second time. */
async function answered(text: string): Promise<void> {
  const source = { path: 'f', text };
  const read = await readFile(source);
  if (read === 'no kind') return;
  if ('findings' in read) {
    expect(read.findings.length).toBeGreaterThan(0);
    return;
  }
  const draft = readSet([read.reading], base);
  expect(draftText('s', readSet([read.reading], base))).toBe(draftText('s', draft));
  expect((await systemOf(draft, 's', [source], base)).findings).toEqual([]);
  const { resources, channels, deadLetters, beside, notRead } = draft.account;
  expect(channels + deadLetters + beside + notRead).toBe(resources);
  expect(Math.min(channels, deadLetters, beside, notRead)).toBeGreaterThanOrEqual(0);
}

const TEXTS = fc.constantFrom(QUEUE, BUS, SERVERLESS);
const VALUES = fc.constantFrom(
  'null',
  '[]',
  '{}',
  '-1',
  '"*"',
  '!Ref X',
  '!GetAtt Orders',
  '*a',
  '1e400',
  '"\\u0000"',
  '"\\ud800"',
  '"  "',
  '{Ref: Worker}',
  '{"Fn::Join": []}',
  `"$\{self:custom}"`,
  '[[[]]]',
);
const KEYS = fc.constantFrom(
  'Type',
  'Events',
  'Ref',
  'Fn::Sub',
  'RedrivePolicy',
  'true',
  '"\\u0000"',
  '""',
  'Queue',
  'Statement',
);

describe('a file that is broken', () => {
  it('is answered wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(TEXTS, fc.nat(3_000), (text, end) => answered(text.slice(0, end))),
      { numRuns: runs(1_000) },
    );
  });

  it('is answered whatever its values and keys are', async () => {
    const change = fc.record({ line: fc.nat(60), value: fc.option(VALUES), key: fc.option(KEYS) });
    await fc.assert(
      fc.asyncProperty(TEXTS, fc.array(change, { minLength: 1, maxLength: 5 }), (text, changes) => {
        const lines = text.split('\n');
        for (const { line, value, key } of changes) {
          const at = line % lines.length;
          if (value !== null) lines[at] = lines[at].replace(/: .*$/, () => `: ${value}`);
          if (key !== null)
            lines[at] = lines[at].replace(/^( *(?:- )?)[^ :]+:/, (_, start: string) => `${start}${key}:`);
        }
        return answered(lines.join('\n'));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it.each([
    ['values in values', `Resources: ${'{a: '.repeat(5_000)}`],
    ['JSON in JSON', `{"Resources": ${'['.repeat(50_000)}`],
    [
      'functions in functions',
      `Resources: {Q: {Type: AWS::SQS::Queue, Properties: {QueueName: ${'{"Fn::Join": ["", ['.repeat(30)}x${']]}'.repeat(30)}}}}`,
    ],
    [
      'variables that multiply',
      `service: s\nprovider: {name: aws}\ncustom:\n${Array.from({ length: 60 }, (_, i) => `  a${i}: "\${self:custom.a${i + 1}}\${self:custom.a${i + 1}}"\n`).join('')}  a60: x\nfunctions: {f: {handler: h, events: [{sqs: "\${self:custom.a0}"}]}}\n`,
    ],
    [
      'variables in a circle',
      `service: s\nprovider: {name: aws}\ncustom: {a: "$\{self:custom.b}", b: "$\{self:custom.a}", c: "$\{self:custom}"}\nfunctions: {f: {handler: h, events: [{sqs: "$\{self:custom.a}"}]}}\n`,
    ],
    [
      'queues that feed each other',
      'Resources:\n  A: {Type: AWS::SNS::Topic, Properties: {Subscription: [{Protocol: sqs, Endpoint: {Ref: B}}]}}\n  B: {Type: AWS::SQS::Queue}\n  P: {Type: AWS::Pipes::Pipe, Properties: {Source: {Ref: B}, Target: {Ref: A}}}\n',
    ],
  ])('ends: %s', async (_, text) => {
    await answered(text);
  });
});

describe('a command line', () => {
  it('tells a file that is none of them, and one that is missing, with places', async () => {
    const files = { 'a.yaml': 'some: thing\n', 'b.yaml': 'driven: 1\nsystem: s\nflows: {}\n' };
    const { status, stdout, stderr } = await run(['import', 'a.yaml', 'b.yaml', 'c.yaml'], { files });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('a.yaml:1:1: error: no kind of file that import knows');
    expect(stderr).toContain('b.yaml:1:1: error: this is a description already');
    expect(stderr).toContain('c.yaml:1:1: error: there is no such file');
  });

  it('never echoes what is set in an environment', async () => {
    const text = SERVERLESS.replace('{WORK_URL: !Ref Work}', '{WORK_URL: !Ref Work, DB_PASSWORD: hunter2}');
    const { both } = await run(['import', 's.yml'], { files: { 's.yml': text } });
    expect(both).not.toContain('hunter2');
  });

  it('drafts no flow where only brokers are deployed', async () => {
    const files = { 't.yaml': 'Resources:\n  C: {Type: AWS::MSK::Cluster}\n' };
    const { stdout } = await run(['import', 't.yaml'], { files });
    expect(stdout).toContain('running: [msk]  # t.yaml:2');
    expect(stdout).toMatch(/^flows: \{\}$/m);
    const checked = await run(['check', 's.yaml', '--verbose'], { files: { 's.yaml': stdout } });
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining('info: no flow is known yet')]);
  });
});

describe('check of a file that deploys', () => {
  const found = async (template: string, ...more: string[]) => {
    const { stdout } = await run(['check', 't.yaml', '--format', 'json', ...more], { files: { 't.yaml': template } });
    return (JSON.parse(stdout) as { findings: { rule: string; line: number; basis: string; file: string }[] }).findings;
  };

  it('finds what the file proves at its own lines, and presumes nothing of code', async () => {
    const findings = await found(QUEUE);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'lock-under-six-function-timeouts', file: 't.yaml', line: 15 }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'single-receive', file: 't.yaml', line: 17 }));
    expect(findings.filter(({ basis }) => basis === 'presumed')).toEqual([]);
  });

  it('reads a description as one although it speaks of such files', async () => {
    const text = 'driven: 1\nsystem: s\nflows:\n  Resources:\n    from: a\n    to: b\n';
    const { status, stdout } = await run(['check', 'system.yaml'], { files: { 'system.yaml': text } });
    expect([status, stdout]).toEqual([0, '']);
  });
});
