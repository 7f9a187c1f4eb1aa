import { describe, expect, it } from 'vitest';
import { at, faults, read } from './shown.js';

const table = (cases: readonly (readonly [yaml: string, ...messages: string[]])[], head = '', tail = '') =>
  it.each(cases.map(([yaml, ...messages]) => [yaml, messages] as const))('%s', (yaml, messages) => {
    expect(faults(head + yaml + tail)).toEqual(messages);
  });

const HEAD = 'driven: 1\nsystem: s\nflows:\n';

describe('a file', () => {
  const flows = 'flows: {a: {}}';
  const missing = "1:1 `system` is missing; expected the system's name";
  table([
    ['', '1:1 the file is empty; expected a system'],
    ['# nothing yet\n', '1:1 the file is empty; expected a system'],
    ['~', '1:1 the file is empty; expected a system'],
    ['- a', '1:1 expected a mapping that starts with `driven: 1`; found a list'],
    ['shop', '1:1 expected a mapping that starts with `driven: 1`; found the text `shop`'],
    [`system: s\n${flows}`, '1:1 `driven` is missing; expected `driven: 1`, the version of the format'],
    [`driven: 1\n${flows}`, missing],
    ['driven: 1\nsystem: s', '1:1 `flows` is missing; expected at least one flow'],
    ['driven: 1\nsystem: s\nflows:', '3:1 `flows` is empty; expected at least one flow'],
    ['driven: 1\nsystem: s\nflows: [a]', '3:8 `flows` must be a mapping of flow names; found a list'],
    [`driven: 2\nsystem: s\n${flows}`, '1:9 `driven` must be `1`, the version of the format; found the number `2`'],
    [`driven: "1"\nsystem: s\n${flows}`, '1:9 `driven` must be `1`, the version of the format; found the text `1`'],
    [`driven:\nsystem: s\n${flows}`, '1:1 `driven` must be `1`, the version of the format; found nothing'],
    [`driven: 1\nsystem:\n${flows}`, '2:1 `system` has no value; expected a name'],
    [`driven: 1\nsystem: ""\n${flows}`, '2:9 `system` is empty; expected a name'],
    [
      `driven: 1\nsystem: "a\\0b"\nflows: {"c\\0": {}, d: {from: "e\\0", to: [f, "g\\0"]}}`,
      '2:9 `system` holds a NUL character (U+0000); expected a text without',
      '3:9 the name of a flow holds a NUL character (U+0000); expected a text without',
      '3:30 `from` holds a NUL character (U+0000); expected a text without',
      '3:45 `to` holds a NUL character (U+0000); expected a text without',
    ],
    [`driven: 1\nsystem: [a]\n${flows}`, '2:9 `system` must be a name; found a list'],
    [
      'driven: 1\nsystem: s\nflws: {a: {bout: x}}',
      '3:1 `flws` is not a key of system.yaml. Did you mean `flows`?',
      '3:12 `bout` is not a key of a flow. Did you mean `about`?',
    ],
    [
      `driven: 1\nsystem: s\n${flows}\nneeds: {}`,
      '4:1 `needs` is not a key of system.yaml. It belongs under a flow, or `defaults`.',
    ],
    [
      `driven: 1\nsystem: s\n${flows}\ndefaults: {neds: {}, needs: {x1: 2}, uses: [1]}`,
      '4:12 `neds` is not a key of `defaults`. Did you mean `needs`?',
      '4:30 `x1` is not a criterion',
      '4:44 `uses` must be a mapping of setup facts; found a list',
    ],
    [
      `driven: 1\nsystem: s\nflows: {a: {}, "": {}, b: []}`,
      '3:16 a flow needs a name; found an empty one',
      '3:27 `b` must be a mapping of keys such as `from`, `to` and `needs`; found a list',
    ],
  ]);
});

