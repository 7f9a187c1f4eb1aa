import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/rules-folder.js';
import { sarifFaults } from '../render/sarif/validate.js';
import { ACTION, act, TEXT } from './action.js';

const SOUND = 'driven: 1\nsystem: shop\nflows:\n  pay:\n    needs: {intent: command}\n';
const FAULTY =
  'driven: 1\nsystem: shop\nflows:\n  pay:\n    needs: {replay: history}\n    uses: {style: message-driven}\n';
const UNUSABLE = 'driven: 1\nsystem: shop\nflows:\n  pay: {neds: {}}\n';
const MISMATCH = /^::error file=system\.yaml,line=6,col=19,.*title=style-mismatch::/m;

describe('action.yml', () => {
  const [step, ...others] = ACTION.runs.steps;

  it('is one step of a composite action, in bash', () => {
    expect([ACTION.runs.using, step.shell, others]).toEqual(['composite', 'bash', []]);
  });

  it('asks for the version of the package that it stands beside', () => {
    expect(ACTION.inputs.version.default).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
  });

  it('puts no expression into the text of a script', () => {
    expect(step.run).not.toContain('${{'.slice(0, 3));
    for (const text of Object.values(step.env)) expect(text).toMatch(/^\$\{\{ inputs\.[a-z-]+ \}\}$/);
  });

  it('uses every input, and says what it is for, here and in the manual', () => {
    const manual = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
    for (const [name, { description }] of Object.entries(ACTION.inputs)) {
      const variables = Object.entries(step.env).filter(([, text]) => text.includes(`inputs.${name} `));
      expect(variables, name).toHaveLength(1);
      expect(step.run).toContain(`$${variables[0][0]}`);
      expect(description, name).toMatch(/\.$/);
      expect(manual).toContain(`| \`${name}\` |`);
    }
    for (const [name, { description, value }] of Object.entries(ACTION.outputs)) {
      expect(value).toBe(`\${{ steps.check.outputs.${name} }}`);
      expect(description).toMatch(/\.$/);
      expect(manual).toContain(`\`${name}\``);
    }
    expect(TEXT).not.toContain('github.event');
  });
});

