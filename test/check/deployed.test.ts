import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';

/** A template of one queue and the function that works it off. */
const template = (properties: string, more = '') => `Parameters:
  Hidden: {Type: Number, Default: 30}
  Tries: {Type: Number}
Resources:
  Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders, ${properties}}}
  Work: {Type: AWS::Lambda::Function, Properties: {Timeout: 5}}
  Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Work, BatchSize: 5}}
${more}`;

const system = (flows: string, more = '') => `driven: 1\nsystem: s\n${more}flows:\n${flows}`;
const flow = (uses: string, to = '[Work]', name = 'orders') => `  ${name}: {from: a, to: ${to}, uses: {${uses}}}\n`;

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly remedy: string;
  readonly file: string;
  readonly line: number;
  readonly flow: string | null;
  readonly consumer: string | null;
  readonly basis: string;
  readonly related: readonly { readonly message: string; readonly file: string; readonly line: number }[];
  readonly waived: boolean;
  readonly baselined: boolean;
}

/** What is found by holding descriptions against files, those findings alone. */
async function held(files: { readonly [path: string]: string }, ...args: string[]) {
  const systems = Object.keys(files).filter((path) => path.endsWith('system.yaml'));
  const deployed = Object.keys(files).filter((path) => !path.endsWith('system.yaml') && !path.endsWith('config.yaml'));
  const options = deployed.flatMap((path) => ['--deployed', path]);
  const argv = ['check', ...systems, ...options, '--format', 'json', ...args];
  const { status, stdout, stderr } = await run(argv, { files });
  const { findings } = JSON.parse(stdout) as { findings: Found[] };
  const own = findings.filter(({ rule }) => rule.startsWith('deployed-'));
  return { status, stderr, all: findings, own, short: own.map(inShort) };
}

const inShort = ({ severity, rule, message, file, line, related }: Found) =>
  [
    `${file}:${line} ${severity} ${rule.replace('deployed-', '')}: ${message}`,
    ...related.map((other) => `  ${other.file}:${other.line} ${other.message}`),
  ].join('\n');

/** One flow against one template. */
const one = (uses: string, properties: string, to?: string, more?: string) =>
  held({ 'system.yaml': system(flow(uses, to)), 't.yaml': template(properties, more) });

describe('a value that differs', () => {
  it('is an error at what was decided, with the place that sets it', async () => {
    const { short, status } = await one('channel: orders, retention: 4d', 'MessageRetentionPeriod: 86400');
    expect(short).toEqual([
      'system.yaml:4 error differs: `orders`: `retention: 4d` was decided, and t.yaml sets 1d\n  t.yaml:5 1d is set here',
    ]);
    expect(status).toBe(1);
  });

  it('is a warning where the file has the default of a parameter', async () => {
    const { short } = await one('channel: orders, visibilityTimeout: 3m', 'VisibilityTimeout: !Ref Hidden');
    expect(short).toEqual([
      'system.yaml:4 warning differs: `orders`: `visibilityTimeout: 3m` was decided, and t.yaml sets 30s unless a deployment gives `Hidden` another value\n' +
        '  t.yaml:5 30s is set here\n  t.yaml:2 the default of `Hidden`',
    ]);
  });

  it('is one where nobody sets it, and rests on what the service does', async () => {
    const { short, own } = await one('channel: orders, partialBatch: true', 'DelaySeconds: 0');
    expect(short[0]).toContain("t.yaml leaves it at the service's default, false");
    expect(own[0]).toMatchObject({ severity: 'error', basis: 'default' });
  });

  it.each([
    ['retention: 1d', 'MessageRetentionPeriod: 86400'],
    ['visibilityTimeout: 30s', 'VisibilityTimeout: !Ref Hidden'],
    ['batch: 5, functionTimeout: 5s', 'DelaySeconds: 0'],
    ['idempotent: true, sideEffects: true', 'DelaySeconds: 0'],
  ])('is none: %s against %s', async (uses, properties) => {
    expect(
      (await one(`channel: orders, ${uses}`, properties)).short.filter((text) => !text.includes(' info ')),
    ).toEqual([]);
  });

  it('is one of the channel, where a flow is called as the resource is', async () => {
    const { short } = await one('broker: sqs-standard, channel: orders-2', 'DelaySeconds: 0');
    expect(short).toEqual([
      'system.yaml:4 error differs: `orders`: `channel: orders-2` was decided, and t.yaml sets orders\n  t.yaml:5 orders is set here',
    ]);
  });

  it('is none of a channel whose name only a deployment knows', async () => {
    const files = {
      'system.yaml': system(flow('broker: sqs-standard, channel: prod-orders')),
      't.yaml': 'Resources:\n  Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref AWS::StackName}}\n',
    };
    expect((await held(files)).short.filter((text) => !text.includes(' info '))).toEqual([]);
  });

  it('is told of the consumer that states it', async () => {
    const { own } = await one('channel: orders', 'DelaySeconds: 0', '{Work: {uses: {batch: 10}}}');
    expect(own.map(({ rule, consumer, message }) => [rule, consumer, message])).toEqual([
      ['deployed-differs', 'Work', '`orders` to `Work`: `batch: 10` was decided, and t.yaml sets 5'],
    ]);
  });

  it('is told once of defaults that several flows inherit', async () => {
    const files = {
      'system.yaml': system(flow('channel: orders'), 'defaults: {uses: {deadLetter: true}}\n'),
      't.yaml': template('DelaySeconds: 0'),
    };
    const { own } = await held(files);
    expect(own).toMatchObject([{ rule: 'deployed-differs', line: 3, flow: 'orders' }]);
  });
});

