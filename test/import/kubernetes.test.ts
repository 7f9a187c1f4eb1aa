import { describe, expect, it } from 'vitest';
import { drafted, faultsOf, OPEN_AUDIENCE } from './drafted.js';

const object = (apiVersion: string, kind: string, name: string, spec: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n${spec.replace(/^/gm, '  ')}\n`;

const SCALED = object(
  'keda.sh/v1alpha1',
  'ScaledObject',
  'mailer-scaler',
  `scaleTargetRef:
  name: mailer
maxReplicaCount: 24
triggers:
  - type: cpu
    metadata: {value: "60"}
  - type: kafka
    metadata:
      bootstrapServers: kafka:9092
      consumerGroup: mailers
      topic: parcels.sent
      allowIdleConsumers: "false"`,
);

describe('KEDA', () => {
  it('a scaler of a topic is a flow to what it scales', async () => {
    const { flows } = await drafted({ 'keda.yaml': SCALED });
    expect(flows).toEqual([
      {
        name: 'parcels.sent',
        from: [],
        to: ['mailer'],
        needs: OPEN_AUDIENCE,
        uses: { broker: 'kafka', channel: 'parcels.sent', maxConsumers: '24' },
      },
    ]);
  });

  it('does not scale past the partitions of a topic that is known, unless idle consumers are allowed', async () => {
    const topic = object('kafka.strimzi.io/v1', 'KafkaTopic', 'sent', 'topicName: parcels.sent\npartitions: 6');
    const known = await drafted({ 'all.yaml': `${SCALED}---\n${topic}` });
    expect(known.flows).toMatchObject([{ name: 'parcels.sent', to: ['mailer'], uses: { maxConsumers: '6' } }]);
    const idle = await drafted({ 'all.yaml': `${SCALED.replace('"false"', '"true"')}---\n${topic}` });
    expect(idle.flows).toMatchObject([{ uses: { maxConsumers: '24' } }]);
  });

  it('two triggers are two flows', async () => {
    const two = object(
      'keda.sh/v1alpha1',
      'ScaledObject',
      's',
      `scaleTargetRef: {name: worker}
triggers:
  - {type: aws-sqs-queue, metadata: {queueURL: "https://sqs.eu-1.amazonaws.com/1/jobs.fifo"}}
  - {type: azure-servicebus, metadata: {queueName: tasks}}`,
    );
    const { flows } = await drafted({ 'k.yaml': two });
    expect(flows.map(({ name, to, uses }) => [name, to, uses.broker])).toEqual([
      ['jobs', ['worker'], 'sqs-fifo'],
      ['tasks', ['worker'], 'azure-service-bus'],
    ]);
  });
});

describe('Strimzi', () => {
  const user = (name: string, acls: string) =>
    object('kafka.strimzi.io/v1', 'KafkaUser', name, `authorization:\n  type: simple\n  acls:\n${acls}`);

  it('users with access to a topic are its producers and consumers, in the old form and the new one', async () => {
    const files = [
      object('kafka.strimzi.io/v1', 'Kafka', 'main', 'kafka: {replicas: 3}'),
      object(
        'kafka.strimzi.io/v1',
        'KafkaTopic',
        'orders',
        'partitions: 4\nconfig:\n  retention.ms: "-1"\n  cleanup.policy: compact,delete',
      ),
      user('checkout', '    - resource: {type: topic, name: orders}\n      operations: [Describe, Write]'),
      user(
        'billing',
        '    - resource: {type: topic, name: ord, patternType: prefix}\n      operation: Read\n    - resource: {type: group, name: billing}\n      operation: Read',
      ),
    ];
    const { flows, running, notRead } = await drafted({ 'all.yaml': files.join('---\n') });
    expect(flows).toMatchObject([
      {
        name: 'orders',
        from: ['checkout'],
        to: ['billing'],
        uses: { broker: 'kafka', partitions: '4', retention: 'forever' },
      },
    ]);
    expect(running).toEqual(['kafka']);
    expect(notRead).toEqual([]);
  });
});

describe('RabbitMQ topology operator', () => {
  const queue = (name: string, spec: string) =>
    object('rabbitmq.com/v1beta1', 'Queue', `${name}-object`, `name: ${name}\n${spec}`);
  const policy = (name: string, pattern: string, definition: string) =>
    object('rabbitmq.com/v1beta1', 'Policy', name, `pattern: ${JSON.stringify(pattern)}\ndefinition: ${definition}`);

  it('queues bear their type, and what policies set for them by name', async () => {
    const { flows, running } = await drafted({
      'r.yaml': [
        object('rabbitmq.com/v1beta1', 'RabbitmqCluster', 'main', 'replicas: 3'),
        queue('mail', 'type: quorum\narguments: {x-delivery-limit: 4}'),
        queue('log', 'arguments: {x-queue-type: stream}'),
        queue('old', 'durable: true'),
        policy('dead', '^mail', '{dead-letter-exchange: dead, message-ttl: 60000}'),
      ].join('---\n'),
    });
    expect(flows.map(({ name, uses }) => ({ name, ...uses }))).toEqual([
      {
        name: 'mail',
        broker: 'rabbitmq-quorum',
        channel: 'mail',
        deadLetter: 'true',
        retention: '1m',
        maxReceives: '4',
      },
      { name: 'log', broker: 'rabbitmq-streams', channel: 'log' },
      { name: 'old', channel: 'old' },
    ]);
    expect(running).toContain('rabbitmq-classic');
  });

  it('a pattern that is more than a start is told, not run; of two that fit, none counts', async () => {
    const { flows, notRead } = await drafted({
      'r.yaml': [
        queue('mail', 'type: quorum'),
        policy('slow', '^(a+)+$', '{delivery-limit: 3}'),
        policy('one', '^mail$', '{delivery-limit: 4}'),
        policy('two', '.*', '{delivery-limit: 5}'),
      ].join('---\n'),
    });
    expect(flows[0].uses.maxReceives).toBeUndefined();
    expect(notRead.join('\n')).toMatch(/Policy\/slow: a pattern[\s\S]*2 of these are about it/);
  });
});

describe('templates', () => {
  it('a template is told once, with what to do', async () => {
    const text =
      'apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nmetadata:\n  name: {{.Topic}}\n{{ if .More }}\n---\n{{ end }}\n';
    expect(await faultsOf('t.yaml', text)).toEqual([
      't.yaml:4:9: this is a template, not YAML: an action of a template engine stands here',
    ]);
  });

  it('a placeholder in quotes leaves its value unread', async () => {
    const topic = object(
      'kafka.strimzi.io/v1',
      'KafkaTopic',
      '"{{ .Values.topic }}"',
      'partitions: "{{ .Values.count }}"',
    );
    const { flows, notRead } = await drafted({ 't.yaml': topic });
    expect(flows[0].uses.partitions).toBeUndefined();
    expect(notRead.join('\n')).toContain('render the template first');
  });
});

describe('compose', () => {
  const COMPOSE = `services:
  broker:
    image: confluentinc/cp-kafka:\${CP_VERSION}
  rabbit:
    image: "\${RABBIT:-rabbitmq:4-management}"
    environment:
      RABBITMQ_DEFAULT_PASS: hunter2
  shop:
    image: \${REGISTRY}/shop
  again:
    extends: broker
  far:
    extends: {file: other.yaml, service: x}
  cache:
    image: redis:7
  zookeeper:
    image: confluentinc/cp-zookeeper:7.5.0
include:
  - more.yaml
`;

  it('says which brokers run, and drafts no flow', async () => {
    const { flows, running, notRead } = await drafted({ 'compose.yaml': COMPOSE });
    expect(flows).toEqual([]);
    expect(running).toEqual(['kafka', 'rabbitmq-quorum', 'rabbitmq-classic', 'rabbitmq-streams']);
    expect(notRead).toEqual([
      'compose.yaml:9:12 which broker shop is: `image` is known when it is deployed',
      'compose.yaml:12:3 far: it extends a service of another file: name that as well',
      'compose.yaml:18:1 include: other files are included: name them as well',
    ]);
    expect(JSON.stringify(notRead)).not.toContain('hunter2');
  });
});
