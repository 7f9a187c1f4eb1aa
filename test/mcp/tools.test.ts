import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client, Tool } from '@modelcontextprotocol/client';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { run } from '../cli/memory-io.js';
import { answered, connected, textOf } from './connected.js';

const { base } = shippedRules();
const SHOP = readFileSync(join(ROOT, 'examples/shop/system.yaml'), 'utf8');
const TEMPLATE = `Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties: {FifoQueue: true, VisibilityTimeout: !Ref Timeout}
Parameters: {Timeout: {Type: Number}}
`;

let client: Client;
let tools: ReadonlyMap<string, Tool>;
beforeAll(async () => {
  client = await connected();
  tools = new Map((await client.listTools()).tools.map((tool) => [tool.name, tool]));
  return () => client.close();
});

/** An answer as value and text; the value keeps to the schema that the tool advertises. */
async function call(name: string, given: object) {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...given } });
  const validate = new Ajv2020({ strict: false }).compile(tools.get(name)?.outputSchema ?? false);
  if (isError !== true) expect(validate(structuredContent) || validate.errors).toBe(true);
  return {
    value: (structuredContent ?? {}) as Record<string, unknown>,
    text: textOf(content),
    isError: isError === true,
  };
}

const printed = async (argv: readonly string[], files = {}) =>
  JSON.parse((await run([...argv, '--format', 'json'], { files })).stdout);

describe('the list of tools', () => {
  it('is the one of the contract, with its arguments', () => {
    const named = [...tools].map(([name, { inputSchema }]) => [name, Object.keys(inputSchema.properties ?? {})]);
    expect(Object.fromEntries(named)).toEqual({
      advise: ['needs', 'text'],
      next_question: ['needs', 'text', 'flow'],
      check: ['text', 'files', 'deployed'],
      explain: ['id'],
      compare_brokers: ['ids', 'needs'],
      import: ['files'],
      diff: ['old', 'new'],
    });
  });

  it.each(['advise', 'next_question', 'compare_brokers'])('takes in %s what the rules know', (name) => {
    const { properties = {} } = tools.get(name)?.inputSchema ?? {};
    const needs = properties.needs as { properties: Record<string, object> };
    expect(Object.keys(needs.properties)).toEqual(base.criteria.map((criterion) => criterion.name));
    const validate = new Ajv2020({ strict: false }).compile(needs);
    const given = {
      intent: 'command',
      ordering: ['none', 'per-key'],
      throughput: '200/s..1k/s',
      payload: 4096,
      elastic: true,
    };
    expect(validate({ ...given, running: ['kafka'], replay: null })).toBe(true);
    for (const wrong of [{ intnt: 'command' }, { intent: 'comand' }, { elastic: 'yes' }, { throughput: {} }])
      expect(validate(wrong)).toBe(false);
  });

  it('says that nothing is changed, and fits into a conversation', () => {
    for (const { annotations, description } of tools.values()) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
      expect(description).toMatch(/\.$/);
    }
    expect(JSON.stringify([...tools.values()].map(({ inputSchema }) => inputSchema)).length).toBeLessThan(24_000);
  });
});