describe('a flow', () => {
  table(
    [
      ['bla: 1', '5:5 `bla` is not a key of a flow'],
      ['ordering: none', '5:5 `ordering` is not a key of a flow. It belongs under `needs`.'],
      ['deadLetter: true', '5:5 `deadLetter` is not a key of a flow. It belongs under `uses`.'],
      ['about: [x]', '5:12 `about` must be a sentence or two; found a list'],
      ['from: {x: 1}', '5:11 `from` must be the name of a service, or a list; found a mapping'],
      [
        'from: [x, [y], ~, ""]',
        '5:15 `from` must list names; found a list',
        '5:20 `from` has an empty item; expected the name of a service',
        '5:23 `from` has an empty item; expected the name of a service',
      ],
      ['to:', '5:5 `to` has no value; expected the name of a service, or a list'],
      ['after: brows', '5:12 `after` names `brows`, which is no flow of this file. Did you mean `browse`?'],
      ['after: [browse, zzz]', '5:21 `after` names `zzz`, which is no flow of this file'],
      [
        'decision: accepted',
        '5:15 `decision` must be a mapping of free text, such as `status`, `date` and `deciders`; found the text `accepted`',
      ],
      ['needs: none', '5:12 `needs` must be a mapping of criteria; found the text `none`'],
      ['uses: 1', '5:11 `uses` must be a mapping of setup facts; found the number `1`'],
      ['waive: x', '5:12 `waive` must be a list of waivers; found the text `x`'],
      [
        'waive: [x, ~]',
        '5:13 a waiver must be a mapping of `rule` and `because`; found the text `x`',
        '5:16 a waiver must be a mapping of `rule` and `because`; found nothing',
      ],
      ['waive: [{rule: r}]', '5:13 a waiver without `because`; expected the reason, in a sentence'],
      ['waive: [{because: b}]', '5:13 a waiver without `rule`; expected the id of the rule to waive'],
      ['waive: [{rule: r, because: ""}]', '5:32 `because` is empty; expected the reason, in a sentence'],
      ['waive: [{rule: r, because: b, untl: 1}]', '5:35 `untl` is not a key of a waiver. Did you mean `until`?'],
      [
        'waive: [{rule: r, because: b, until: soon}]',
        '5:42 `until` is `soon`; expected the last day it holds, such as `2027-03-01` (YYYY-MM-DD)',
      ],
      [
        'waive: [{rule: r, because: b, until: 2027-02-29}]',
        '5:42 `until` is `2027-02-29`, a day that no calendar has; expected the last day it holds, such as `2027-03-01`',
      ],
      [
        'waive: [{rule: r, because: b, until: 2027-13-01}]',
        '5:42 `until` is `2027-13-01`, a day that no calendar has; expected the last day it holds, such as `2027-03-01`',
      ],
    ],
    `${HEAD}  a:\n    `,
    '\n  browse: {}\n',
  );
});

