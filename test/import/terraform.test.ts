import { describe, expect, it } from 'vitest';
import { drafted, faultsOf, OPEN_AUDIENCE } from './drafted.js';

const QUEUES = `
# What a shop ships.
resource "aws_sqs_queue" "parcels" {
  name = "parcels-to-pack"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.parcels_dead.arn
    maxReceiveCount     = 4
  })
}

resource "aws_sqs_queue" "parcels_dead" {
  name                      = "parcels-dead"
  message_retention_seconds = 14 * 24 * 60 * 60
}

resource "aws_pipes_pipe" "pack" {
  name     = "pack"
  source   = aws_sqs_queue.parcels.arn
  target   = aws_sfn_state_machine.pack.arn
  role_arn = "arn:aws:iam::1:role/pipe"
  source_parameters {
    sqs_queue_parameters {
      batch_size = 2
    }
  }
}

resource "aws_sfn_state_machine" "pack" {
  name       = "pack-a-parcel"
  definition = templatefile("pack.asl.json", {})
}
`;

describe('Terraform: a queue, a pipe and what it starts', () => {
  it('is one flow, with the facts of all three', async () => {
    const { flows, draft, notRead } = await drafted({ 'main.tf': QUEUES });
    expect(flows).toEqual([
      {
        name: 'parcels-to-pack',
        from: [],
        to: ['pack-a-parcel'],
        needs: {},
        uses: {
          broker: 'sqs-standard',
          channel: 'parcels-to-pack',
          visibilityTimeout: '30s by default',
          deadLetter: 'true',
          maxReceives: '4',
          deadLetterRetention: '14d',
          batch: '2',
        },
      },
    ]);
    expect(notRead).toEqual([]);
    expect(draft.account).toMatchObject({ resources: 4, kinds: 3, channels: 1, deadLetters: 1, beside: 2, notRead: 0 });
  });
});

describe('Terraform: subscriptions of topics that another module makes', () => {
  const SUBSCRIPTIONS = `
resource "azurerm_servicebus_subscription" "mail" {
  name                = "case-updated-mail"
  topic_id            = var.case_topic_id
  max_delivery_count  = 1
  default_message_ttl = var.ttl
}
resource "azurerm_servicebus_subscription" "publish" {
  name               = "page-publish"
  topic_id           = var.page_topic_id
  max_delivery_count = 1
}
resource "azurerm_servicebus_subscription" "withdraw" {
  name               = "page-withdraw"
  topic_id           = var.page_topic_id
  max_delivery_count = 1
  lock_duration      = "PT2M"
}
resource "azurerm_servicebus_subscription_rule" "publish" {
  name            = "only-publish"
  subscription_id = azurerm_servicebus_subscription.publish.id
  filter_type     = "CorrelationFilter"
}`;

  it('is a flow for each topic, whose subscriptions are its consumers', async () => {
    const { flows, notRead } = await drafted({ 'subs/main.tf': SUBSCRIPTIONS });
    expect(
      flows.map(({ name, to, uses }) => ({ name, to, broker: uses.broker, maxReceives: uses.maxReceives })),
    ).toEqual([
      { name: 'var.case_topic_id', to: ['case-updated-mail'], broker: 'azure-service-bus', maxReceives: '1' },
      {
        name: 'var.page_topic_id',
        to: ['page-publish (visibilityTimeout 1m by default)', 'page-withdraw (visibilityTimeout 2m)'],
        broker: 'azure-service-bus',
        maxReceives: '1',
      },
    ]);
    expect(flows.map(({ needs }) => needs)).toEqual([OPEN_AUDIENCE, OPEN_AUDIENCE]);
    expect(notRead).toEqual(['subs/main.tf:6:3 default_message_ttl: `var.ttl` is set outside of these files']);
  });
});

describe('Terraform: a pulled subscription whose topic is a path', () => {
  const PULLED = `resource "google_pubsub_subscription" "baskets_filled" {
  ack_deadline_seconds = 300
  dead_letter_policy {
    dead_letter_topic     = "projects/\${var.project}/topics/dead"
    max_delivery_attempts = 7
  }
  enable_message_ordering    = true
  message_retention_duration = "259200s"
  name                       = "baskets_filled"
  topic                      = "projects/\${var.project}/topics/baskets_filled"
}
`;

  it('is joined to its topic by the last part of the path', async () => {
    const topic = 'resource "google_pubsub_topic" "t" {\n  name = "baskets_filled"\n}\n';
    const alone: Record<string, string> = { 'a/sub.tf': PULLED };
    for (const files of [alone, { ...alone, 'a/topic.tf': topic }]) {
      const { flows } = await drafted(files);
      expect(flows).toEqual([
        {
          name: 'baskets_filled',
          from: [],
          to: ['baskets_filled'],
          needs: OPEN_AUDIENCE,
          uses: {
            broker: 'google-pubsub',
            channel: 'baskets_filled',
            ackTimeout: '5m',
            retention: '3d',
            deadLetter: 'true',
            maxReceives: '7',
          },
        },
      ]);
    }
  });
});

