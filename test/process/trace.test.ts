import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';
import { inFull } from '../random-runs.js';

const PROGRAM = join(ROOT, 'bin/driven.js');
const TRACE = join(ROOT, 'test/process/trace.cjs');

/** Each names other files, folders and addresses, in every way that its format has. */
const FILES: { readonly [path: string]: string } = {
  'system.yaml': `# yaml-language-server: $schema=https://example.com/schema.json
driven: 1
system: shop
flows:
  orders:
    about: "see bait.yaml, file:///etc/passwd and https://example.com"
    from: a
    to: [Work]
    uses: {broker: sqs-standard, channel: orders, deadLetter: true}
    waive: [{rule: deployed-differs, because: later, see: bait.md}]
  news: {from: a, uses: {broker: kafka}}
`,
  'old.yaml': 'driven: 1\nsystem: shop\nflows: {orders: {from: a, to: [Work]}}\n',
  'pack.yaml':
    'driven-pack: 1\noverride: {rules: {replay-history: {because: "see bait.yaml and https://example.com/bait"}}}\n',
  'template.yaml': `Transform: [AWS::Serverless-2016-10-31, {Name: AWS::Include, Parameters: {Location: bait.yaml}}]
Resources:
  Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
  Nested: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./bait.yaml}}
  Far: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://example.com/bait.yaml"}}
  Machine: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: bait.asl.json}}
  Work:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: ./bait, Events: {E: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn}}}}
`,
  'main.tf': `terraform {
  backend "s3" { bucket = "bait" }
}
module "bait" { source = "./bait" }
module "far" { source = "git::https://example.com/bait.git" }
locals { text = file("bait.yaml") }
resource "aws_sqs_queue" "q" { policy = templatefile("\${path.module}/bait.tpl", {}) }
data "terraform_remote_state" "s" {
  backend = "local"
  config  = { path = "bait.tfstate" }
}
`,
  'serverless.yml': `service: news
provider:
  name: aws
  environment: \${file(bait.yaml):env}
functions:
  tell:
    handler: bait.handler
    events:
      - sqs: {arn: "\${ssm:/bait}"}
  more: \${file(bait.yaml)}
`,
  'asyncapi.yaml': `asyncapi: 3.0.0
info: {title: news, version: 1.0.0}
servers: {k: {host: "example.com:9092", protocol: kafka}}
channels: {a: {address: a, messages: {m: {$ref: "./bait.yaml#/m"}}}, b: {$ref: "https://example.com/bait.yaml#/b"}}
operations: {s: {action: send, channel: {$ref: "#/channels/a"}}}
`,
  'compose.yaml': `include: [bait.yaml]
services:
  kafka: {image: apache/kafka:4.0.0, env_file: bait.env, extends: {file: bait.yaml, service: x}}
`,
  'k8s.yaml': `apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: {name: orders, annotations: {bait: ./bait.yaml}}
spec: {partitions: 3}
`,
};

const BAITS = ['bait.yaml', 'bait.env', '.env', 'bait.tpl', 'bait.tfstate', 'bait.asl.json', 'bait.md', 'bait/main.tf'];

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'driven-')));
  for (const [path, text] of Object.entries(FILES)) writeFileSync(join(folder, path), text);
  for (const path of [...BAITS, 'package.json', '.git/config', 'terraform.tfvars']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '{}\n');
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program opened and listed outside of its own package, and what it was refused. */
function traced(args: readonly string[], input = '') {
  const to = join(folder, '..', `trace-${process.pid}.txt`);
  const env = { ...process.env, TRACE_TO: to, NODE_OPTIONS: '', NO_COLOR: '1' };
  const { status, stderr } = spawnSync(process.execPath, ['--require', TRACE, ...args], {
    cwd: folder,
    env,
    input,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const lines = readFileSync(to, 'utf8').split('\n').slice(0, -1);
  rmSync(to);
  const of = (what: string) =>
    lines.flatMap((line) => (line.startsWith(`${what} `) ? [line.slice(what.length + 1)] : []));
  const outside = (path: string) => {
    const at = resolve(folder, path.replace(/^file:\/\//, ''));
    return isOutside(at) ? [isAbsolute(relative(folder, at)) ? at : relative(folder, at).replaceAll('\\', '/')] : [];
  };
  return {
    status,
    stderr,
    opened: [...new Set(of('open').flatMap(outside))].sort(),
    listed: of('list').flatMap(outside),
    refused: of('refused'),
  };
}

const isOutside = (path: string) => relative(ROOT, path).startsWith('..') || isAbsolute(relative(ROOT, path));

const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['check system.yaml', ['system.yaml']],
  ['check system.yaml --rules pack.yaml', ['pack.yaml', 'system.yaml']],
  ['advise system.yaml', ['system.yaml']],
  ['advise replay=history', []],
  ['report system.yaml', ['system.yaml']],
  ['diff old.yaml system.yaml', ['old.yaml', 'system.yaml']],
  ['export asyncapi system.yaml', ['system.yaml']],
  ['explain sqs-fifo --rules pack.yaml', ['pack.yaml']],
  ...Object.keys(FILES)
    .filter((path) => !['system.yaml', 'old.yaml', 'pack.yaml'].includes(path))
    .flatMap((path): [string, string[]][] => [
      [`check ${path}`, [path]],
      [`import ${path}`, [path]],
      [`check system.yaml --deployed ${path}`, [path, 'system.yaml']],
    ]),
  ['import template.yaml main.tf asyncapi.yaml', ['asyncapi.yaml', 'main.tf', 'template.yaml']],
];

describe('what is opened', () => {
  it.each(COMMANDS.filter((_, index) => index % inFull(1, 5) === 0))(
    'by driven %s is what was named',
    (line, named) => {
      const { status, stderr, opened, listed, refused } = traced([PROGRAM, ...line.split(' ')]);
      expect([status === 0 || status === 1, stderr.includes('driven has a fault')]).toEqual([true, false]);
      expect(opened).toEqual([...named].sort());
      expect([listed, refused]).toEqual([[], []]);
    },
  );

  it('from standard input is nothing else', () => {
    const { status, opened, refused } = traced([PROGRAM, 'import', '-'], FILES['template.yaml']);
    expect([status, opened.filter((path) => !path.startsWith('/dev/')), refused]).toEqual([0, [], []]);
  });

  it('is told by the trace where there is something to tell', () => {
    const script =
      "require('fs').readFileSync('bait.yaml'); import('node:fs').then((fs) => { fs.openSync('bait.env'); fs.readdirSync('bait'); try { require('net').connect(1) } catch {} try { fetch('https://example.com') } catch {} })";
    const { status, opened, listed, refused } = traced(['-e', script]);
    expect({ status, opened, listed, refused }).toEqual({
      status: 0,
      opened: ['bait.env', 'bait.yaml'],
      listed: ['bait'],
      refused: ['net.connect', 'global.fetch'],
    });
  });
});
