import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/cli/formats.js';
import { sarifFaults } from '../render/sarif/validate.js';
import { type Given, run } from './memory-io.js';

const flow = (more = '') =>
  `driven: 1\nsystem: shop\nflows:\n  pay:\n    needs: {intent: command, replay: history}\n    uses: {style: message-driven}\n${more}  ship:\n    needs: {intent: event}\n`;
const FAULTY = 'driven: 1\nsystem: s\nflows:\n  a: {neds: {}}\n  b: {neds: {}}\n';

async function check(args: string[], given: Given) {
  const { status, stdout, stderr, files } = await run(['check', ...args], given);
  return { status, stdout, stderr, files };
}

async function sarif(args: string[], given: Given) {
  const { status, stdout } = await check(['--format', 'sarif', ...args], given);
  const log = JSON.parse(stdout);
  expect(sarifFaults(log)).toEqual([]);
  return { status, run: log.runs[0], stdout };
}

interface Result {
  ruleId: string;
  baselineState?: string;
  suppressions?: { kind: string; justification?: string }[];
  partialFingerprints: { [name: string]: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
}
const prints = (run: { results: Result[] }) => run.results.map((each) => each.partialFingerprints['driven/v1']);
const uris = (run: { results: Result[] }) =>
  run.results.map((each) => each.locations[0].physicalLocation.artifactLocation.uri);

describe('formats of check', () => {
  const files = { '../.git': '', 'system.yaml': flow() };

  it.each(Object.keys(FORMATS.check))('%s exits as the others do', async (format) => {
    const status = async (args: string[], given: Given) => (await check([...args, '--format', format], given)).status;
    expect(await status([], { files })).toBe(1);
    expect(await status(['--fail-on', 'never'], { files })).toBe(0);
    expect(await status([], { files: { 'system.yaml': FAULTY } })).toBe(2);
    expect(await status(['--rules', 'none.yaml'], { files })).toBe(2);
    expect((await check(['--format', format], { files })).stderr).toBe(
      format === 'pretty' ? '1 error, 1 info in 2 flows, 1 file\n' : '',
    );
  });

  it('sarif: rules with their texts, paths from the root, no clock and no folder of the machine', async () => {
    const { status, run, stdout } = await sarif([], { files });
    expect(status).toBe(1);
    expect(run.invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
    expect(new Set(uris(run))).toEqual(new Set(['shop/system.yaml']));
    for (const rule of run.tool.driver.rules) {
      expect(rule.help.markdown).toContain(`driven explain ${rule.id}`);
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    }
    expect(stdout).not.toContain('/srv');
    expect(stdout).not.toContain('2026-11-24');
  });

  it('sarif: a fingerprint stays when lines move, and is unique where one finding occurs twice', async () => {
    const before = await sarif([], { files });
    const after = await sarif([], { files: { ...files, 'system.yaml': `# moved\n\n${flow()}` } });
    expect(prints(after.run)).toEqual(prints(before.run));
    expect(after.run.results[0].locations).not.toEqual(before.run.results[0].locations);
    const faulty = await sarif([], { files: { 'system.yaml': FAULTY } });
    expect(faulty.run.invocations).toEqual([{ executionSuccessful: false, exitCode: 2 }]);
    const twice = await sarif(['system.yaml', 'copy.yaml'], { files: { ...files, 'copy.yaml': flow() } });
    expect(prints(twice.run)).toEqual([...prints(before.run), ...prints(before.run).map((print) => `${print}:2`)]);
  });

  it('sarif: waivers and baselines mark, and a mended finding is no result', async () => {
    const base = String(
      (await check(['--write-baseline', 'b.json', '--format', 'json'], { files })).files.get('b.json'),
    );
    const of = ({ results }: { results: Result[] }) =>
      results.map(({ ruleId, baselineState, suppressions }) => [ruleId, baselineState, suppressions?.[0].kind]).sort();
    expect(of((await sarif([], { files })).run)).toEqual([
      ['style-mismatch', undefined, undefined],
      ['unstated', undefined, undefined],
    ]);
    const { run } = await sarif(['--baseline', 'b.json'], { files: { ...files, 'b.json': base } });
    expect(of(run)).toEqual([
      ['style-mismatch', 'unchanged', 'external'],
      ['unstated', 'unchanged', 'external'],
    ]);
    const waived = flow('    waive: [{rule: style-mismatch, because: moving in spring}]\n');
    const both = await sarif(['--baseline', 'b.json'], { files: { ...files, 'b.json': base, 'system.yaml': waived } });
    expect(of(both.run)).toEqual([
      ['style-mismatch', 'new', 'inSource'],
      ['unstated', 'unchanged', 'external'],
    ]);
    const mended = { ...files, 'b.json': base, 'system.yaml': flow().replace('message-driven', 'hybrid') };
    expect(of((await sarif(['--baseline', 'b.json'], { files: mended })).run)).toEqual([
      ['stale-baseline', 'new', undefined],
      ['unstated', 'unchanged', 'external'],
    ]);
    expect(of((await sarif(['--write-baseline', 'b.json'], { files })).run)[0][1]).toBe('unchanged');
  });

  it('sarif: standard input, missing files and unreadable packs have valid places', async () => {
    expect(new Set(uris((await sarif(['-'], { input: flow() })).run))).toEqual(new Set(['%3Cstdin%3E']));
    expect(uris((await sarif(['no.yaml', '../x/*.yaml'], { files: { '../.git': '' } })).run)).toEqual([
      'x/*.yaml',
      'shop/no.yaml',
    ]);
    const packs = await sarif(['--rules', 'none.yaml'], { files });
    expect(packs.run.tool.driver.rules[0]).toMatchObject({ id: 'input', defaultConfiguration: { level: 'error' } });
  });

  it('junit: a green run shows its flows', async () => {
    const fine = 'driven: 1\nsystem: s\nflows:\n  a: {}\n  b: {}\n';
    const { status, stdout } = await check(['x.yaml', 'y.yaml', '--format', 'junit'], {
      files: { 'x.yaml': fine, 'y.yaml': fine },
    });
    expect(status).toBe(0);
    expect(stdout).toContain('<testsuites name="driven check" tests="6" failures="0" errors="0" skipped="0" time="0">');
    expect(stdout).toContain('<testcase name="a" classname="x.yaml" file="x.yaml" time="0"/>');
  });

  it('github: files are named from the root of the repository', async () => {
    expect((await check(['--format', 'github'], { files })).stdout).toMatch(/^::\w+ file=shop\/system\.yaml,line=6,/);
  });

  it('gitlab: files are named from the root of the repository, and fingerprints stay when lines move', async () => {
    const of = async (text: string) =>
      JSON.parse((await check(['--format', 'gitlab'], { files: { ...files, 'system.yaml': text } })).stdout);
    const [before, after] = [await of(flow()), await of(`# moved\n\n${flow()}`)];
    expect(before[0]).toMatchObject({
      check_name: 'unstated',
      location: { path: 'shop/system.yaml', lines: { begin: 4 } },
    });
    expect(after[0]).toEqual({ ...before[0], location: { path: 'shop/system.yaml', lines: { begin: 6 } } });
  });

  it('json has its counts', async () => {
    const { stdout } = await check(['system.yaml', 'no.yaml', '--format', 'json'], { files });
    expect(JSON.parse(stdout)).toMatchObject({ files: 2, flows: 2 });
  });
});
