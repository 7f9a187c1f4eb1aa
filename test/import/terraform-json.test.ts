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

describe('a state as Terraform stores it', () => {
  it('is read instance by instance', async () => {
    const instance = (name: string, more: object = {}) => ({
      attributes: { name, arn: `arn:aws:sqs:eu-west-1:1:${name}`, ...queue() },
      ...more,
    });
    const state = {
      version: 4,
      terraform_version: '1.9.0',
      serial: 3,
      lineage: 'x',
      resources: [
        {
          mode: 'managed',
          type: 'aws_sqs_queue',
          name: 'q',
          instances: [instance('a', { index_key: 0 }), instance('b', { index_key: 1 })],
        },
        {
          module: 'module.work',
          mode: 'managed',
          type: 'aws_lambda_event_source_mapping',
          name: 'm',
          instances: [
            { attributes: { event_source_arn: 'arn:aws:sqs:eu-west-1:1:a', function_name: 'worker', batch_size: 7 } },
          ],
        },
      ],
    };
    const { flows, draft } = await drafted({ 'terraform.tfstate': JSON.stringify(state, null, 2) });
    expect(flows.map(({ name, to, uses: { batch } }) => [name, to, batch])).toEqual([
      ['a', ['worker'], '7'],
      ['b', [], undefined],
    ]);
    expect(draft.account).toMatchObject({ resources: 3, notRead: 0 });
  });
});

describe('Terraform as JSON (.tf.json)', () => {
  const json = JSON.stringify({
    variable: { hidden: { default: 45 }, tries: { type: 'number' } },
    locals: { prefix: 'shop' },
    resource: {
      aws_sqs_queue: {
        dead: {},
        orders: {
          name: `\${local.prefix}-orders`,
          visibility_timeout_seconds: `\${var.hidden}`,
          redrive_policy: `\${jsonencode({deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = var.tries})}`,
        },
      },
      aws_lambda_function: { worker: [{ function_name: 'worker "x"', timeout: 10 }] },
      aws_lambda_event_source_mapping: {
        m: { event_source_arn: `\${aws_sqs_queue.orders.arn}`, function_name: `\${aws_lambda_function.worker.arn}` },
      },
    },
  });

  it('says what the same blocks say', async () => {
    const { flows, notRead } = await drafted({ 'main.tf.json': json });
    expect(flows).toMatchObject([
      {
        name: 'shop-orders',
        to: ['worker "x"'],
        uses: { visibilityTimeout: '45s by parameter', deadLetter: 'true', functionTimeout: '10s' },
      },
    ]);
    expect(notRead).toEqual([expect.stringContaining('`var.tries` has no default')]);
  });

  it('shares its names with the files beside it, and takes a broken template for unknown', async () => {
    const { flows, notRead } = await drafted({
      'a.tf': 'variable "n" {\n  default = "orders"\n}\n',
      'b.tf.json': `{"resource": {"aws_sqs_queue": {"q": {"name": "\${var.n}", "visibility_timeout_seconds": "\${1 +}"}}}}`,
    });
    expect(flows.map(({ name, uses }) => [name, uses.visibilityTimeout])).toEqual([['aws_sqs_queue.q', undefined]]);
    expect(notRead).toHaveLength(1);
  });
});
