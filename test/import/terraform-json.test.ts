import { describe, expect, it } from 'vitest';
import { drafted } from './drafted.js';

const resource = (address: string, values?: object, more: object = {}) => ({
  address,
  mode: 'managed',
  type: address.replace(/^(?:module\.[^.]+\.)*/, '').split('.')[0],
  name: address.split('.').at(-1),
  ...(values === undefined ? {} : { values }),
  ...more,
});

const plan = (root: object, configuration: object = {}) =>
  JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: root },
    configuration: { root_module: configuration },
  });

const queue = (more: object = {}) => ({
  content_based_deduplication: false,
  delay_seconds: 0,
  fifo_queue: false,
  message_retention_seconds: 345600,
  redrive_policy: null,
  tags: null,
  visibility_timeout_seconds: 30,
  ...more,
});

describe('terraform show -json of a plan', () => {
  it('calls a queue without a name by its address; what is set to nothing is not set', async () => {
    const { flows, draft } = await drafted({
      'plan.json': plan({ resources: [resource('aws_sqs_queue.done', queue()), resource('aws_kms_key.k', {})] }),
    });
    expect(flows).toEqual([
      {
        name: 'aws_sqs_queue.done',
        from: [],
        to: [],
        needs: {},
        uses: {
          broker: 'sqs-standard',
          channel: 'aws_sqs_queue.done',
          visibilityTimeout: '30s',
          retention: '4d',
          deadLetter: 'false by default',
        },
      },
    ]);
    expect(draft.flows[0].comments).toEqual([]);
    expect(draft.account).toMatchObject({ resources: 2, channels: 1, notRead: 1 });
  });

  it('joins by what the configuration refers to, through modules', async () => {
    const root = {
      resources: [resource('aws_lambda_function.worker', { function_name: 'worker', timeout: 10 })],
      child_modules: [
        {
          address: 'module.queue',
          resources: [
            resource('module.queue.aws_sqs_queue.main', queue({ name: 'orders', redrive_policy: undefined })),
            resource('module.queue.aws_sqs_queue.dead', queue({ name: 'orders-dead' })),
          ],
        },
        {
          address: 'module.reader',
          resources: [resource('module.reader.aws_lambda_event_source_mapping.m', { batch_size: 5 })],
        },
      ],
    };
    const configuration = {
      module_calls: {
        queue: {
          module: {
            outputs: { arn: { expression: { references: ['aws_sqs_queue.main.arn', 'aws_sqs_queue.main'] } } },
            resources: [
              {
                address: 'aws_sqs_queue.main',
                expressions: { redrive_policy: { references: ['aws_sqs_queue.dead.arn', 'aws_sqs_queue.dead'] } },
              },
            ],
          },
        },
        reader: {
          expressions: {
            source: { references: ['module.queue.arn', 'module.queue'] },
            function: { references: ['aws_lambda_function.worker.arn', 'aws_lambda_function.worker'] },
          },
          module: {
            resources: [
              {
                address: 'aws_lambda_event_source_mapping.m',
                expressions: {
                  event_source_arn: { references: ['var.source'] },
                  function_name: { references: ['var.function'] },
                  batch_size: { constant_value: 5 },
                },
              },
            ],
          },
        },
      },
    };
    const { flows, draft } = await drafted({ 'plan.json': plan(root, configuration) });
    expect(flows).toMatchObject([
      { name: 'orders', to: ['worker'], uses: { deadLetter: 'true', batch: '5', functionTimeout: '10s' } },
    ]);
    expect(draft.account.deadLetters).toBe(1);
  });

  it('joins a state by its ARNs, and an instance of several by its own key', async () => {
    const state = {
      format_version: '1.0',
      terraform_version: '1.9.0',
      values: {
        root_module: {
          resources: [
            resource('aws_sqs_queue.q["a"]', queue({ name: 'a', arn: 'arn:aws:sqs:eu-1:1:a' }), { index: 'a' }),
            resource('aws_lambda_event_source_mapping.m', {
              event_source_arn: 'arn:aws:sqs:eu-1:1:a',
              function_name: 'arn:aws:lambda:eu-1:1:function:worker',
            }),
          ],
        },
      },
    };
    const { flows } = await drafted({ 'state.json': JSON.stringify(state) });
    expect(flows).toMatchObject([{ name: 'a', to: ['worker'] }]);
  });

  it.each([
    ['a resource without values', plan({ resources: [resource('aws_sqs_queue.q')] }), 1],
    ['no values at all', '{"format_version": "1.0", "terraform_version": "1.0"}', 0],
    ['resources of the wrong kind', plan({ resources: { a: 1 }, child_modules: 'x' }), 0],
  ])('%s is borne', async (_, text, count) => {
    const { flows } = await drafted({ 'plan.json': text });
    expect(flows).toHaveLength(count);
  });
});
