import { describe, expect, it } from 'vitest';
import { sealOf } from '../../src/cli/record/checksum.js';
import { numberOf, recordFile } from '../../src/cli/record/file-name.js';
import { frontMatterIn, frontMatterLines } from '../../src/cli/record/front-matter.js';
import { run } from './memory-io.js';

const ACCEPTED = 'decision: {status: accepted, date: 2026-11-02, deciders: [architecture, "@orders"]}';
const systemWith = (needs: string, decision = ACCEPTED) =>
  `driven: 1\nsystem: shop\nflows:\n  pay:\n    ${decision}\n    to: [billing]\n    needs: {${needs}}\n  ship: {to: [depot], needs: {intent: command}}\n`;
const QUEUE = systemWith('intent: command, acknowledgment: completion, replay: none');
const BOTH = systemWith('intent: command, acknowledgment: completion, replay: history');

type Files = { readonly [path: string]: string };
const texts = (files: ReadonlyMap<string, string | Uint8Array>): Files =>
  Object.fromEntries([...files].map(([path, text]) => [path, String(text)]));

async function report(files: Files, ...args: string[]) {
  const result = await run(['report', ...args], { files });
  return { ...result, files: texts(result.files) };
}

const folder = (files: Files, ...args: string[]) => report(files, '-o', 'adr/', ...args);
const records = (files: Files) => Object.keys(files).filter((path) => path.startsWith('adr/'));
const PAY = 'adr/0001-pay.md';

describe('a record in a file', () => {
  it('is written anew where nobody has changed it', async () => {
    const first = await report({ 'system.yaml': QUEUE }, '-o', 'report.md');
    expect([first.status, sealOf(first.files['report.md'])]).toEqual([0, 'intact']);
    const again = await report({ ...first.files, 'system.yaml': BOTH }, '-o', 'report.md');
    expect([again.status, again.stderr]).toEqual([0, 'wrote report.md\n']);
    expect(again.files['report.md']).not.toBe(first.files['report.md']);
  });

  it('also where git has changed how its lines end', async () => {
    const { files } = await report({ 'system.yaml': QUEUE }, '-o', 'report.md');
    const crlf = files['report.md'].replaceAll('\n', '\r\n');
    expect((await report({ ...files, 'report.md': crlf }, '-o', 'report.md')).status).toBe(0);
  });

  it('takes --force where somebody has changed it, or it is none', async () => {
    const { files } = await report({ 'system.yaml': QUEUE }, '-o', 'report.md');
    const changed = { ...files, 'report.md': `${files['report.md']}A word.\n` };
    const refused = await report(changed, '-o', 'report.md');
    expect([refused.status, refused.stderr, refused.files['report.md']]).toEqual([
      2,
      'driven: report.md was changed since driven wrote it; --force overwrites the changes\n',
      changed['report.md'],
    ]);
    expect((await report(changed, '-o', 'report.md', '--force')).status).toBe(0);
    const other = await report({ ...files, 'report.md': '# Ours\n' }, '-o', 'report.md');
    expect([other.status, other.stderr]).toEqual([2, 'driven: report.md exists already; --force overwrites it\n']);
    const json = await report({ ...files }, '--format', 'json', '-o', 'report.md');
    expect(json.status).toBe(2);
  });

  it('is what standard output gets, byte by byte, whatever the day is', async () => {
    const { files } = await report({ 'system.yaml': QUEUE }, '-o', 'report.md');
    const printed = await run(['report'], { files: { 'system.yaml': QUEUE }, today: '2031-01-01' });
    expect(printed.stdout).toBe(files['report.md']);
  });
});