describe('another broker', () => {
  it('is an error', async () => {
    const { short } = await one('broker: sqs-fifo, channel: orders', 'DelaySeconds: 0');
    expect(short).toEqual([
      'system.yaml:4 error broker-differs: `orders`: `broker: sqs-fifo` was decided, and t.yaml deploys sqs-standard\n  t.yaml:5 `sqs-standard` is deployed here',
    ]);
  });

  it.each(['kafka', 'msk', 'redpanda', 'kafka-share-group'])(
    'is none where the protocol alone shows: %s',
    async (broker) => {
      const files = {
        'system.yaml': system(`  orders: {from: a, uses: {broker: ${broker}, partitions: 3}}\n`),
        'main.tf': 'resource "kafka_topic" "o" {\n  name = "orders"\n  partitions = 3\n}\n',
      };
      expect((await held(files)).short).toEqual([]);
    },
  );

  it.each([
    ['sns-sqs', 'audit'],
    ['sns-standard', 'audit'],
    ['sqs-standard', 'orders'],
  ])('is none where the files have a part of it, or it is one: %s over %s', async (broker, channel) => {
    const more = `  Audit: {Type: AWS::SNS::Topic, Properties: {TopicName: audit, Subscription: [{Protocol: sqs, Endpoint: !GetAtt Orders.Arn}]}}\n`;
    const files = {
      'system.yaml': system(flow(`broker: ${broker}, channel: ${channel}`)),
      't.yaml': template('DelaySeconds: 0', more),
    };
    expect((await held(files)).short).toEqual([]);
  });
});

describe('a flow without its resource', () => {
  it('is a warning, and what no flow names is offered', async () => {
    const files = {
      'system.yaml': system(flow('broker: sqs-standard, channel: order', '[b]', 'ship')),
      't.yaml': template('DelaySeconds: 0'),
    };
    const { own, short } = await held(files);
    expect(short[0]).toBe(
      'system.yaml:4 warning missing: `ship` was decided to go over `sqs-standard`, and t.yaml declares nothing called `order`\n' +
        '  t.yaml:5 `orders` is deployed in t.yaml, and no flow names it',
    );
    expect(own[0].remedy).toContain('If `orders` carries it, say so under `uses` (`channel`).');
  });

  it('is an info where such files declare no broker of its kind', async () => {
    const files = {
      'system.yaml': system(flow('broker: kafka', '[b]', 'mail')),
      't.yaml': template('DelaySeconds: 0'),
    };
    const { own, stderr } = await held(files);
    expect(own.map(({ rule, severity, message }) => [rule, severity, message])).toContainEqual([
      'deployed-unread',
      'info',
      '`mail`: nothing was compared: t.yaml is not of a kind that declares `kafka`',
    ]);
    expect(stderr).toContain('0 of 1 flow found there, 0 facts compared; nothing was compared of `mail`\n');
  });

  it('is told of a template from which its only queue is gone', async () => {
    const files = {
      'system.yaml': system(flow('broker: sqs-standard')),
      't.yaml': 'Resources:\n  Work: {Type: AWS::Lambda::Function, Properties: {Timeout: 5}}\n',
    };
    expect((await held(files)).own).toMatchObject([{ rule: 'deployed-missing', severity: 'warning', line: 4 }]);
  });
});