describe('Terraform: a function on a stream that is a variable', () => {
  const STREAM = `
resource "aws_lambda_function" "reader" {
  function_name = "meter_reader"
  role          = aws_iam_role.reader.arn
  timeout       = 20
}
resource "aws_iam_role" "reader" {
  name               = "reader"
  assume_role_policy = file("\${path.module}/assume.json")
}
resource "aws_lambda_event_source_mapping" "meters" {
  event_source_arn               = var.kinesis_arn
  function_name                  = "\${aws_lambda_function.reader.arn}"
  starting_position              = "LATEST"
  batch_size                     = 50
  bisect_batch_on_function_error = true
  maximum_retry_attempts         = 3
  destination_config {
    on_failure {
      destination_arn = var.failed_arn
    }
  }
}`;

  it('says how the function reads, and which broker it is called', async () => {
    const { flows, draft } = await drafted({ 'main.tf': STREAM });
    expect(flows).toMatchObject([
      {
        name: 'var.kinesis_arn',
        to: ['meter_reader'],
        uses: {
          broker: 'kinesis',
          batch: '50',
          partialBatch: 'false by default',
          maxReceives: '4',
          deadLetter: 'true',
          functionTimeout: '20s',
        },
      },
    ]);
    const [{ uses }] = draft.flows;
    expect(uses.get('broker')).toMatchObject([{ note: 'it has a starting position and is called so' }]);
  });

  it('leaves the broker out where the name tells nothing', async () => {
    const { flows } = await drafted({ 'main.tf': STREAM.replace('var.kinesis_arn', 'var.source') });
    expect(flows[0]).toMatchObject({ name: 'var.source', to: ['meter_reader'] });
    expect(flows[0].uses.broker).toBeUndefined();
  });
});

describe('values of Terraform', () => {
  const of = async (value: string, more = '') => {
    const { flows, notRead } = await drafted({
      'm/main.tf': `resource "aws_sqs_queue" "q" {\n  name = ${value}\n}\n${more}`,
    });
    return flows.map(({ uses }) => uses.channel).concat(notRead);
  };

  it.each([
    ['"plain"', 'plain'],
    [`"a \\"b\\" \\u00e9 $\${c}"`, `a "b" é \${c}`],
    ['<<EOT\nqueue\nEOT', 'queue'],
    ['local.names.first', 'first-queue'],
    ['local.list[1]', 'two'],
    [`"\${local.prefix}-orders"`, 'shop-orders'],
    ['tostring("text")', 'text'],
  ])('%s is read', async (value, read) => {
    const locals = 'locals {\n  prefix = "shop"\n  names = { first = "first-queue" }\n  list = ["one", "two"]\n}\n';
    expect(await of(value, locals)).toEqual([read]);
  });

  it('a default of a variable is marked as one, be it in another file of the folder', async () => {
    const { flows } = await drafted({
      'm/main.tf': 'resource "aws_sqs_queue" "q" {\n  name = "mail"\n  visibility_timeout_seconds = var.hidden\n}',
      'm/variables.tf': 'variable "stage" {\n  default = "dev"\n}\nvariable "hidden" {\n  default = 45\n}',
      'n/variables.tf': 'variable "hidden" {\n  default = 99\n}',
    });
    expect(flows[0].uses.visibilityTimeout).toBe('45s by parameter');
  });

  it('a value of a .tfvars file is a literal', async () => {
    const { flows } = await drafted({
      'm/main.tf': 'resource "aws_sqs_queue" "q" {\n  name = "mail"\n  visibility_timeout_seconds = var.hidden\n}',
      'm/prod.tfvars': 'hidden = 60\n',
    });
    expect(flows[0].uses.visibilityTimeout).toBe('1m');
  });

  it.each([
    ['var.enabled ? 30 : 60', 'it depends on a condition'],
    ['max(30, 60)', '`max` is not evaluated'],
    ['var.secret', '`var.secret` is sensitive'],
    ['module.settings.timeout', 'a module is not read: give the output of `terraform show -json` for a plan'],
    ['local.missing', '`local.missing` is not in these files'],
  ])('%s is told as not read', async (value, reason) => {
    const { flows, notRead } = await drafted({
      'main.tf': `resource "aws_sqs_queue" "q" {\n  name = "mail"\n  visibility_timeout_seconds = ${value}\n}\nvariable "secret" {\n  default = 30\n  sensitive = true\n}`,
    });
    expect(flows[0].uses.visibilityTimeout).toBeUndefined();
    expect(notRead).toEqual([`main.tf:3:3 visibility_timeout_seconds: ${reason}`]);
  });

  it('names that lead to each other end', async () => {
    const { notRead } = await drafted({
      'main.tf':
        'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_sqs_queue" "q" {\n  visibility_timeout_seconds = local.a\n}',
    });
    expect(notRead).toEqual(['main.tf:6:3 visibility_timeout_seconds: `local.a` is not in these files']);
  });
});

