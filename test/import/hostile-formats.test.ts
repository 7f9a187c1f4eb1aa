import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeText } from '../../src/text/source.js';
import { inFull } from '../random-runs.js';
import { drafted } from './drafted.js';

const TERRAFORM = `locals {
  q = { a = "x", b = [1, 2] }
}
resource "aws_sqs_queue" "q" {
  for_each = local.q
  name = "é-\${each.key}"
  policy = <<-EOT
    {"a": "\${var.b}"}
  EOT
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.q["a"].arn, maxReceiveCount = -(3) })
}
resource "aws_sns_topic_subscription" "s" {
  topic_arn = aws_sns_topic.t[*].arn
  protocol = "sqs"
  endpoint = aws_sqs_queue.q[var.x ? "a" : "b"].arn
}
`;
const KUBERNETES = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: s}
spec:
  scaleTargetRef: {name: w}
  maxReplicaCount: 3
  triggers:
    - type: kafka
      metadata: {topic: t}
---
apiVersion: rabbitmq.com/v1beta1
kind: Policy
metadata: {name: p}
spec: {pattern: "^a", definition: {delivery-limit: 3}}
`;
const COMPOSE = `services:
  k:
    image: "cp/cp-kafka:\${V:-7}"
    extends: k
`;
const ASYNCAPI = `asyncapi: 3.0.0
info: {title: A}
servers: {s: {$ref: '#/servers/s'}}
channels:
  c: {address: c, messages: {m: {$ref: '#/channels/c/messages/m'}}, bindings: {kafka: {partitions: 3}}}
operations:
  o: {action: send, channel: {$ref: '#/channels/c'}, reply: {channel: {$ref: '#/operations/o/reply'}}}
`;
const PLAN = JSON.stringify({
  format_version: '1.2',
  planned_values: {
    root_module: {
      resources: [{ address: 'aws_sqs_queue.q', type: 'aws_sqs_queue', name: 'q', values: { name: 'q' } }],
      child_modules: [{ address: 'module.m', resources: [] }],
    },
  },
  configuration: {
    root_module: {
      resources: [{ address: 'aws_sqs_queue.q', expressions: { redrive_policy: { references: ['module.m.o'] } } }],
      module_calls: { m: { module: { outputs: { o: { expression: { references: ['module.m.o'] } } } } } },
    },
  },
});

const FILES: readonly (readonly [string, string])[] = [
  ['main.tf', TERRAFORM],
  ['k8s.yaml', KUBERNETES],
  ['compose.yaml', COMPOSE],
  ['asyncapi.yaml', ASYNCAPI],
  ['plan.json', PLAN],
];

/** An answer: every sentence of it has a place in the file. */
async function answers(path: string, text: string): Promise<void> {
  const { reads, draft } = await drafted({ [path]: text });
  const [read] = reads;
  const findings = typeof read !== 'string' && 'findings' in read ? read.findings : [];
  for (const { place } of [...findings, ...draft.notRead]) {
    expect(place.span.start).toBeLessThanOrEqual(text.length);
    expect(placeText(place)).toMatch(/:\d+:\d+$/);
  }
}

describe('a hostile file gets an answer with places', () => {
  it.each(FILES)('%s, cut anywhere', async (path, text) => {
    for (let end = 0; end < text.length; end += 3) await answers(path, text.slice(0, end));
  });

  it.each(FILES)('%s, with a part of it replaced', async (path, text) => {
    const part = fc.constantFrom(
      '{',
      '}',
      '[',
      '"',
      '\n',
      '${',
      '%{',
      '<<',
      '*',
      '&a',
      ': ',
      'null',
      '\u0000',
      '9'.repeat(30),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(12), part, async (at, length, put) => {
        await answers(path, text.slice(0, at) + put + text.slice(at + length));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['main.tf', `a = ${'['.repeat(3000)}${']'.repeat(3000)}`],
    ['main.tf', `${'b {\n'.repeat(2000)}${'}\n'.repeat(2000)}`],
    ['main.tf', `resource "aws_sqs_queue" "q" {\n  name = ${'"${'.repeat(500)}a${'}"'.repeat(500)}\n}`],
    ['main.tf', 'resource "aws_sqs_queue" "q" {\n  count = 1000000000\n}'],
    ['plan.json', `{"format_version":"1","planned_values":{"root_module":${'{"child_modules":['.repeat(90)}`],
    [
      'k8s.yaml',
      `apiVersion: v1\nkind: List\nitems: ${'[{apiVersion: v1, kind: List, items: '.repeat(20)}[]${'}]'.repeat(20)}`,
    ],
  ])('%s, nested deeply or made many times', async (path, text) => {
    await answers(path, text);
  });

  it('megabytes of Terraform are read', async () => {
    const block = (index: number) =>
      `resource "aws_sqs_queue" "q${index}" {\n  name = "queue-${index}"\n  tags = { a = "${'x'.repeat(900)}" }\n}\n`;
    const blocks = inFull(10_000, 500);
    const text = Array.from({ length: blocks }, (_, index) => block(index)).join('');
    expect(text.length).toBeGreaterThan(950 * blocks);
    const { flows } = await drafted({ 'main.tf': text });
    expect(flows).toHaveLength(blocks);
  }, 300_000);
});
