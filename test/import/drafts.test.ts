import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import type { Claim, Draft } from '../../src/import/draft.js';
import { readFile, readSet } from '../../src/import/read-set.js';
import type { Reading } from '../../src/import/resource.js';
import { positionAt } from '../../src/text/source.js';
import { BUS, QUEUE, SERVERLESS } from './files.js';

const { base } = shippedRules();

async function draftOf(files: { readonly [path: string]: string }): Promise<Draft> {
  const readings: Reading[] = [];
  for (const [path, text] of Object.entries(files)) {
    const read = await readFile({ path, text });
    if (read === 'no kind' || 'findings' in read) throw new Error(`${path} is not read`);
    readings.push(read.reading);
  }
  return readSet(readings, base);
}

/** `value@line`, with the grade where it is not literal. */
const told = (claim: Claim | readonly Claim[]): string =>
  [claim]
    .flat()
    .map(({ text, evidence }) => {
      const grade = evidence.grade === 'literal' ? '' : ` ${evidence.grade}`;
      return `${text}@${positionAt(evidence.place.source, evidence.place.span.start).line}${grade}`;
    })
    .join(' + ');

const flowIn = (draft: Draft, name: string) => {
  const flow = draft.flows.find((each) => each.name === name);
  if (flow === undefined) throw new Error(`no flow ${name} in ${draft.flows.map((each) => each.name).join(', ')}`);
  return {
    from: flow.from.map(({ text }) => text),
    to: flow.to?.map(({ text }) => text),
    needs: [...flow.needs.keys()],
    uses: Object.fromEntries([...flow.uses].map(([fact, claim]) => [fact, told(claim)])),
    own: flow.to?.map(({ uses }) => Object.fromEntries([...uses].map(([fact, claim]) => [fact, told(claim)]))),
  };
};

describe('a template of SAM', () => {
  it('is a flow a queue, each fact with its line and grade', async () => {
    const orders = flowIn(await draftOf({ 't.yaml': QUEUE }), 'orders');
    expect(orders).toEqual({
      from: [],
      to: ['Worker'],
      needs: [],
      uses: {
        broker: 'sqs-fifo@13',
        channel: 'orders.fifo@12',
        dedup: 'true@14',
        visibilityTimeout: '30s@15 parameter',
        retention: '4d@16',
        deadLetter: 'true@17',
        maxReceives: '1@17',
        deadLetterRetention: '4d@20',
        batch: '5@34',
        partialBatch: 'false@32 default',
        maxConsumers: '4@34',
        maxConcurrency: '4@34',
        functionTimeout: '29s@7',
      },
      own: [{}],
    });
  });

  it('leaves out what only a deployment knows, and tells it', async () => {
    const draft = await draftOf({ 't.yaml': QUEUE });
    expect(flowIn(draft, 'Mail')).toMatchObject({ from: ['Worker'], to: undefined });
    expect(flowIn(draft, 'Mail').uses).not.toHaveProperty('maxReceives');
    const reasons = draft.notRead.map(({ what, reason }) => `${what}: ${reason}`);
    expect(reasons).toContain('RedrivePolicy.maxReceiveCount: the parameter `Tries` has no default');
    expect(reasons).toContain('Worker.Statement: it allows sending to more than one channel');
  });

  it('adds up', async () => {
    const { account } = await draftOf({ 't.yaml': QUEUE, 'b.yaml': BUS });
    expect(account).toEqual({ resources: 13, kinds: 8, flows: 4, channels: 4, deadLetters: 2, beside: 6, notRead: 1 });
  });
});

describe('a bus', () => {
  it('has a flow for what a rule picks; a queue behind it is a part of it, set up for its own consumer', async () => {
    const flow = flowIn(await draftOf({ 'b.yaml': BUS }), 'shop.orders Placed');
    expect(flow).toMatchObject({ from: ['shop.orders'], to: ['Stock', 'Mailer'], needs: ['consumers'] });
    expect(flow.uses).toMatchObject({
      broker: 'eventbridge-custom-bus@8',
      channel: 'shop@8',
      functionTimeout: '20s@11',
    });
    expect(flow.own?.[0]).toEqual({});
    expect(flow.own?.[1]).toMatchObject({
      broker: 'eventbridge-custom-bus@8 + sqs-standard@9',
      visibilityTimeout: '1m@9',
      batch: '10@14 default',
    });
  });

  it('has a flow for what one service may send under a name of its own', async () => {
    expect(flowIn(await draftOf({ 'b.yaml': BUS }), 'shop.mails events')).toMatchObject({
      from: ['Mailer'],
      to: undefined,
    });
  });
});

