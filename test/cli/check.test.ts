import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';

const file = (flow: string) =>
  `driven: 1\nsystem: shop\nflows:\n  f:\n${flow
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`;

async function check(text: string, args: string[] = [], given = {}) {
  const { status, stdout, stderr } = await run(['check', 'system.yaml', '--format', 'json', ...args], {
    files: { 'system.yaml': text },
    ...given,
  });
  expect(stderr).toBe('');
  return { status, report: JSON.parse(stdout) };
}

const found = (report: { findings: { rule: string; severity: string; line: number; column: number }[] }) =>
  report.findings.map(({ rule, severity, line, column }) => `${line}:${column} ${severity} ${rule}`);

describe('driven check', () => {
  it.each([
    [
      'a fitting style',
      'needs: {intent: command, acknowledgment: completion}\nuses: {style: message-driven}',
      0,
      ['4:3 info unstated'],
    ],
    [
      'a style out of reach',
      'needs: {intent: command, replay: history}\nuses: {style: message-driven}',
      1,
      ['4:3 info unstated', '6:19 error style-mismatch'].sort(),
    ],
    ['nothing built', 'needs: {intent: command}', 0, []],
    ['a contradiction', 'needs: {intent: command, consumers: open}', 1, ['5:41 error contradiction']],
    ['one consumer, two names', 'to: [a, b]\nneeds: {consumers: one}', 1, ['6:24 error contradiction']],
    ['an unknown key', 'needs: {intnet: command}', 2, ['5:13 error input']],
  ])('%s', async (_, flow, status, findings) => {
    const result = await check(file(flow));
    expect(found(result.report).sort()).toEqual(findings);
    expect(result.status).toBe(status);
  });

  it('warns of a hybrid where one mechanism is proven enough', async () => {
    const decided =
      'needs: {intent: command, consumers: one, reply: async, ordering: none, workflow: steps, replay: none, throughput: 5/s, acknowledgment: completion, streaming: false}\nuses: {style: hybrid}';
    const { status, report } = await check(file(decided));
    expect(found(report)).toEqual(['4:3 info unstated', '6:19 warning style-mismatch']);
    expect(status).toBe(0);
    expect((await check(file(decided), ['--fail-on', 'warning'])).status).toBe(1);
  });

  it('has the keys of the contract, in its order, lines and columns from 1', async () => {
    const { report } = await check(file('needs: {intent: command, consumers: open}'));
    expect(Object.keys(report)).toEqual(['driven', 'files', 'flows', 'summary', 'findings']);
    expect(Object.keys(report.summary)).toEqual(['error', 'warning', 'info', 'waived', 'baselined']);
    expect(Object.keys(report.findings[0])).toEqual([
      'rule',
      'severity',
      'message',
      'file',
      'line',
      'column',
      'endLine',
      'endColumn',
      'flow',
      'consumer',
      'basis',
      'facts',
      'remedy',
      'sources',
      'related',
      'waived',
      'baselined',
      'fingerprint',
    ]);
    expect(report.findings[0].related[0]).toMatchObject({ file: 'system.yaml', line: 5, column: 21 });
  });

  it('keeps a fingerprint when lines move', async () => {
    const flow = 'needs: {intent: command, consumers: open}';
    const [a, b] = [await check(file(flow)), await check(`# moved\n\n${file(flow)}`)];
    expect(a.report.findings[0].fingerprint).toBe(b.report.findings[0].fingerprint);
    expect(a.report.findings[0].line).not.toBe(b.report.findings[0].line);
  });

  it('honours a waiver until its last day, and reports the unused one', async () => {
    const flow =
      'needs: {intent: command, replay: history}\nuses: {style: message-driven}\nwaive:\n  - {rule: style-mismatch, because: moving in spring, until: 2027-03-01}\n  - {rule: contradiction, because: none}';
    const before = await check(file(flow), [], { today: '2027-03-01' });
    expect(before.report.summary).toMatchObject({ error: 0, waived: 1 });
    expect(found(before.report)).toContainEqual(expect.stringMatching(/^9:\d+ warning unused-waiver$/));
    const after = await check(file(flow), [], { today: '2027-03-02' });
    expect(after.report.summary).toMatchObject({ error: 1, warning: 2, waived: 0 });
  });

  it.each([
    [
      'a name that is none',
      '{rule: style-mismach, because: x}',
      '',
      'no finding is called that. Did you mean `style-mismatch`?',
    ],
    ['a finding of the whole system', '{rule: flow-cycle, because: x}', '', 'matches no finding that names `f`'],
    ['a finding of a flow', '', '{rule: missing-dead-letter, because: x}', 'is about a flow'],
    ['input', '{rule: input, because: x}', '', "can't be waived"],
  ])('says why a waiver of %s covers nothing', async (_, inFlow, inSystem, message) => {
    const waive = `waive: [${inSystem}]\n`;
    const { report } = await check(`${file(`needs: {intent: command}\nwaive: [${inFlow}]`)}${waive}`);
    expect(report.findings.map((each: { message: string }) => each.message)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('shows the infos that fail the run', async () => {
    const flow = file('needs: {intent: command}\nuses: {broker: sqs-standard}');
    const { stdout, status } = await run(['check', 'system.yaml', '--fail-on', 'info'], {
      files: { 'system.yaml': flow },
    });
    expect(status).toBe(1);
    expect(stdout).toContain('[unstated]');
  });

  it('names what decides a pitfall while the style is open, and the rest in the help', async () => {
    const flow =
      'needs: {intent: command, processing: 2m}\nuses: {broker: sqs-standard, visibilityTimeout: 30s, idempotent: true}';
    const { report } = await check(file(flow));
    const [{ message, remedy }] = report.findings;
    expect(message).toMatch(/worth stating are `acknowledgment`, `\w+`, `\w+`, and \d+ more$/);
    expect(remedy).toMatch(/ Then `\w+`, .* and \d+ more\.$/);
  });

  it('checks the good files and lets 2 win', async () => {
    const files = { 'a.yaml': file('needs: {intent: command, consumers: open}'), 'b.yaml': '', 'd/x.yaml': '' };
    const { status, stdout } = await run(['check', 'a.yaml', 'b.yaml', 'c.yaml', 'd', '--format', 'json'], { files });
    const report = JSON.parse(stdout);
    expect(status).toBe(2);
    expect(report.findings.map((finding: { file: string; rule: string }) => `${finding.file} ${finding.rule}`)).toEqual(
      ['a.yaml contradiction', 'b.yaml input', 'c.yaml input', 'd input'],
    );
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x64, 0x3a, 0x20, 0xff, 0x0a])],
    ['an empty file', ''],
    ['comments alone', '# nothing\n'],
    ['a list', '- a\n'],
    ['nesting 10,000 deep', `driven: 1\nsystem: x\nflows: ${'['.repeat(10_000)}`],
    ['mappings 10,000 deep', `driven: 1\nsystem: x\nflows: ${'{a: '.repeat(10_000)}`],
    ['sequences 10,000 deep', `driven: 1\nsystem: x\nflows:\n ${'- '.repeat(10_000)}`],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghi'[i]}`).join()}]`).join('\n')}\ndriven: 1\nsystem: x\nflows: *j\n`,
    ],
    ['a file over the limit', Buffer.alloc(33 * 1024 * 1024, 32)],
  ])('%s is an input error, without a stack', async (_, content) => {
    const { status, both } = await run(['check', 'system.yaml'], { files: { 'system.yaml': content } });
    expect(status).toBe(2);
    expect(both).toContain('[input]');
    expect(both).not.toMatch(/^\s+at /m);
  });

  it('input text can start no workflow command', async () => {
    const { stdout } = await run(['check', '--format', 'github'], {
      files: {
        'system.yaml':
          'driven: 1\nsystem: s\nflows:\n  "a\\n::error::b": {needs: {intent: command, consumers: open}}\n',
      },
    });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stdout).toMatch(/^::error file=system\.yaml,line=4,col=\d+,endLine=4,endColumn=\d+,title=contradiction::/);
  });

  it('prints a finding that stands alone, its line, a note and help; counts go to stderr', async () => {
    const { stdout, stderr } = await run(['check'], {
      files: { 'system.yaml': file('needs: {intent: command, consumers: open}') },
    });
    expect(stdout.split('\n')[0]).toMatch(/^system\.yaml:5:41: error: .* \[contradiction\]$/);
    expect(stdout).toContain(
      '5 |     needs: {intent: command, consumers: open}\n  |                                         ^^^^',
    );
    expect(stdout).toContain('  = note: ');
    expect(stdout).toContain('  = help: ');
    expect(stderr).toMatch(/^1 error in 1 flow, 1 file\nnothing is stated as built, .* say under `uses`/);
  });
});