describe('one flow, and what changed', () => {
  it('--flow is the record of one flow; another name is told', async () => {
    const { stdout } = await report({ 'system.yaml': QUEUE }, '--flow', 'pay');
    expect(stdout).toContain('\n# pay: message-driven');
    expect(stdout).not.toContain('depot');
    const wrong = await report({ 'system.yaml': QUEUE }, '--flow', 'pya');
    expect([wrong.status, wrong.stderr]).toEqual([2, 'driven: no flow `pya` in system.yaml. Did you mean `pay`?\n']);
  });

  it('--since says what changed since another description', async () => {
    const files = { 'old.yaml': QUEUE, 'system.yaml': BOTH };
    const { stdout } = await report(files, '--since', 'old.yaml');
    expect(stdout).toContain('## What changed\n\nSince `old.yaml`: 1 flow changed, 1 as before.');
    expect(stdout).toContain('`replay`: `none` → `history`');
    expect(stdout).toContain('npx driven report system.yaml --since old.yaml | diff');
    const ship = await report(files, '--since', 'old.yaml', '--flow', 'ship');
    expect(ship.stdout).toContain('Since `old.yaml`: No advice changed: 1 flow as before');
    const same = await report(files, '--since', 'system.yaml');
    expect(same.stdout).toContain('Since `system.yaml`: No advice changed: 2 flows as before.');
  });

  it('JSON has it as one key more', async () => {
    const files = { 'old.yaml': QUEUE, 'system.yaml': BOTH };
    const plain = JSON.parse((await report(files, '--format', 'json')).stdout);
    const { since, ...rest } = JSON.parse((await report(files, '--format', 'json', '--since', 'old.yaml')).stdout);
    expect(rest).toEqual(plain);
    expect(since.summary).toEqual({ changed: 1, added: 0, removed: 0, unchanged: 1 });
  });

  it('tells what is wrong with the other description', async () => {
    const { status, stderr, stdout } = await report({ 'system.yaml': QUEUE }, '--since', 'gone.yaml');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('gone.yaml');
    expect((await report({}, '-', '--since', '-')).stderr).toContain('only one of the two can be standard input');
  });
});

