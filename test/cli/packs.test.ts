import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';
import { type Given, run } from './memory-io.js';
import { BROKER, files, rule, SOURCES, SYSTEM } from './pack-texts.js';

/** Line, column and message of everything that is wrong with a pack, as `advise` says it. */
async function faults(pack: string, ...args: string[]) {
  const { status, stdout, stderr } = await run(['advise', '--rules', 'pack.yaml', ...args], files(pack));
  expect(stdout).toBe('');
  expect(status).toBe(2);
  return stderr
    .trim()
    .split('\n')
    .map((line) => line.replace('pack.yaml:', '').replace(' error:', ''));
}

describe('a broker of one file', () => {
  it('is chosen', async () => {
    const { stdout } = await run(['advise', '--rules', 'pack.yaml', '--format', 'json'], files(BROKER));
    const advice = JSON.parse(stdout);
    expect(advice.flows[0].brokers[0]).toMatchObject({ id: 'acme-bus', verdict: 'fits' });
    expect(advice.recommendation.brokers).toEqual(['acme-bus']);
    expect(advice.flows[0].pattern.id).toBe('journalled-bus');
  });

  it('is explained, alone and against another', async () => {
    const alone = await run(['explain', 'acme-bus', '--rules', 'pack.yaml'], files(BROKER));
    expect(alone.stdout).toContain('The queue service that the platform team runs for everybody.');
    expect(alone.stdout).toContain('orderingScope: per-key (2026-11-20)');
    const against = await run(['explain', 'acme-bus', '--against', 'kafka', '--rules', 'pack.yaml'], files(BROKER));
    expect(against.stdout).toContain('ACME bus, or');
  });

  it('is drawn', async () => {
    const { stdout } = await run(['report', '--rules', 'pack.yaml'], files(BROKER));
    expect(stdout).toMatch(/order<br>message-driven[^"]*<br>acme-bus/);
    expect(stdout).toContain('s["sender"] --> q[["ACME bus"]]');
  });

  it('may be named in a system, is held against its needs, and is unknown without the pack', async () => {
    const system = SYSTEM.replace('}}', ', cloud: gcp}, uses: {broker: acme-bus}}');
    const given = files(BROKER, { 'system.yaml': system });
    const { stdout } = await run(['check', '--rules', 'pack.yaml', '--format', 'json'], given);
    expect(JSON.parse(stdout).findings.map(({ rule: id }: { rule: string }) => id)).toContain('broker-cannot');
    expect((await run(['check'], given)).status).toBe(2);
  });

  it('is in the schemas', async () => {
    const { stdout } = await run(['schema', '--rules', 'pack.yaml'], files(BROKER));
    expect(stdout).toContain('"acme-bus"');
  });
});

describe('rules of a pack', () => {
  const own = `driven-pack: 1${SOURCES}
criteria:
  - name: regulated
    topic: nature
    serves: style
    question: Does an auditor read these records?
    help: An auditor wants all of them.
    example: Payments.
    values: {false: No auditor reads them, true: An auditor reads them}
    prior: {false: 3, true: 1}
    sources: [handbook]
rules:${rule(
    'audited-flow',
    `    when: {regulated: true}
    examples:
      - {given: {regulated: true}, fires: true}
      - {given: {regulated: false}, fires: false}
      - {given: {}, fires: unknown}`,
  )
    .replace('message-driven', 'event-driven')
    .replace('slight', 'decisive')}
`;

  it('change a verdict, over a criterion of its own', async () => {
    const args = ['advise', 'regulated=true', '--rules', 'pack.yaml', '--format', 'json'];
    const [flow] = JSON.parse((await run(args, files(own))).stdout).flows;
    expect(flow.style).toBe('event-driven');
    expect(flow.reasons.map(({ rule: id }: { rule: string }) => id)).toEqual(['audited-flow']);
    const listed = await run(['rules', 'list', '--rules', 'pack.yaml'], files(own));
    expect(listed.stdout).toContain('audited-flow');
  });

  it('are switched off and changed', async () => {
    const style = async (override: string) => {
      const given = files(`driven-pack: 1\noverride: {rules: {replay-history: ${override}}}\n`);
      const { stdout } = await run(['advise', 'replay=history', '--rules', 'pack.yaml', '--format', 'json'], given);
      return JSON.parse(stdout).flows[0].reasons.map((reason: { strength: string }) => reason.strength);
    };
    expect(await style('{strength: decisive}')).toEqual(['decisive']);
    expect(await style('{strength: slight}')).toEqual(['slight']);
    expect(await style('{off: true}')).toEqual([]);
  });

  it('apply in the order given, a pack twice counts once', async () => {
    const second = 'driven-pack: 1\noverride: {rules: {audited-flow: {strength: slight}}}\n';
    const given = files(own, { 'second.yaml': second });
    const advise = (...packs: string[]) =>
      run(['advise', 'regulated=true', '--format', 'json', ...packs.flatMap((pack) => ['--rules', pack])], given);
    const { stdout } = await advise('pack.yaml', 'second.yaml', 'pack.yaml');
    expect(JSON.parse(stdout).flows[0].reasons[0].strength).toBe('slight');
    const wrong = await advise('second.yaml', 'pack.yaml');
    expect(wrong.stderr).toContain('second.yaml:2:20: error: `audited-flow`: no rule is called that');
  });
});

describe('a faulty pack', () => {
  it('is told with every place at once, and the nearest right word', async () => {
    const pack = `driven-pack: 1
ruls: []
rules:
  - id: kafka
    topic: natur
    favours: message-drivn
    strength: strong
    wen: {intent: command}
    when: {intnet: command, throughput: {atLeast: 5MB}, intent: comand}
    because: x
    sources: [hearsay]
  - 3
brokers:
  - id: sqs-fifo
    facts:
      orderingScop: {value: per-key, source: a, asOf: 2026}
override:
  rules:
    replay-histry: {off: true}
    replay-recent: {strength: huge}
    task-completion: {topic: nature}
  criteria:
    intent: {off: true}
    priority: {off: true}
  widgets: {}
antipatterns: []
`;
    const told = await faults(pack);
    for (const expected of [
      /^2:1: `ruls`: not a key of a rule pack\. Did you mean `rules`\?/,
      /^4:5: `but` is missing/,
      /^4:5: `examples` is missing/,
      /^4:9: `kafka` exists already, as a broker in rules\/brokers\/kafka\.yaml\. Give it another id\./,
      /^5:12: `topic`: expected .* Did you mean `nature`\?/,
      /^6:14: `favours`: expected .* Did you mean `message-driven`\?/,
      /^8:5: `wen`: unknown key\. Did you mean `when`\?/,
      /^9:12: `intnet`: unknown criterion\. Did you mean `intent`\?/,
      /^9:51: `5MB` is a size; expected a rate/,
      /^9:65: `comand` is not a value of intent\. Did you mean `command`\?/,
      /^11:15: cites hearsay, which rules\/sources.yaml does not list/,
      /^12:5: expected a mapping/,
      /^14:9: `sqs-fifo` exists already.*override: \{brokers: \{sqs-fifo: …\}\}/,
      /^16:7: `orderingScop`: unknown capability\. Did you mean `orderingScope`\?/,
      /^19:5: `replay-histry`: no rule is called that\. Did you mean `replay-history`\?/,
      /^20:31: `strength`: expected one of slight/,
      /^21:23: `topic`: a rule can not be moved/,
      /^23:19: driven itself works with this criterion/,
      /^24:5: `priority`: with this pack, rules\/evidence\/timing\.yaml no longer holds together/,
      /^25:3: `widgets`: nothing to override/,
      /^26:1: `antipatterns`: not a key of a rule pack/,
    ])
      expect(told).toContainEqual(expect.stringMatching(expected));
    const places = told.map((line) => line.split(':').slice(0, 2).map(Number));
    expect(places).toEqual([...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
  });

  it.each([
    ['no file', undefined, /^1:1: there is no such file\. Packs are files/],
    ['nothing', '', /^1:1: the file is empty/],
    ['a list', '- 1\n', /^1:1: expected a mapping that starts with `driven-pack: 1`/],
    ['a system', SYSTEM, /^1:1: `driven-pack` is missing/],
    ['another version', 'driven-pack: 2\n', /^1:14: `driven-pack`: expected `driven-pack: 1`/],
    ['broken YAML', 'driven-pack: 1\nrules: [\n', /^\d:\d+: not valid YAML/],
    ['a key twice', 'driven-pack: 1\nrules: []\nrules: []\n', /^3:1: the key `rules` is given twice/],
    ['nesting', `driven-pack: 1\nrules: ${'['.repeat(9999)}`, /nested more than 100 levels deep/],
    ['no list', 'driven-pack: 1\nrules: {a: 1}\n', /^2:1: `rules`: expected a list/],
    ['a role', 'driven-pack: 1\noverride: {criteria: {payload: {role: parent}}}\n', /^2:33: `role`: a role is how/],
    [
      'a bad name',
      'driven-pack: 1\nexclusions: [{id: "a=b", when: {intent: event}, because: x}]\n',
      /^2:19: `id`: expected a name/,
    ],
    ['a reserved name', 'driven-pack: 1\ncriteria: [{name: any}]\n', /:2:19: error: `any` has a meaning of its own/],
    [
      'off: false',
      'driven-pack: 1\noverride: {rules: {replay-history: {off: false}}}\n',
      /^2:42: `off`: expected `off: true`/,
    ],
    [
      'nothing to change',
      'driven-pack: 1\noverride: {rules: {replay-history: {}}}\n',
      /^2:20: `replay-history`: expected the fields/,
    ],
  ])('%s', async (_, pack, message) => {
    const given: Given = { files: pack === undefined ? {} : { 'pack.yaml': pack } };
    const { status, stdout, stderr } = await run(['advise', 'intent=event', '--rules', 'pack.yaml'], given);
    expect(stdout).toBe('');
    expect(stderr.replace('pack.yaml:', '').replace(' error:', '')).toMatch(message);
    expect(status).toBe(2);
  });

  it('is an input finding of check, in its format', async () => {
    const given = files('driven-pack: 1\nwidgets: []\n');
    const { status, stdout } = await run(['check', '--rules', 'pack.yaml', '--format', 'json'], given);
    expect(status).toBe(2);
    expect(JSON.parse(stdout).findings).toMatchObject([{ rule: 'input', file: 'pack.yaml', line: 2, column: 1 }]);
  });

  it('whose examples do not hold is told where', async () => {
    const examples = `    when: {intent: command}
    examples:
      - {given: {intent: event}, fires: true}
      - {given: {intent: event}, fires: false}
      - {given: {intnet: event}, fires: unknown}
`;
    expect(await faults(`driven-pack: 1${SOURCES}\nrules:${rule('house-order', examples)}`)).toEqual([
      '14:41: house-order: the rule says false on this example, not true',
      '16:18: `intnet`: no criterion is called that. Did you mean `intent`?',
    ]);
  });

  it('that joins too much is told with the rules that join', async () => {
    const when =
      '{intent: command, consumers: one, reply: none, ordering: none, workflow: steps, replay: none, acknowledgment: completion, operations: low, elastic: true, cloud: aws, streaming: false, priority: true, latency: {below: 1s}, throughput: {below: 10k/s}, processing: {below: 1s}, delay: {below: 1s}}';
    const examples = `    when: ${when}
    examples:
      - {given: {}, fires: true}
      - {given: {}, fires: false}
      - {given: {}, fires: unknown}
`;
    const [line] = await faults(`driven-pack: 1${SOURCES}\nrules:${rule('all-at-once', examples)}`);
    expect(line).toMatch(
      /^5:5: rules join too many criteria for exact answers \(.* combinations\); joined by .*all-at-once/,
    );
  });

  it('that compares a quantity with too many values is told', async () => {
    const any = Array.from({ length: 35 }, (_, i) => `{payload: {atLeast: ${i + 1}KB}}`).join(', ');
    const [line] = await faults(`driven-pack: 1\nexclusions: [{id: much, because: x, when: {any: [${any}]}}]\n`);
    expect(line).toMatch(/^2:15: rules compare `payload` with \d+ values; at most 29 can be told apart/);
  });
});

describe('a price of a pack', () => {
  const NEEDS = ['throughput=200/s', 'payload=4KB'];
  const PRICE =
    'region: eu-central-1, source: {title: A contract, url: "https://handbook.example/aws"}, asOf: 2026-11-01';
  const pack = (items: string, more = '') =>
    `driven-pack: 1\noverride: {brokers: {sqs-standard: {price: {${PRICE}${more}, items: [${items}]}}}}\n`;
  const costLines = async (text: string) => {
    const args = ['explain', 'sqs-standard', ...NEEDS, '--rules', 'pack.yaml', '--format', 'json'];
    const { stdout, stderr } = await run(args, files(text));
    expect(stderr).toBe('');
    const { parts } = JSON.parse(stdout) as { parts: { title: string; lines: string[] }[] };
    return parts.find(({ title }) => title === 'What a month costs at this load')?.lines;
  };

  it('replaces the one that comes with driven, with a page of its own', async () => {
    expect(await costLines(pack('{what: requests, usd: 1, counts: records, per: 1000000}'))).toEqual([
      '$526, at the stated peak rate all month',
      'requests: $526 = throughput × 730h × $1 / 1M, at $1 / 1M in eu-central-1 (A contract, 2026-11-01)',
    ]);
  });

  it('may count bytes and what is kept', async () => {
    const items =
      '{what: data, usd: 1, counts: bytes, per: 1GB}, {what: storage, usd: 1, counts: kept, per: 1GB, after: 1h}';
    expect((await costLines(pack(items, ', keeps: 2h')))?.[0]).toBe('$2,110, at the stated peak rate all month');
  });

  it('changes no ranking', async () => {
    const order = async (text: string) => {
      const given = ['intent=command', 'cloud=aws', ...NEEDS, '--rules', 'pack.yaml', '--format', 'json'];
      const { stdout } = await run(['advise', ...given], files(text));
      return JSON.parse(stdout).flows[0].brokers;
    };
    const dear = pack('{what: requests, usd: 1000, counts: records, per: 1}');
    expect(await order(dear)).toEqual(await order('driven-pack: 1\n'));
  });

  it.each([
    ['{what: requests, usd: 1, counts: record, per: 1}', /`counts`: expected one of records, bytes/],
    ['{what: requests, usd: 1, counts: records, per: 1GB}', /`1GB` is a size; expected a whole number/],
    ['{what: data, usd: 1, counts: bytes, per: 0}', /`per`: expected more than nought/],
    ['{what: requests, counts: records, per: 1}', /`usd` is missing/],
    ['', /expected at least one thing that is paid for/],
  ])('with %s is told what is wrong', async (items, message) => {
    expect((await faults(pack(items))).join('\n')).toMatch(message);
  });
});

describe('driven schema pack', () => {
  it('is the one that is published', async () => {
    const published = readFileSync(join(ROOT, 'schema/pack.schema.json'), 'utf8');
    expect((await run(['schema', 'pack'])).stdout).toBe(published);
  });
});
