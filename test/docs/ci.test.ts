import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../scripts/rules-folder.js';
import { ACTION, runScript } from '../ci/action.js';
import { blocksOf } from '../pages/page.js';

const page = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const snippets = blocksOf(page)
  .filter(({ info }) => info.split(' ')[0] === 'yaml')
  .map(({ line, info, body }) => ({ line, name: info.split(' ')[1] ?? /^# (\S+)\n/.exec(body)?.[1], body }));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [input: string]: unknown };
}
const workflows = snippets
  .filter(({ name }) => name?.startsWith('.github/workflows/'))
  .map(({ body }) => parse(body) as { on: unknown; jobs: { [job: string]: { 'runs-on': string; steps: Step[] } } });
const steps = workflows.flatMap(({ jobs }) => Object.values(jobs)).flatMap((job) => job.steps);

describe('docs/ci.md', () => {
  it.each(snippets)('line $line: $name is YAML, and says which file it is', ({ name, body }) => {
    expect(name).toMatch(/\.ya?ml$/);
    expect(parse(body)).toBeTypeOf('object');
  });

  it('gives the action inputs and outputs that it has', () => {
    expect(workflows).toHaveLength(5);
    const uses = steps.filter((step) => step.uses?.startsWith('OWNER/driven@'));
    expect(uses).toHaveLength(2);
    for (const { with: inputs } of uses)
      for (const name of Object.keys(inputs ?? {})) expect(Object.keys(ACTION.inputs)).toContain(name);
    for (const [, name] of page.matchAll(/steps\.driven\.outputs\.([a-z-]+)/g))
      expect(Object.keys(ACTION.outputs)).toContain(name);
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(Object.keys(ACTION.inputs).sort());
  });

  const found = (name: string) => parse(snippets.find((snippet) => snippet.name === name)?.body ?? '');
  const gitlab = found('.gitlab-ci.yml').messaging;
  const SCRIPTS: [string, string | undefined, string?][] = [
    ['GitHub', steps.find((step) => step.run !== undefined)?.run],
    ['GitLab', gitlab.script.join('\n'), gitlab.artifacts.reports.codequality],
    ['Jenkins', /sh '(.+)'/.exec(page)?.[1], 'driven.xml'],
    ['Azure', found('azure-pipelines.yml').steps[0].script, 'driven.xml'],
    ['CircleCI', found('.circleci/config.yml').jobs.messaging.steps[1].run, 'reports/driven.xml'],
    ['a hook', /`(exec npx driven check)`/.exec(page)?.[1]],
  ];

  it.each(SCRIPTS)('the script for %s fails as driven does, and leaves its report', (_, script = '', report) => {
    const system = (needs: string) => ({
      'system.yaml': `driven: 1\nsystem: s\nflows:\n  f:\n    needs: ${needs}\n    uses: {style: message-driven}\n`,
    });
    const faulty = runScript(script, system('{replay: history}'));
    expect(faulty.status).toBe(1);
    const sound = runScript(script, system('{intent: command}'));
    expect(sound.status).toBe(0);
    for (const { written } of [faulty, sound]) expect(Object.keys(written)).toEqual(report ? [report] : []);
    if (report?.endsWith('.xml')) expect(faulty.written[report]).toMatch(/^<\?xml [\s\S]*<failure /);
    else if (report) expect(faulty.written[report]).toMatch(/^\[[\s\S]*"severity": "major"/);
    else expect(faulty.stdout).toContain('out of reach');
  });

  it('names the version of this package', () => {
    const named = [...page.matchAll(/driven@v?(\d[\w.-]*)/g)].map(([, found]) => found);
    expect(named.length).toBeGreaterThan(5);
    expect(new Set(named)).toEqual(new Set([version]));
  });
});