describe('an answer', () => {
  const rate = 'a rate such as `200/s` or `5k/s` (units /s /min /h /day)';
  const size = 'a size such as `256KB` or `1MiB` (units B KB MB GB KiB MiB GiB)';
  const time = 'a time such as `250ms`, `30s` or `7d` (units s ms m h d)';
  const order = '`none`, `per-key` or `total`';
  table(
    [
      ['ordring: none', '6:7 `ordring` is not a criterion. Did you mean `ordering`?'],
      ['deadLetter: true', '6:7 `deadLetter` is not a criterion. It belongs under `uses`.'],
      ['ordering: perkey', `6:17 \`ordering\` can't be \`perkey\`; expected ${order}. Did you mean \`per-key\`?`],
      ['ordering: zzz', `6:17 \`ordering\` can't be \`zzz\`; expected ${order}`],
      ['ordering: true', `6:17 \`ordering\` can't be \`true\`; expected ${order}`],
      ['ordering:', `6:7 \`ordering\` has no value; expected ${order}`],
      ['ordering: ~', `6:17 \`ordering\` has no value; expected ${order}`],
      ['ordering: unknown', `6:17 \`ordering\` is \`unknown\`; expected ${order}`],
      ['ordering: "?"', `6:17 \`ordering\` is \`?\`; expected ${order}`],
      ['ordering: []', `6:17 \`ordering\` is an empty list; expected ${order}`],
      ['ordering: {a: 1}', `6:17 \`ordering\` must be ${order}; found a mapping`],
      [
        'ordering: [none, [total], x, ~]',
        `6:24 \`ordering\` must be ${order}; found a list`,
        `6:33 \`ordering\` can't be \`x\`; expected ${order}`,
        `6:36 \`ordering\` has no value; expected ${order}`,
      ],
      [
        'priority: yes',
        '6:17 `priority` must be `true` or `false`; found the text `yes`, which is no boolean in YAML 1.2. Did you mean `true`?',
      ],
      [
        'priority: Off',
        '6:17 `priority` must be `true` or `false`; found the text `Off`, which is no boolean in YAML 1.2. Did you mean `false`?',
      ],
      [
        'priority: "true"',
        '6:17 `priority` must be `true` or `false`; found the text `true` in quotes. Did you mean `true`?',
      ],
      ['priority: 1', '6:17 `priority` must be `true` or `false`; found the number `1`. Did you mean `true`?'],
      ['priority: high', '6:17 `priority` must be `true` or `false`; found the text `high`'],
      ['throughput: .nan', `6:19 \`throughput\`: \`.nan\` is not a finite number; expected ${rate}`],
      ['throughput: -.inf', `6:19 \`throughput\`: \`-.inf\` is not a finite number; expected ${rate}`],
      ['throughput: 1e999', `6:19 \`throughput\`: \`1e999\` is not a finite number; expected ${rate}`],
      ['throughput: -5', `6:19 \`throughput\`: \`-5\` is negative; expected ${rate}`],
      ['throughput: 5KB', `6:19 \`throughput\`: \`5KB\` is a size; expected ${rate}`],
      ['throughput: lots', `6:19 \`throughput\`: \`lots\` is not a quantity; expected ${rate}`],
      [
        'throughput: 5/sec',
        `6:19 \`throughput\`: \`5/sec\` has an unknown unit; expected ${rate}. Did you mean \`5/s\`?`,
      ],
      ['throughput: 9/s..2/s', '6:19 `throughput`: `9/s..2/s` runs backwards; expected LOW..HIGH, such as `2/s..9/s`'],
      ['throughput: [1/s, 2x]', `6:25 \`throughput\`: \`2x\` has an unknown unit; expected ${rate}.`],
      ['payload: 5m', `6:16 \`payload\`: \`5m\` is a time; expected ${size}`],
      ['delay: forever', `6:14 \`delay\`: \`forever\` is not a quantity; expected ${time}`],
      ['retention: true', `6:18 \`retention\`: \`true\` is not a quantity; expected ${time}, or \`forever\``],
      [
        'running: kafak',
        "6:16 `running` can't be `kafak`; expected `sqs-standard`, `sqs-fifo`, `kafka`, `rabbitmq-quorum` or `rabbitmq`. Did you mean `kafka`?",
      ],
      ['intent: *nobody', '6:15 the alias `*nobody` names no anchor above it'],
    ],
    `${HEAD}  a:\n    needs:\n      `,
    '\n',
  );
});