describe('a folder of records', () => {
  it('holds one for each flow, with front matter, and an index', async () => {
    const { files, stderr } = await folder({ 'system.yaml': QUEUE });
    expect(records(files)).toEqual([PAY, 'adr/0002-ship.md', 'adr/index.md']);
    expect(stderr).toBe('wrote adr/: 3 files, 2 new records\n');
    const [, front] = files[PAY].split(/^---\n/m);
    expect(front).toContain(
      'status: accepted\ndate: 2026-11-02\ndeciders: [architecture, "@orders"]\nsystem: shop\nflow: pay\n',
    );
    expect(files['adr/0002-ship.md']).toContain('status: proposed\nsystem: shop\nflow: ship\n');
    expect(files['adr/index.md']).toContain('| [0001 pay](0001-pay.md) | message-driven, over');
    expect(files['adr/index.md']).toContain('| [ship](0002-ship.md) |');
  });

  it('run again on the same description changes nothing', async () => {
    const first = await folder({ 'system.yaml': QUEUE });
    const again = await folder(first.files);
    expect(again.stderr).toBe('adr/ is up to date: 2 records\n');
    expect(again.files).toEqual(first.files);
  });

  it('keeps what people wrote outside of the marked parts, byte for byte', async () => {
    const { files } = await folder({ 'system.yaml': QUEUE });
    const edited = `\ufeff${files[PAY].replace('# driven:end\n', '# driven:end\ntags:   [x]  # ours\n')}\n## Notes\n\n  Ours,\ttoo.  \n`;
    const next = systemWith('intent: command, acknowledgment: completion, replay: none, throughput: 5/s');
    const after = await folder({ ...files, [PAY]: edited, 'system.yaml': next });
    expect(after.status).toBe(0);
    const people = (text: string) => text.replace(/driven:begin[\s\S]*?driven:end/g, '');
    expect(people(after.files[PAY])).toBe(people(edited));
    expect(after.files[PAY]).toContain('| `5/s` |');
  });

  it('keeps how the lines of a file end', async () => {
    const { files } = await folder({ 'system.yaml': QUEUE });
    const crlf = files[PAY].replaceAll('\n', '\r\n');
    const next = systemWith('intent: command, acknowledgment: completion, replay: none, throughput: 5/s');
    const after = await folder({ ...files, [PAY]: crlf, 'system.yaml': next });
    expect(after.status).toBe(0);
    expect(after.files[PAY].replaceAll('\r\n', '')).not.toContain('\n');
    expect((await folder(after.files)).stderr).toContain('up to date');
  });

  it('refuses what people changed inside of them, with every place, and writes nothing', async () => {
    const { files } = await folder({ 'system.yaml': QUEUE });
    const edited = {
      ...files,
      [PAY]: files[PAY].replace('status: accepted', 'status: rejected'),
      'adr/index.md': files['adr/index.md'].replace('Why.', 'Because.'),
      'system.yaml': BOTH,
    };
    const refused = await folder(edited);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('driven: adr/0001-pay.md:2:1: the marked part was changed since driven wrote it');
    expect(refused.stderr).toContain('driven: adr/index.md:1:1: the marked part was changed');
    expect(refused.files).toEqual(edited);
    expect((await folder(edited, '--force')).status).toBe(0);
  });

  it('supersedes an accepted record whose verdict changed', async () => {
    const { files } = await folder({ 'system.yaml': QUEUE });
    const noted = { ...files, [PAY]: `${files[PAY]}Ours.\n`, 'system.yaml': BOTH };
    const after = await folder(noted);
    expect(after.stderr).toBe('wrote adr/: 4 files, 1 new record, 1 superseded\n');
    expect(records(after.files)).toContain('adr/0003-pay.md');
    expect(after.files[PAY]).toContain('status: superseded by 0003-pay.md\ndate: 2026-11-02\n');
    expect(after.files[PAY]).toContain('> Superseded by [0003-pay.md](0003-pay.md).');
    expect(after.files[PAY]).toContain('# pay: message-driven');
    expect(after.files[PAY].endsWith('Ours.\n')).toBe(true);
    const next = after.files['adr/0003-pay.md'];
    expect(next).toContain('> Supersedes [0001-pay.md](0001-pay.md).');
    expect(next).toContain('supersedes: "0001-pay.md"');
    expect(next).toContain('# pay: hybrid');
    // What was accepted is the other verdict.
    expect(next).toContain('status: proposed\nsystem');
    expect((await folder(after.files)).stderr).toContain('up to date');
    const decided = BOTH.replace('2026-11-02', '2026-12-01');
    const accepted = await folder({ ...after.files, 'system.yaml': decided });
    expect(accepted.files['adr/0003-pay.md']).toContain('status: accepted\ndate: 2026-12-01');
    expect(records(accepted.files)).toHaveLength(4);
  });

  it('brings a record that nobody has accepted up to date', async () => {
    const proposed = (text: string) => text.replace('status: accepted', 'status: proposed');
    const { files } = await folder({ 'system.yaml': proposed(QUEUE) });
    const after = await folder({ ...files, 'system.yaml': proposed(BOTH) });
    expect(records(after.files)).toEqual([PAY, 'adr/0002-ship.md', 'adr/index.md']);
    expect(after.files[PAY]).toContain('# pay: hybrid');
  });

  it('takes up what a run that was cut off has left', async () => {
    const { files } = await folder({ 'system.yaml': QUEUE });
    const whole = (await folder({ ...files, 'system.yaml': BOTH })).files;
    for (const path of records(whole)) {
      // Up to this file it was written, and no further.
      const cut: Record<string, string> = { ...files, 'system.yaml': BOTH };
      for (const each of ['adr/0003-pay.md', PAY, 'adr/0002-ship.md', 'adr/index.md']) {
        cut[each] = whole[each];
        if (each === path) break;
      }
      expect((await folder(cut)).files).toEqual(whole);
    }
    const { [PAY]: first, 'system.yaml': described } = files;
    expect((await folder({ [PAY]: first, 'system.yaml': described })).files).toEqual(files);
  });

  it('leaves the records of people, and of flows that are gone, and takes no number twice', async () => {
    const own = '# 7. We use Postgres\n';
    const { files } = await folder({ 'system.yaml': QUEUE, 'adr/0007-postgres.md': own });
    expect(records(files).sort()).toEqual([
      'adr/0007-postgres.md',
      'adr/0008-pay.md',
      'adr/0009-ship.md',
      'adr/index.md',
    ]);
    const without = QUEUE.replace(/ {2}ship.*\n/, '');
    const after = await folder({ ...files, 'system.yaml': without });
    expect(after.files['adr/0009-ship.md']).toBe(files['adr/0009-ship.md']);
    expect(after.files['adr/index.md']).toContain('[0009 ship](0009-ship.md)');
    expect(after.files['adr/0007-postgres.md']).toBe(own);
  });

  it('touches no index that people wrote, and no record whose marks are broken', async () => {
    const index = await folder({ 'system.yaml': QUEUE, 'adr/index.md': '# Ours\n' });
    expect([index.status, records(index.files)]).toEqual([2, ['adr/index.md']]);
    expect(index.stderr).toContain('adr/index.md: exists already');
    const { files } = await folder({ 'system.yaml': QUEUE });
    const broken = await folder({ ...files, [PAY]: files[PAY].replace('<!-- driven:end -->\n', '') });
    expect(broken.status).toBe(2);
    expect(broken.stderr).toContain('the line `<!-- driven:end -->` is missing');
  });

  it('is markdown, and a folder', async () => {
    expect((await folder({ 'system.yaml': QUEUE }, '--format', 'json')).stderr).toContain(
      'a folder holds records in markdown',
    );
    expect((await folder({ 'system.yaml': QUEUE, adr: 'a file' })).stderr).toBe(
      'driven: adr is a file, not a folder\n',
    );
    const { files } = await folder({ 'system.yaml': QUEUE });
    expect((await report(files, '-o', 'adr')).stderr).toContain('with a slash at its end');
  });

  it('one flow of it, with what changed in the index', async () => {
    const { files } = await folder({ 'system.yaml': BOTH, 'old.yaml': QUEUE }, '--flow', 'pay', '--since', 'old.yaml');
    expect(records(files)).toEqual([PAY, 'adr/index.md']);
    expect(files['adr/index.md']).toContain('## What changed');
  });
});