describe('serverless.yml', () => {
  it('resolves its own variables, inherits from the provider, and tells the files that it takes in', async () => {
    const draft = await draftOf({ 'serverless.yml': SERVERLESS });
    expect(flowIn(draft, 'shop-work')).toMatchObject({
      from: ['take'],
      to: ['work'],
      uses: { broker: 'sqs-standard@20', batch: '1@12', partialBatch: 'true@12', functionTimeout: '12s@2' },
    });
    expect(flowIn(draft, 'News')).toMatchObject({
      to: ['watch'],
      needs: ['consumers'],
      uses: { functionTimeout: '5m@15' },
    });
  });
});

it('two files that call two things alike call them by their files as well', async () => {
  const queue = 'Resources:\n  Q: {Type: AWS::SQS::Queue}\n';
  const draft = await draftOf({ 'a/t.yaml': queue, 'b/t.yaml': queue });
  expect(draft.flows.map(({ name }) => name)).toEqual(['a/Q', 'b/Q']);
});

describe('who sends', () => {
  const QUEUE_ALONE = '  Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}\n';

  it.each([
    [
      'a connector in its source',
      'Connectors: {C: {Properties: {Destination: {Id: Orders}, Permissions: [Read, Write]}}}',
      '',
    ],
    [
      'a connector',
      'Properties: {}',
      '  C: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: Api}, Destination: [{Id: Orders}], Permissions: [Write]}}\n',
    ],
  ])('is what %s lets write', async (_, own, more) => {
    const text = `Transform: AWS::Serverless-2016-10-31\nResources:\n${QUEUE_ALONE}  Api:\n    Type: AWS::Serverless::Function\n    ${own}\n${more}`;
    expect(flowIn(await draftOf({ 't.yaml': text }), 'orders')).toMatchObject({ from: ['Api'] });
    const reading = await draftOf({ 't.yaml': text.replaceAll(/\[(?:Read, )?Write\]/g, '[Read]') });
    expect(flowIn(reading, 'orders')).toMatchObject({ from: [] });
  });

  const state = (key: string) =>
    `{Type: Task, Resource: "arn:aws:states:::sqs:sendMessage", ${key}: {QueueUrl: !Ref Orders}}`;

  it.each([
    ['a task', 'Definition', `{States: {Send: ${state('Parameters')}}}`],
    ['a task in JSONata', 'Definition', `{States: {Send: ${state('Arguments')}}}`],
    [
      'a task for each of several',
      'Definition',
      `{States: {All: {Type: Map, ItemProcessor: {States: {Send: ${state('Parameters')}}}}}}`,
    ],
    [
      'a task on a branch',
      'Definition',
      `{States: {All: {Type: Parallel, Branches: [{States: {Send: ${state('Parameters')}}}]}}}`,
    ],
  ])('is a state machine with %s that sends', async (_, key, definition) => {
    const text = `Resources:\n${QUEUE_ALONE}  Flow: {Type: AWS::Serverless::StateMachine, Properties: {${key}: ${definition}}}\n`;
    expect(flowIn(await draftOf({ 't.yaml': text }), 'orders')).toMatchObject({ from: ['Flow'] });
  });

  it('is one whose definition is a text, and one in Terraform', async () => {
    const url = 'https://sqs.eu-west-1.amazonaws.com/1/orders';
    const definition = JSON.stringify({
      States: {
        Send: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Parameters: { QueueUrl: url },
        },
      },
    });
    const text = `Resources:\n${QUEUE_ALONE}  Flow: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionString: '${definition}'}}\n`;
    expect(flowIn(await draftOf({ 't.yaml': text }), 'orders')).toMatchObject({ from: ['Flow'] });
    const terraform = `resource "aws_sqs_queue" "q" {
  name = "orders"
}
resource "aws_sfn_state_machine" "m" {
  name       = "flow"
  definition = jsonencode({
    States = { Send = { Type = "Task", Resource = "arn:aws:states:::sqs:sendMessage", Parameters = { QueueUrl = aws_sqs_queue.q.url } } }
  })
}
`;
    expect(flowIn(await draftOf({ 'm.tf': terraform }), 'orders')).toMatchObject({ from: ['flow'] });
  });
});