describe('advise', () => {
  it('answers needs as the command line does, with sources and dates', async () => {
    const { value, text } = await call('advise', { needs: { replay: 'history', throughput: '5k/s' } });
    const { notes, asOf, sources, ...advice } = value;
    expect(advice).toEqual(await printed(['advise', 'replay=history', 'throughput=5k/s']));
    expect([notes, asOf]).toEqual(['', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    const cited = (value.flows as { reasons: { sources: string[] }[] }[]).flatMap(({ reasons }) =>
      reasons.flatMap((each) => each.sources),
    );
    expect(new Set((sources as { id: string }[]).map(({ id }) => id))).toEqual(new Set(cited));
    for (const { url, read } of sources as { url: string; read: string }[])
      expect([url, read]).toEqual([expect.stringMatching(/^https?:/), expect.stringMatching(/^\d{4}-/)]);
    expect(text).toMatch(/^flow: event-driven \(54 %\)\n- Why: .*replay: history/);
    expect(text).toMatch(/Unknown, and can change the style: acknowledgment, .*Ask first: .*\(`acknowledgment`\)/);
    expect(text).toMatch(/Sources:\n- .*, read 20\d\d-\d\d-\d\d: http/);
    expect(text.length).toBeLessThan(2500);
  });

  it('answers a text as the command line does, and a what-if on it', async () => {
    const files = { 'system.yaml': SHOP };
    const { value, text } = await call('advise', { text: SHOP });
    expect(value.flows).toEqual((await printed(['advise', 'system.yaml'], files)).flows);
    expect(text).toContain('Together: hybrid.');
    const whatIf = await call('advise', { text: SHOP, needs: { replay: 'history' } });
    expect(whatIf.value.recommendation).toEqual(
      (await printed(['advise', 'system.yaml', 'replay=history'], files)).recommendation,
    );
  });

  it('starts with nothing said, and reads files that deploy', async () => {
    expect((await call('advise', {})).text).toMatch(/^flow: nothing is known of it yet\.\n- Unknown.*Ask first/);
    const { value, text } = await call('advise', { text: TEMPLATE });
    expect((value.flows as { name: string }[]).map(({ name }) => name)).toEqual(['Orders']);
    expect(value.notes).toContain('1 resource');
    expect(text).toContain(String(value.notes));
  });

  it.each([
    [
      { needs: { ordering: 'perkey' } },
      "needs:2:15: error: `ordering` can't be `perkey`; expected `none`, `per-key` or `total`. Did you mean `per-key`?",
    ],
    [{ needs: { intnt: 'command' } }, 'needs:2:3: error: `intnt` is not a criterion. Did you mean `intent`?'],
    [{ needs: { throughput: '5 parsecs' } }, 'needs:2:17: error:'],
    [{ needs: { intent: [[[[[[[[[['deep']]]]]]]]]] } }, 'nested no deeper than a list'],
    [{ text: 'driven: 1\nsystem: shop\nflows: {a: {neds: {}}}\n' }, 'text:3:13: error: `neds` is not'],
    [{ text: '' }, 'text:1:1: error: the file is empty'],
    [{ neds: {} }, 'neds: no such argument. Did you mean `needs`?'],
    [{ needs: [] }, 'needs: found []; expected an object from criterion to answer'],
  ])('tells what is wrong with %j', async (given, message) => {
    const { text, isError } = await call('advise', given);
    expect(isError).toBe(true);
    expect(text).toContain(message);
    expect(text).not.toMatch(/\n {4}at /);
  });
});

describe('next_question', () => {
  it('asks, with help and what each answer would do', async () => {
    const { value, text } = await call('next_question', { needs: { intent: 'command' } });
    expect(value).toMatchObject({ status: 'asking', question: { criterion: 'replay', purpose: 'style' } });
    const { help, answers } = value.question as { help: string; answers: object[] };
    expect(answers).toContainEqual({
      value: 'history',
      label: expect.any(String),
      style: 'hybrid',
      decides: false,
      fits: null,
    });
    for (const part of [help, 'Then hybrid so far', '`replay` in needs']) expect(text).toContain(part);
  });

  it('says when it is enough, goes on to the broker, and says what cannot be carried', async () => {
    const needs = {
      intent: 'command',
      replay: 'none',
      streaming: false,
      reply: 'none',
      consumers: 'one',
      workflow: 'steps',
    };
    const { value } = await call('next_question', { needs });
    expect(value).toMatchObject({ status: 'enough', style: 'message-driven' });
    expect(value.because).toMatch(/^So far message-driven; the answers still open leave .* to another style\.$/);
    const most = { intent: 'command', ordering: 'total', throughput: '100k/s', processing: '5ms' };
    const stuck = await call('next_question', { needs: most });
    expect((stuck.value.nothingCarries as object[]).length).toBeGreaterThan(0);
    expect(stuck.text).toContain('What to give up:');
  });

  it('wants the flow of a text named where there are several', async () => {
    const { text } = await call('next_question', { text: SHOP });
    expect(text).toMatch(/^flow: missing; the text describes \d+ flows\. It has /);
    expect((await call('next_question', { text: SHOP, flow: 'plce-order' })).text).toContain(
      'Did you mean `place-order`?',
    );
    expect((await call('next_question', { text: SHOP, flow: 'place-order' })).value.flow).toBe('place-order');
  });
});

describe('check', () => {
  it('finds what the command line finds, with sources', async () => {
    const text =
      'driven: 1\nsystem: shop\nflows:\n  pay:\n    needs: {replay: history}\n    uses: {style: message-driven, broker: sqs-standard}\n';
    const { value, text: told } = await call('check', { text });
    const expected = await printed(['check', 'text'], { text });
    expect(value).toMatchObject(expected);
    expect(told).toMatch(/^text:6:\d+: error: .*\[style-mismatch\]$/m);
    expect(told).toContain('1 file');
    expect(value.sources).not.toEqual([]);
  });

  it('tells the gravest of many findings, and all of them as a value', async () => {
    const flows = Array.from(
      { length: 20 },
      (_, index) => `  f${index}: {needs: {replay: history}, uses: {style: message-driven}}\n`,
    );
    const { value, text } = await call('check', { text: `driven: 1\nsystem: a\nflows:\n${flows.join('')}` });
    expect((value.findings as object[]).length).toBeGreaterThan(20);
    expect(text.match(/ error: /g)).toHaveLength(12);
    expect(text).toMatch(/^and \d+ more under `findings`$/m);
    expect(text).toContain('20 errors');
  });

  it('is a finding where a text can not be read, not a failure', async () => {
    const { value, isError } = await call('check', { text: 'driven: 1\nsystem: a\nflows: {a: {neds: {}}}' });
    expect(isError).toBe(false);
    expect(value.findings).toMatchObject([{ rule: 'input', line: 3, file: 'text' }]);
  });

  it('says so where there is nothing to check, or no folder is granted', async () => {
    expect((await call('check', {})).text).toContain('text or files: missing');
    const held = await call('check', { text: SHOP, deployed: ['template.yaml'] });
    expect(held).toMatchObject({ isError: true, text: expect.stringContaining('grants no folders') });
  });
});

describe('explain and compare_brokers', () => {
  it('explains what the command line explains', async () => {
    const { value } = await call('explain', { id: 'SQS FIFO' });
    expect(value).toEqual(await printed(['explain', 'sqs-fifo']));
    expect((await call('explain', { id: 'sqs-fifoo' })).text).toContain('Did you mean `sqs-fifo`?');
  });

  it('ranks brokers by the needs, best first, and says where they differ', async () => {
    const needs = { intent: 'command', ordering: 'per-key', cloud: 'aws' };
    const { value, text } = await call('compare_brokers', { ids: ['kafka', 'sqs-fifo', 'sqs-standard'], needs });
    const brokers = value.brokers as { id: string; verdict: string }[];
    expect(brokers[0]).toMatchObject({ id: 'sqs-fifo', verdict: 'fits' });
    expect(brokers.find(({ id }) => id === 'sqs-standard')?.verdict).not.toBe('fits');
    const [first, ...others] = value.comparisons as object[];
    expect(first).toEqual(
      await printed(['explain', 'kafka', '--against', 'sqs-fifo', 'intent=command', 'ordering=per-key', 'cloud=aws']),
    );
    expect(others).toHaveLength(1);
    expect(text).toMatch(/^With these needs, best first:\n- sqs-fifo: fits/);
    expect(text).toMatch(/Unknown, and bears on the choice: .*Ask first:/);
  });

  it.each([
    [{ ids: ['kafka'] }, 'ids: found 1; expected 2 to 8'],
    [{ ids: ['kafka', 'sqs-fifoo'] }, 'no broker is called `sqs-fifoo`. Did you mean `sqs-fifo`?'],
    [{ ids: 'kafka' }, 'ids: found "kafka"; expected a list of texts'],
    [{}, 'ids: missing'],
  ])('tells what is wrong with %j', async (given, message) => {
    expect(await call('compare_brokers', given)).toMatchObject({
      isError: true,
      text: expect.stringContaining(message),
    });
  });

  it('judges none where nothing is needed', async () => {
    const { text } = await call('compare_brokers', { ids: ['valkey', 'kafka'] });
    expect(text).toMatch(/^No needs were given/);
  });
});

describe('import and diff', () => {
  it('drafts what the command line drafts, and tells what was not read', async () => {
    const { value, text } = await call('import', { files: { 'template.yaml': TEMPLATE } });
    const { stdout } = await run(['import', 'template.yaml'], { files: { 'template.yaml': TEMPLATE } });
    const body = (draft: string) => draft.replace(/^system: .*$/m, '');
    expect(body(value.text as string)).toBe(body(stdout));
    expect(value.flows).toEqual(['Orders']);
    expect(text).toContain('go on with next_question');
    expect((await call('import', { files: { 'a.txt': 'hello' } })).text).toContain('a.txt:1:1: error: no kind of file');
    expect((await call('import', { files: {} })).text).toContain('files: found none');
  });

  it('compares as the command line does', async () => {
    const [old, now] = ['none', 'history'].map(
      (replay) => `driven: 1\nsystem: shop\nflows: {pay: {needs: {intent: command, replay: ${replay}}}}\n`,
    );
    const { value, text } = await call('diff', { old, new: now });
    expect(value).toEqual(await printed(['diff', 'old', 'new'], { old, new: now }));
    expect(text).toContain('style: message-driven, so far → hybrid, so far');
    expect((await call('diff', { old })).text).toContain('new: missing; expected a text');
  });
});

describe('resources', () => {
  const read = async (uri: string) => {
    const { contents } = await client.readResource({ uri });
    return JSON.parse((contents[0] as { text: string }).text);
  };

  it('are the lists of the rules and the schema', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(
      ['criteria', 'brokers', 'patterns', 'pitfalls', 'schema'].map((name) => `driven://${name}`),
    );
    expect((await read('driven://pitfalls')).pitfalls).toHaveLength(base.pitfalls.length);
    expect(await read('driven://schema')).toEqual(JSON.parse((await run(['schema'])).stdout));
  });

  it('are a page for each entry, and complete its id', async () => {
    expect(await read('driven://brokers/kafka')).toEqual(await printed(['explain', 'kafka']));
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'driven://brokers/{id}' },
      argument: { name: 'id', value: 'sqs' },
    });
    expect(completion.values).toEqual(['sqs-fifo', 'sqs-standard']);
  });
});

describe('prompts', () => {
  it.each(['decide_flow', 'review_messaging', 'write_record'])('%s names tools that there are', async (name) => {
    const { prompts } = await client.listPrompts();
    const [argument] = prompts.find((prompt) => prompt.name === name)?.arguments ?? [];
    const { messages } = await client.getPrompt({ name, arguments: { [argument.name]: 'WHAT IT IS ABOUT' } });
    const { text } = messages[0].content as { text: string };
    expect(text).toContain('WHAT IT IS ABOUT');
    const named = [...text.matchAll(/\b(?:[Cc]all|with|what) ([a-z]+(?:_[a-z]+)?)\b/g)]
      .map(([, word]) => word)
      .filter((word) => tools.has(word));
    expect(named.length).toBeGreaterThan(0);
  });
});

it('keeps one answer apart from the next', async () => {
  const needs = { intent: 'event', consumers: 'open' };
  const first = await answered(client, 'advise', { needs });
  await call('advise', { needs: { intent: 'command' } });
  expect(await answered(client, 'advise', { needs })).toEqual(first);
});
