import { describe, expect, it } from 'vitest';
import { drafted, OPEN_AUDIENCE } from './drafted.js';

const SHOP = `asyncapi: 3.0.0
info: {title: Shop, version: 1.0.0}
channels:
  placed:
    address: basket/placed
    messages:
      BasketPlaced: {$ref: '#/components/messages/BasketPlaced'}
  paid:
    address: money/received
    messages:
      Received: {$ref: '#/components/messages/Received'}
operations:
  sendPlaced:
    action: send
    channel: {$ref: '#/channels/placed'}
  onPaid:
    action: receive
    channel: {$ref: '#/channels/paid'}
components:
  messages:
    BasketPlaced:
      x-eventcatalog-message-type: event
      correlationId: {location: $message.header#/id}
      payload: {type: object, properties: {id: {type: string}}}
    Received:
      payload: {}
`;

describe('AsyncAPI 3', () => {
  it('what the application sends and receives are flows from and to it; no server, no broker', async () => {
    const { flows } = await drafted({ 'shop.yml': SHOP });
    expect(flows).toEqual([
      {
        name: 'basket/placed',
        from: ['Shop'],
        to: [],
        needs: { intent: ['event'], ...OPEN_AUDIENCE },
        uses: { channel: 'basket/placed', schema: 'true', correlation: 'true' },
      },
      { name: 'money/received', from: [], to: ['Shop'], needs: OPEN_AUDIENCE, uses: { channel: 'money/received' } },
    ]);
  });

  it('two documents are joined by the address', async () => {
    const bank = SHOP.replace('title: Shop', 'title: Bank')
      .replace('action: send', 'action: rest')
      .replace('action: receive', 'action: send');
    const { flows, notRead } = await drafted({ 'shop.yml': SHOP, 'bank.yml': bank });
    expect(flows.map(({ name, from, to }) => ({ name, from, to }))).toEqual([
      { name: 'basket/placed', from: ['Shop'], to: [] },
      { name: 'money/received', from: ['Bank'], to: ['Shop'] },
    ]);
    expect(notRead).toEqual(['bank.yml:13:3 sendPlaced: its action is neither send nor receive']);
  });

  it('and with the topic that another file deploys', async () => {
    const kafka = SHOP.replace(
      'channels:',
      'servers:\n  a: {host: "k:9092", protocol: kafka-secure}\n  b: {host: "l:9092", protocol: kafka}\nchannels:',
    );
    const { flows } = await drafted({
      'shop.yml': kafka,
      'topics.tf': 'resource "kafka_topic" "t" {\n  name = "basket/placed"\n  partitions = 8\n}\n',
    });
    expect(
      flows.map(({ name, from, uses }) => ({ name, from, broker: uses.broker, partitions: uses.partitions })),
    ).toEqual([
      { name: 'basket/placed', from: ['Shop'], broker: 'kafka', partitions: '8' },
      { name: 'money/received', from: [], broker: 'kafka', partitions: undefined },
    ]);
  });

  it('queues of AMQP are called as their binding calls them, and their type stays open', async () => {
    const { flows } = await drafted({
      'a.yaml': `asyncapi: 3.1.0
info: {title: Print shop, version: 1.0.0}
servers: {rabbit: {host: "r:5672", protocol: amqp}}
channels:
  jobs-id: {address: jobs, bindings: {amqp: {is: queue, queue: {name: print-jobs}}}}
operations:
  take: {action: receive, channel: {$ref: '#/channels/jobs-id'}}
`,
    });
    expect(flows).toMatchObject([{ name: 'print-jobs', to: ['Print shop'] }]);
    expect(flows[0].uses.broker).toBeUndefined();
  });

  it('a reply is stated, and runs the other way', async () => {
    const { flows } = await drafted({
      'r.yaml': `asyncapi: 3.0.0
info: {title: Stock, version: 1.0.0}
channels: {asked: {address: asked}, answers: {address: null}}
operations:
  answer:
    action: receive
    channel: {$ref: '#/channels/asked'}
    reply: {channel: {$ref: '#/channels/answers'}}
`,
    });
    expect(flows).toMatchObject([
      { name: 'asked', to: ['Stock'], needs: { reply: ['async'] } },
      { name: 'answers', from: ['Stock'] },
    ]);
  });

  it('a queue that is FIFO by its binding but not by its name stays open', async () => {
    const of = (name: string) =>
      drafted({
        'q.yaml': `asyncapi: 3.0.0
info: {title: A, version: 1.0.0}
servers: {aws: {host: sqs, protocol: sqs}}
channels:
  q: {address: ${name}, bindings: {sqs: {queue: {name: ${name}, fifoQueue: true, visibilityTimeout: 45}}}}
`,
      });
    expect((await of('jobs')).flows[0].uses).toEqual({ channel: 'jobs', visibilityTimeout: '45s' });
    expect((await of('jobs.fifo')).flows[0].uses.broker).toBe('sqs-fifo');
  });
});

describe('AsyncAPI 2', () => {
  const two = (channel: string, servers = '{k: {url: "k:9092", protocol: kafka}}') =>
    drafted({
      'two.yaml': `asyncapi: '2.3.0'\ninfo: {title: Meter, version: '1'}\nservers: ${servers}\nchannels:\n  readings:\n${channel}`,
    });
  const message =
    '      message: {payload: {type: object}, bindings: {kafka: {key: {type: object, properties: {meter: {}}}}}}\n';

  it('others publish what it receives, and subscribe to what it sends', async () => {
    expect((await two(`    publish:\n${message}`)).flows).toMatchObject([
      { name: 'readings', from: [], to: ['Meter'], uses: { broker: 'kafka', schema: 'true', key: 'meter' } },
    ]);
    expect((await two(`    subscribe:\n${message}`)).flows).toMatchObject([{ from: ['Meter'], to: [] }]);
  });

  it('both on one channel leave open who sends', async () => {
    const { flows, notRead } = await two(`    publish:\n${message}    subscribe:\n${message}`);
    expect(flows).toMatchObject([{ name: 'readings', from: [], to: [] }]);
    expect(notRead.join('\n')).toContain('two.yaml:6:5 readings: both `publish` and `subscribe` stand on it');
  });

  it('a channel on servers of several protocols is told, not drafted', async () => {
    const servers = '{m: {$ref: "#/components/servers/m"}, k: {url: x, protocol: kafka}}';
    const { flows, notRead, draft } = await two(
      `    publish:\n${message}components: {servers: {m: {url: y, protocol: mqtt}}}\n`,
      servers,
    );
    expect(flows).toEqual([]);
    expect(notRead.join('\n')).toContain('its servers speak several protocols');
    expect(draft.account.notRead).toBe(1);
  });

  it('what stands in another document is told and not fetched', async () => {
    const { flows, notRead } = await two('    $ref: https://example.com/readings.yaml\n');
    expect(flows).toEqual([]);
    expect(notRead).toEqual(['two.yaml:5:3 readings: it stands in another document: name that as well']);
  });

  it('references that lead to each other end', async () => {
    const { flows } = await two(
      "    $ref: '#/components/a'\ncomponents: {a: {$ref: '#/components/b'}, b: {$ref: '#/components/a'}}\n",
    );
    expect(flows).toHaveLength(1);
  });
});
