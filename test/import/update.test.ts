import { describe, expect, it } from 'vitest';
import { run } from '../cli/memory-io.js';
import { QUEUE } from './files.js';

const drafted = async (template = QUEUE) => (await run(['import', 't.yaml'], { files: { 't.yaml': template } })).stdout;

/** Imports again into a description. */
async function merge(template: string, description: string) {
  const files = { 't.yaml': template, 'system.yaml': description };
  const { status, stderr, stdout, files: after } = await run(['import', 't.yaml', '--update'], { files });
  expect([status, stdout]).toEqual([0, '']);
  return { text: String(after.get('system.yaml')), stderr };
}

describe('import --update', () => {
  it('of what did not change changes nothing', async () => {
    const text = await drafted();
    const merged = await merge(QUEUE, text);
    expect(merged.text).toBe(text);
    expect(merged.stderr).toContain('system.yaml says so already');
  });

  it('follows what the files changed, shows it as a diff, and leaves all else as it is', async () => {
    const people = (await drafted())
      .replace('  orders:\n', '  # ours\n  place-order:   # renamed\n    needs: {intent: command} # settled\n')
      .replace('      deadLetter: true', '      idempotent: true  # inbox\n      deadLetter: true');
    const merged = await merge(
      QUEUE.replace('BatchSize: 5', 'BatchSize: 8').replace('Timeout: 29', 'Timeout: 40'),
      people,
    );
    expect(merged.text).toBe(
      people.replace('batch: 5', 'batch: 8').replace('functionTimeout: 29s', 'functionTimeout: 40s'),
    );
    expect(merged.stderr).toContain('  place-order:\n-   batch: 5\n+   batch: 8  # t.yaml:34\n');
    expect(merged.stderr).toContain('system.yaml: 2 lines changed\n');
  });

  it('does not let what a service does by itself overrule what a person says', async () => {
    const people = (await drafted()).replace(/partialBatch: false {2}#.*/, 'partialBatch: true');
    expect((await merge(QUEUE, people)).text).toBe(people);
  });

  it('marks a flow that is gone, keeps it, and takes the mark away when it is back', async () => {
    const before = await drafted();
    const without = QUEUE.replace(/ {2}Mail:\n(?: {4}.*\n)+/, '').replace(/ +- SQSSendMessagePolicy.*\n/, '');
    const gone = await merge(without, before);
    expect(gone.text).toBe(
      before.replace('  Mail:\n', '  # gone: no file that was read declares it any more\n  Mail:\n'),
    );
    expect((await merge(without, gone.text)).text).toBe(gone.text);
    expect((await merge(QUEUE, gone.text)).text).toBe(before);
  });

  it('adds what is new as an import writes it, and does nothing the second time', async () => {
    const more = QUEUE.replace(
      '  Bucket:',
      '  Bills: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 7}}\n  Bucket:',
    );
    const first = await merge(more, await drafted());
    expect(first.text).toContain('  Bills:\n    uses:\n      broker: sqs-standard  # t.yaml:');
    expect((await merge(more, first.text)).text).toBe(first.text);
  });

  it('writes consumers that are set up differently as a map, follows each, and keeps what people say of them', async () => {
    const topic = (batch: number) => `${QUEUE}  News: {Type: AWS::SNS::Topic}
  One: {Type: AWS::SQS::Queue}
  Two: {Type: AWS::SQS::Queue}
  ToOne: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt One.Arn}}
  ToTwo: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Two.Arn}}
  Mailer: {Type: AWS::Lambda::Function, Properties: {Timeout: 3}}
  Audit: {Type: AWS::Lambda::Function, Properties: {Timeout: 3}}
  FromOne: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt One.Arn, FunctionName: !Ref Mailer, BatchSize: ${batch}}}
  FromTwo: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Two.Arn, FunctionName: !Ref Audit, BatchSize: 9}}
`;
    const first = await merge(topic(2), await drafted());
    expect(first.text).toMatch(
      / {4}to:\n {6}Mailer:\n {8}uses:\n {10}batch: 2 {2}# t\.yaml:\d+\n {6}Audit:\n {8}uses:\n {10}batch: 9 {2}# t/,
    );
    expect((await merge(topic(2), first.text)).text).toBe(first.text);
    const people = first.text.replace('      Mailer:\n', '      Mailer:\n        needs: {replay: recovery} # ours\n');
    const second = await merge(topic(4), people);
    expect(second.text).toBe(people.replace('batch: 2', 'batch: 4'));
    expect(second.stderr).toContain('-   batch: 2\n+   batch: 4  # t.yaml:');
  });

  it('writes nothing into what it can not read', async () => {
    const files = { 't.yaml': QUEUE, 'system.yaml': 'driven: 1\nsystem: s\nflows: {a: {form: b}}\n' };
    const { status, stderr, files: after } = await run(['import', 't.yaml', '--update'], { files });
    expect(status).toBe(2);
    expect(stderr).toContain('system.yaml:3:13: error: `form` is not a key of a flow. Did you mean `from`?');
    expect(after.get('system.yaml')).toBe(files['system.yaml']);
  });
});