describe('a resource without a flow', () => {
  const more = '  Audit: {Type: AWS::SQS::Queue}\n';

  it('is a warning at its own line', async () => {
    const { short } = await one('channel: orders, batch: 5', 'DelaySeconds: 0', '[Work]', more);
    expect(short).toEqual([
      't.yaml:8 warning unknown: `Audit` (sqs-standard) is deployed here, and no flow of system.yaml is about it\n  system.yaml:1 the flows are described here',
    ]);
  });

  it('is none where another description is about it', async () => {
    const files = {
      'a/system.yaml': system(flow('channel: orders')),
      'b/system.yaml': system(flow('broker: sqs-standard', '[b]', 'audit')),
      't.yaml': template('DelaySeconds: 0', more),
    };
    expect((await held(files)).own.filter(({ rule }) => rule === 'deployed-unknown')).toEqual([]);
  });

  it('is none of dead letters', async () => {
    const dead = '  Dead: {Type: AWS::SQS::Queue}\n';
    const redrive = 'RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}';
    expect((await one('channel: orders', redrive, '[Work]', dead)).short).toEqual([
      'system.yaml:4 info unread: `orders`: nothing was compared: it states nothing that t.yaml sets as well',
    ]);
  });

  it('belongs to the description with most flows in its file', async () => {
    const files = {
      'a/system.yaml': system(flow('broker: kafka', '[b]', 'x')),
      'b/system.yaml': system(flow('channel: orders')),
      't.yaml': template('DelaySeconds: 0', more),
    };
    const unknown = (await held(files)).own.filter(({ rule }) => rule === 'deployed-unknown');
    expect(unknown.map(({ related }) => related[0].file)).toEqual(['b/system.yaml']);
  });
});