describe('the action', () => {
  it('passes a sound system, without an annotation', () => {
    const { status, stdout, stderr, outputs, calls, written } = act({ 'system.yaml': SOUND }, {});
    expect({ status, stdout, stderr, outputs, written }).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
      outputs: { status: '0' },
      written: {},
    });
    const { default: version } = ACTION.inputs.version;
    expect(calls).toEqual([['--yes', `--package=driven@${version}`, '--', 'driven', 'check', '--format=github', '--']]);
  });

  it('fails a faulty one on its line, and keeps the exit status', () => {
    const { status, stdout, outputs } = act({ 'system.yaml': FAULTY }, {});
    expect([status, outputs]).toEqual([1, { status: '1' }]);
    expect(stdout).toMatch(MISMATCH);
    const unusable = act({ 'system.yaml': UNUSABLE }, {});
    expect([unusable.status, unusable.outputs]).toEqual([2, { status: '2' }]);
    expect(unusable.stdout).toContain('title=input::');
    expect(act({}, {}).status).toBe(2);
  });

  it('hands every input on', () => {
    const pack = 'driven-pack: 1\noverride: {rules: {replay-history: {strength: slight}}}\n';
    const empty = '{"driven-baseline": 1, "findings": []}';
    const template = 'Resources:\n  Work: {Type: AWS::Lambda::Function}\n';
    const files = {
      ...{ 'a.yaml': SOUND, 'flows/b c.yaml': SOUND, 'p 1.yaml': pack, 'p2.yaml': pack, 'base.json': empty },
      ...{ 't 1.yaml': template, 'infra/t.yaml': template },
    };
    const { status, calls } = act(files, {
      files: 'a.yaml\n  flows/*.yaml  \r\n\n',
      deployed: 't 1.yaml\ninfra/*.yaml',
      format: 'json',
      'fail-on': 'warning',
      baseline: 'base.json',
      rules: 'p 1.yaml\np2.yaml',
      version: '^1.2.3-rc.1',
    });
    expect(status).toBe(0);
    expect(calls).toEqual([
      [
        ...['--yes', '--package=driven@^1.2.3-rc.1', '--', 'driven', 'check', '--format=json', '--fail-on=warning'],
        ...['--baseline=base.json', '--rules=p 1.yaml', '--rules=p2.yaml'],
        ...['--deployed=t 1.yaml', '--deployed=infra/*.yaml', '--', 'a.yaml', 'flows/*.yaml'],
      ],
    ]);
  });

  it('takes files that deploy, and holds a description against them', () => {
    const system = 'driven: 1\nsystem: s\nflows:\n  q: {from: a, uses: {broker: sqs-fifo}}\n';
    const files = { 'system.yaml': system, 'template.yaml': 'Resources:\n  q: {Type: AWS::SQS::Queue}\n' };
    expect(act(files, { files: 'template.yaml' }).status).toBe(0);
    const { status, stdout } = act(files, { deployed: 'template.yaml' });
    expect(status).toBe(1);
    expect(stdout).toContain('::error file=system.yaml,line=4,');
    expect(stdout).toContain('title=deployed-broker-differs::');
  });

  it('heeds fail-on, a baseline, a pack and driven.config.yaml', () => {
    const files = {
      'system.yaml': FAULTY,
      'driven.config.yaml': 'systems: [system.yaml]\nseverity: {style-mismatch: warning}\n',
      'slight.yaml': 'driven-pack: 1\noverride: {rules: {replay-history: {strength: slight}}}\n',
    };
    expect(act(files, {}).status).toBe(0);
    expect(act(files, { 'fail-on': 'warning' }).status).toBe(1);
    expect(act(files, { 'fail-on': 'warning', rules: 'slight.yaml' }).status).toBe(0);
    expect(act(files, { baseline: 'none.json' }).status).toBe(2);
    expect(act(files, { 'fail-on': 'nonsense' }).status).toBe(2);
  });

  it('writes SARIF beside the annotations, and keeps the status of the check', () => {
    const { status, stdout, outputs, written, calls } = act(
      { 'system.yaml': FAULTY },
      { sarif: 'out put/report.sarif' },
    );
    expect([status, outputs]).toEqual([1, { status: '1', sarif: './out put/report.sarif' }]);
    expect(stdout).toMatch(MISMATCH);
    expect(Object.keys(written)).toEqual(['out put/report.sarif']);
    const log = JSON.parse(written['out put/report.sarif']);
    expect(sarifFaults(log)).toEqual([]);
    expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('style-mismatch');
    expect(calls.map((call) => call[5])).toEqual(['--format=github', '--format=sarif']);
    const sound = act({ 'system.yaml': SOUND }, { sarif: 'report.sarif' });
    expect([sound.status, Object.keys(sound.written)]).toEqual([0, ['report.sarif']]);
  });

  it('writes no SARIF where driven could not be started', () => {
    const inputs = { sarif: 'report.sarif', 'fail-on': 'nonsense' };
    const { status, outputs, written } = act({ 'system.yaml': FAULTY }, inputs);
    expect([status, outputs, written]).toEqual([2, { status: '2' }, {}]);
  });

  it('starts in the folder that is named, and annotates from the root of the repository', () => {
    const files = { 'services/my shop/system.yaml': FAULTY, 'services/my shop/driven.config.yaml': 'failOn: never\n' };
    const inputs = { 'working-directory': 'services/my shop', sarif: 'report.sarif' };
    const { status, stdout, outputs, written } = act(files, inputs);
    expect(status).toBe(0);
    expect(stdout).toContain('::error file=services/my shop/system.yaml,line=6');
    expect(outputs.sarif).toBe('services/my shop/report.sarif');
    expect(Object.keys(written)).toEqual([outputs.sarif]);
  });

  it.each([
    'flows of the shop.yaml',
    '$(touch pwned).yaml',
    '`touch pwned`.yaml',
    'a.yaml; touch pwned #.yaml',
    'it\'s "quoted" & \\ back.yaml',
    '-leading.yaml',
    '$DRIVEN_FORMAT.yaml',
    '"; touch pwned; echo ".yaml',
  ])('takes %j for the name of a file', (name) => {
    const { status, stdout, calls, written } = act({ [name]: FAULTY }, { files: name });
    expect(calls).toHaveLength(1);
    expect(calls[0].at(-1)).toBe(name);
    expect(written).toEqual({});
    // In a pattern a backslash stands before a character that is meant as it is.
    if (name.includes('\\')) return;
    expect(status).toBe(1);
    expect(stdout).toContain('title=style-mismatch');
  });

  it.each(Object.keys(ACTION.inputs).filter((name) => name !== 'working-directory'))(
    'runs nothing that the input %s holds',
    (name) => {
      for (const text of ['$(touch pwned)"; touch pwned; "', "'; touch pwned; '", '--version', 'x\nstatus=0']) {
        const { outputs, written } = act({ 'system.yaml': FAULTY }, { [name]: text });
        expect(Object.keys(written).filter((path) => path === 'pwned')).toEqual([]);
        expect(outputs.status).not.toBe('0');
      }
    },
  );

  it.each(['', 'file:../evil', 'npm:evil@1', '1 --package=evil', 'https://evil.example/a.tgz'])(
    'refuses %j as a version',
    (version) => {
      const { status, stdout, calls } = act({ 'system.yaml': SOUND }, { version });
      expect([status, calls]).toEqual([2, []]);
      expect(stdout).toContain('::error title=driven::input version');
    },
  );
});