describe('several of one block', () => {
  it('for_each and count over literals make one each, which refer to each other by their key', async () => {
    const { flows, draft } = await drafted({
      'main.tf': `
locals {
  queues = { mail = 2, print = 5 }
}
resource "aws_sqs_queue" "q" {
  for_each = local.queues
  name     = "work-\${each.key}"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn
    maxReceiveCount     = each.value
  })
}
resource "aws_sqs_queue" "dead" {
  for_each = toset(["mail", "print"])
  name     = "dead-\${each.value}"
}
resource "aws_sqs_queue" "numbered" {
  count = 2
  name  = "numbered-\${count.index}"
}`,
    });
    expect(flows.map(({ name, uses }) => [name, uses.maxReceives])).toEqual([
      ['work-mail', '2'],
      ['work-print', '5'],
      ['numbered-0', undefined],
      ['numbered-1', undefined],
    ]);
    expect(draft.account.deadLetters).toBe(2);
  });

  it('what they are made for and is not known is told, with the way out, and nothing is drafted', async () => {
    const { flows, notRead, draft } = await drafted({
      'main.tf':
        'resource "aws_sqs_queue" "q" {\n  for_each = var.queues\n  name = each.key\n}\nmodule "m" {\n  source = "./m"\n}',
    });
    expect(flows).toEqual([]);
    expect(notRead.join('\n')).toContain('main.tf:5:1 module.m (terraform:module): a module is not read');
    expect(notRead.join('\n')).toContain('terraform show -json');
    expect(draft.account).toMatchObject({ resources: 2, notRead: 2 });
  });

  it('one whose count is not known is read, and that is told', async () => {
    const { flows, notRead } = await drafted({
      'main.tf': 'resource "aws_sqs_queue" "q" {\n  count = var.on ? 1 : 0\n  name = "mail"\n}',
    });
    expect(flows.map(({ name }) => name)).toEqual(['mail']);
    expect(notRead).toEqual([
      'main.tf:2:11 aws_sqs_queue.q: count: how many there are is not known, one is read: it depends on a condition',
    ]);
  });

  it('a dynamic block is told', async () => {
    const { notRead } = await drafted({
      'main.tf':
        'resource "google_pubsub_subscription" "s" {\n  name = "s"\n  topic = "t"\n  dynamic "dead_letter_policy" {\n    for_each = var.dead\n    content {\n      max_delivery_attempts = 5\n    }\n  }\n}',
    });
    expect(notRead.join('\n')).toContain('dead_letter_policy: a dynamic block is not read');
  });
});