describe('a setup fact', () => {
  const time = 'a time such as `250ms`, `30s` or `7d` (units s ms m h d)';
  table(
    [
      ['chanel: x', '5:12 `chanel` is not a setup fact. Did you mean `channel`?'],
      ['ordering: none', '5:12 `ordering` is not a setup fact. It belongs under `needs`.'],
      ['style: either', "5:19 `style` can't be `either`; expected `message-driven`, `event-driven` or `hybrid`"],
      ['style: [hybrid]', '5:19 `style` must be a style; found a list'],
      [
        'broker: sqs',
        "5:20 `broker` can't be `sqs`; expected `sqs-standard`, `sqs-fifo`, `kafka` or `rabbitmq-quorum`. Did you mean `sqs-standard`?",
      ],
      ['broker: []', '5:20 `broker` is an empty list; expected the id of a broker, or a list'],
      ['pattern: ""', '5:21 `pattern` is empty; expected the id of a pattern'],
      [
        'deadLetter: no',
        '5:24 `deadLetter` must be `true` or `false`; found the text `no`, which is no boolean in YAML 1.2. Did you mean `false`?',
      ],
      ['maxReceives: 1.5', '5:25 `maxReceives`: `1.5` is not whole; expected a whole number'],
      ['maxReceives: -1', '5:25 `maxReceives`: `-1` is negative; expected a whole number'],
      ['maxReceives: 0', '5:25 `maxReceives`: `0` is too few; expected 1 or more'],
      ['hottestKey: 1.2', '5:24 `hottestKey`: `1.2` is above 1; expected a share from 0 to 1'],
      ['hottestKey: 20%', '5:24 `hottestKey`: `20%` has an unknown unit; expected a share from 0 to 1.'],
      ['visibilityTimeout: 1s..2s', '5:31 `visibilityTimeout` is a fact, so one value; found the range `1s..2s`'],
      ['visibilityTimeout: forever', `5:31 \`visibilityTimeout\`: \`forever\` is not a quantity; expected ${time}`],
      ['visibilityTimeout: ~', `5:31 \`visibilityTimeout\` has no value; expected ${time}`],
      ['channel: [a]', '5:21 `channel` must be a name; found a list'],
    ],
    `${HEAD}  a:\n    uses: {`,
    '}\n',
  );
});

describe('a key given twice', () => {
  it('is told at the second place, with the first one beside it, and what is in it is read for faults too', () => {
    const { system, findings } = read(`${HEAD}  a: {from: x}\n  a: {form: y}\n`);
    expect(findings.map(({ message, place }) => `${at(place)} ${message}`)).toEqual([
      '5:3 the key `a` is given twice in one mapping',
      '5:7 `form` is not a key of a flow. Did you mean `from`?',
    ]);
    expect(findings[0].related.map(({ message, place }) => `${at(place)} ${message}`)).toEqual([
      '4:3 `a` is first given here',
    ]);
    expect(system?.flows.map(({ from }) => from[0].name)).toEqual(['x']);
  });

  table([
    [`${HEAD}  a: {needs: {intent: event, intent: command}}\n`, '4:30 the key `intent` is given twice in one mapping'],
    [`${HEAD}  a: {}\nsystem: t\n`, '5:1 the key `system` is given twice in one mapping'],
    [
      `${HEAD}  a: {}\n  "a": {}\n  'a': {}\n`,
      '5:3 the key `a` is given twice in one mapping',
      '6:3 the key `a` is given twice in one mapping',
    ],
  ]);
});

describe('a finding', () => {
  it('names its flow, spans the wrong text, and has a fingerprint that lines do not move', () => {
    const text = `${HEAD}  a:\n    needs: {ordering: totl}\n`;
    const [finding] = read(text).findings;
    const [moved] = read(`# one more line\n${text}`).findings;
    const { start, end } = finding.place.span;
    expect(finding).toMatchObject({ rule: 'input', severity: 'error', flow: 'a' });
    expect(finding.suppression).toBeUndefined();
    expect(text.slice(start, end)).toBe('totl');
    expect(finding.remedy).toBe('Write `total`.');
    expect(finding.fingerprint).toMatch(/^[\da-f]{16}$/);
    expect(moved.fingerprint).toBe(finding.fingerprint);
    expect(read(text.replace('  a:', '  b:')).findings[0].fingerprint).not.toBe(finding.fingerprint);
  });

  it('ends where the text ends, not in the blank lines behind it', () => {
    const text = `${HEAD}  a:\n    from:\n      x: 1\n\n\n  b: {}\n`;
    const { start, end } = read(text).findings[0].place.span;
    expect(text.slice(start, end)).toBe('x: 1');
  });

  it('quotes what was found without control characters, and not at full length', () => {
    const [{ message }] = read(`${HEAD}  a: {needs: {ordering: "\\e[31m\\n${'x'.repeat(500)}"}}\n`).findings;
    expect(message).toContain('`\\u001b[31m\\nxxx');
    expect(message.length).toBeLessThan(200);
  });
});