describe('names that no file can have', () => {
  const NAMES = [
    '../../etc/passwd',
    'a/b\\c',
    'CON',
    'nul.txt',
    'Pay',
    'pay',
    'PAY.',
    '...',
    '日本',
    'é'.repeat(300),
    ' x ',
    'a:b|c"<>?*',
    '-->',
    '# driven:end',
  ];

  it('become safe ones, each of its own', async () => {
    const flows = NAMES.map((name) => `  ${JSON.stringify(name)}: {needs: {intent: command}}\n`).join('');
    const { status, files } = await folder({ 'system.yaml': `driven: 1\nsystem: s\nflows:\n${flows}` });
    expect(status).toBe(0);
    const names = records(files).map((path) => path.slice('adr/'.length));
    expect(names).toHaveLength(NAMES.length + 1);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names.filter((each) => each !== 'index.md')) {
      expect(name).toMatch(/^\d{4}-[\p{L}\p{M}\p{N}-]+\.md$/u);
      expect(Buffer.byteLength(name)).toBeLessThan(200);
    }
    expect((await folder(files)).stderr).toContain('up to date');
  });

  it.each([
    ['place-order', '0007-place-order.md'],
    ['Order Placed!', '0007-order-placed.md'],
    ['///', '0007-flow.md'],
  ])('%j', (flow, file) => {
    expect(recordFile(7, flow)).toBe(file);
    expect(numberOf(file)).toBe(7);
  });

  it('front matter gives back what it was made of', () => {
    const said = {
      status: 'accepted: "yes"\n# driven:end',
      date: '2026-11-02',
      deciders: ['a, b', '@x', 'yes', 'plain name', '[c]'],
      system: 'null',
      flow: '---\u2028 \u202e',
      decision: 'hybrid, over x',
      supersedes: '0001-日本.md',
    };
    const lines = frontMatterLines(said);
    expect(frontMatterIn(lines)).toEqual(said);
    expect(lines.split('\n')).toHaveLength(Object.keys(said).length + 1);
    expect(lines).not.toMatch(/[\u2028\u202e]/);
  });
});