describe('what is around queues in Terraform', () => {
  it('roles, policies and attachments say who may send', async () => {
    const { flows } = await drafted({
      'main.tf': `
resource "aws_sns_topic" "orders" {
  name = "orders"
}
resource "aws_lambda_function" "checkout" {
  function_name = "checkout"
  role = aws_iam_role.checkout.arn
}
resource "aws_iam_role" "checkout" {
  name = "checkout"
}
data "aws_iam_policy_document" "send" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.orders.arn]
  }
}
resource "aws_iam_policy" "send" {
  policy = data.aws_iam_policy_document.send.json
}
resource "aws_iam_role_policy_attachment" "send" {
  role       = aws_iam_role.checkout.name
  policy_arn = aws_iam_policy.send.arn
}
resource "aws_sqs_queue" "mail" {
  name = "mail"
}
resource "aws_sqs_queue_redrive_policy" "mail" {
  queue_url      = aws_sqs_queue.mail.id
  redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu:1:dead", maxReceiveCount = 3 })
}
resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.mail.arn
}
resource "aws_lambda_function" "mailer" {
  function_name = "mailer"
  timeout = 10
}
resource "aws_lambda_event_source_mapping" "mail" {
  event_source_arn = aws_sqs_queue.mail.arn
  function_name = aws_lambda_function.mailer.function_name
}`,
    });
    expect(flows).toMatchObject([
      {
        name: 'orders',
        from: ['checkout'],
        to: ['mailer'],
        uses: { broker: 'sns-standard, sqs-standard', maxReceives: '3', deadLetter: 'true', functionTimeout: '10s' },
      },
    ]);
  });

  it('a rule joins a source to what it targets', async () => {
    const { flows, notRead } = await drafted({
      'main.tf': `
resource "aws_cloudwatch_event_rule" "paid" {
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  event_pattern = jsonencode({ source = ["shop.payments"], "detail-type" = ["Paid"] })
}
resource "aws_cloudwatch_event_bus" "shop" {
  name = "shop"
}
resource "aws_cloudwatch_event_target" "paid" {
  rule = aws_cloudwatch_event_rule.paid.name
  event_bus_name = aws_cloudwatch_event_bus.shop.name
  arn  = aws_lambda_function.ship.arn
}
resource "aws_lambda_function" "ship" {
  function_name = "ship"
}
resource "aws_cloudwatch_event_rule" "nightly" {
  schedule_expression = "rate(1 day)"
}
resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.ship.arn
}`,
    });
    expect(flows).toMatchObject([
      {
        name: 'shop.payments Paid',
        from: ['shop.payments'],
        to: ['ship'],
        uses: { broker: 'eventbridge-custom-bus', channel: 'shop', deadLetter: 'false by default' },
      },
    ]);
    expect(notRead.join('\n')).toContain('a schedule is no flow');
  });

  it('access to topics of Kafka says who writes and reads them; a prefix is about each that starts so', async () => {
    const acl = (name: string, more: string) =>
      `resource "kafka_acl" "${name}" {\n  resource_type = "Topic"\n  acl_permission_type = "Allow"\n  ${more}\n}\n`;
    const { flows, notRead } = await drafted({
      'topics.tf': `
resource "kafka_topic" "orders" {
  name       = "shop.orders"
  partitions = 12
  config = { "retention.ms" = "86400000" }
}
resource "kafka_topic" "state" {
  name       = "shop.state"
  partitions = 3
  config = { "retention.ms" = "86400000", "cleanup.policy" = "compact" }
}
${acl('w', 'resource_name = kafka_topic.orders.name\n  acl_operation = "Write"\n  acl_principal = "User:checkout"')}
${acl('r', 'resource_name = "shop."\n  resource_pattern_type_filter = "Prefixed"\n  acl_operation = "Read"\n  acl_principal = "User:audit"')}
${acl('d', 'resource_name = "shop.orders"\n  acl_operation = "Describe"\n  acl_principal = "User:metrics"')}
${acl('all', 'resource_name = "*"\n  acl_operation = "Read"\n  acl_principal = "User:admin"')}
resource "kafka_acl" "group" {
  resource_type = "Group"
  resource_name = "audit"
  acl_operation = "Read"
  acl_principal = "User:audit"
  acl_permission_type = "Allow"
}`,
    });
    expect(flows.map(({ name, from, to, uses }) => ({ name, from, to, kept: uses.retention }))).toEqual([
      { name: 'shop.orders', from: ['checkout'], to: ['audit'], kept: '1d' },
      { name: 'shop.state', from: [], to: ['audit'], kept: undefined },
    ]);
    expect(notRead.join('\n')).toContain('it is about every channel');
  });

  it('a queue that is only looked up is a flow where something uses it', async () => {
    const looked = 'data "aws_sqs_queue" "mail" {\n  name = "mail.fifo"\n}\n';
    expect((await drafted({ 'main.tf': looked })).flows).toEqual([]);
    const { flows } = await drafted({
      'main.tf': `${looked}resource "aws_lambda_event_source_mapping" "m" {\n  event_source_arn = data.aws_sqs_queue.mail.arn\n  function_name = "mailer"\n}`,
    });
    expect(flows).toMatchObject([{ name: 'mail', to: ['mailer'], uses: { broker: 'sqs-fifo' } }]);
  });
});

describe('what is no HCL', () => {
  it.each([
    ['resource "a" "b" {\n  n = 1\n', '1:18: not valid HCL: `{` opens here and is never closed'],
    ['resource "a" "b" {\n  n = "abc\n}\n', '2:7: not valid HCL: `"` opens here and is never closed'],
    ['resource "a" "b" {\n  n = [1,\n', '2:7: not valid HCL: `[` opens here and is never closed'],
  ])('%j is told with its place', async (text, told) => {
    const faults = await faultsOf('main.tf', text);
    expect(faults.join('\n')).toContain(`main.tf:${told}`);
  });
});