describe('consumers', () => {
  it('of the files that the flow does not name are a warning, the reverse is an info', async () => {
    const { short } = await one('channel: orders, batch: 5', 'DelaySeconds: 0', '[billing]');
    expect(short.map((text) => text.split('\n')[0])).toEqual([
      'system.yaml:4 info consumers: `orders`: `billing` is one of its consumers, and t.yaml does not show that it receives it',
      'system.yaml:4 warning consumers: `orders`: t.yaml delivers it to `Work`, which is not one of its consumers',
    ]);
  });

  it('are the same however they are written, and settled only where the flow says who they are', async () => {
    expect((await one('channel: orders, batch: 5', 'DelaySeconds: 0', '[work]')).short).toEqual([]);
    const files = {
      'system.yaml': system('  orders: {from: a, uses: {channel: orders, batch: 5}}\n'),
      't.yaml': template('DelaySeconds: 0'),
    };
    expect((await held(files)).short).toEqual([]);
  });

  it('of one queue may be divided among flows', async () => {
    const more =
      '  Mail: {Type: AWS::Lambda::Function, Properties: {Timeout: 5}}\n  Second: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Mail, BatchSize: 5}}\n';
    const files = {
      'system.yaml': system(flow('channel: orders, batch: 5') + flow('channel: orders, batch: 5', '[Mail]', 'mails')),
      't.yaml': template('DelaySeconds: 0', more),
    };
    const { own } = await held(files);
    expect(own.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('what could not be read', () => {
  it('is said of the flow, with its place', async () => {
    const { short, stderr } = await one(
      'channel: orders, visibilityTimeout: 30s, retention: 1d',
      'VisibilityTimeout: !Ref Tries, MessageRetentionPeriod: 86400',
    );
    expect(short).toEqual(
      [
        'system.yaml:4 info unread: `orders`: `visibilityTimeout` was not compared: what the files say of it is known when they are deployed (t.yaml:5)\n' +
          '  t.yaml:5 `visibilityTimeout`: the parameter `Tries` has no default',
      ].map((text) => text.replace('(t.yaml:5)', short[0].match(/\(t\.yaml:5:\d+\)/)?.[0] ?? '')),
    );
    expect(stderr).toContain(
      'held against t.yaml: 1 of 1 flow found there, 1 fact compared, 1 known only when deployed\n',
    );
  });

  it('never counts as what the service does', async () => {
    const { own } = await one('channel: orders, visibilityTimeout: 3m', 'VisibilityTimeout: !Ref Tries');
    expect(own.map(({ rule }) => rule)).toEqual(['deployed-unread']);
  });

  it('stops the comparison where a file can not be read at all', async () => {
    const files = {
      'system.yaml': system(flow('broker: sqs-standard, channel: gone')),
      't.yaml': template('DelaySeconds: 0'),
      'broken.yaml': 'Resources: {A: [',
    };
    const { status, own, all } = await held(files);
    expect(status).toBe(2);
    expect(own).toEqual([]);
    expect(all.filter(({ rule }) => rule === 'input').map(({ file }) => file)).toContain('broken.yaml');
  });
});

describe('these findings are like all others', () => {
  const files = {
    'system.yaml': system(flow('channel: orders, retention: 4d')),
    't.yaml': template('MessageRetentionPeriod: 86400'),
  };

  it('waived', async () => {
    const waived = files['system.yaml'].replace('uses:', 'waive: [{rule: deployed-differs, because: later}], uses:');
    const { own, status } = await held({ ...files, 'system.yaml': waived });
    expect([status, own.map((each) => each.waived)]).toEqual([0, [true]]);
    // Without the files nothing is held against anything, and no waiver of it is idle.
    const { stdout } = await run(['check', 'system.yaml', '--format', 'json'], { files: { 'system.yaml': waived } });
    expect(stdout).not.toContain('unused-waiver');
  });

  it('kept in a baseline, which is not stale where nothing is held', async () => {
    const first = await run(['check', 'system.yaml', '--deployed', 't.yaml', '--write-baseline', 'b.json'], { files });
    const all = { ...files, 'b.json': String(first.files.get('b.json')) };
    const again = await run(['check', 'system.yaml', '--deployed', 't.yaml', '--baseline', 'b.json'], { files: all });
    expect([again.status, again.stderr]).toEqual([0, expect.stringContaining('no findings')]);
    const without = await run(['check', 'system.yaml', '--baseline', 'b.json', '--format', 'json'], { files: all });
    expect(without.stdout).not.toContain('stale-baseline');
  });

  it('configured, with the files, in driven.config.yaml', async () => {
    const config = 'systems: [system.yaml]\ndeployed: t.*\nseverity: {deployed-differs: info}\n';
    const given = { files: { ...files, 'driven.config.yaml': config } };
    const { status, stdout } = await run(['check', '--format', 'json'], given);
    expect(status).toBe(0);
    expect(stdout).toContain('"rule": "deployed-differs",\n      "severity": "info"');
    expect(
      (await run(['check', 'system.yaml', '--no-rule', 'deployed-differs', '--format', 'json'], given)).stdout,
    ).not.toContain('deployed-differs');
  });

  it('asked for alone only where there is something to hold against', async () => {
    const { status, stderr } = await run(['check', 'system.yaml', '--rule', 'deployed-differs'], { files });
    expect([status, stderr]).toEqual([
      2,
      'driven: `deployed-differs` comes of files that deploy: name them with --deployed\n',
    ]);
    const none = await run(['check', 't.yaml', '--deployed', 't.yaml'], { files });
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('name a system.yaml beside them')]);
  });

  it.each(['pretty', 'sarif', 'junit', 'github', 'gitlab', 'markdown'])(
    'printed with both places as %s',
    async (format) => {
      const { stdout } = await run(['check', 'system.yaml', '--deployed', 't.yaml', '--format', format], { files });
      expect(stdout).toContain('system.yaml');
      expect(stdout).toContain('t.yaml');
      expect(stdout).toContain('deployed-differs');
    },
  );

  it('quiet with -q', async () => {
    const { stderr } = await run(['check', 'system.yaml', '--deployed', 't.yaml', '-q'], { files });
    expect(stderr).toBe('');
  });

  it('refused where the files are no files that deploy', async () => {
    const { status, stdout } = await run(['check', 'system.yaml', '--deployed', 'system.yaml'], { files });
    expect(status).toBe(2);
    expect(stdout).toContain('this is a description already');
  });
});

describe('an import is what its files say', () => {
  it('so nothing differs', async () => {
    const more = '  Bus: {Type: AWS::Events::EventBus, Properties: {Name: shop}}\n  Audit: {Type: AWS::SNS::Topic}\n';
    const files = { 't.yaml': template('VisibilityTimeout: !Ref Hidden, MessageRetentionPeriod: !Ref Tries', more) };
    const { stdout } = await run(['import', 't.yaml'], { files });
    const { own } = await held({ 'system.yaml': stdout, ...files });
    expect(own.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
