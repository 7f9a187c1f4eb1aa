import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';

const PACK = `driven-pack: 1
defaults:
  needs: {cloud: gcp, intent: event, running: [kafka]}
  uses:
    schema: false
`;

const system = (flow: string, defaults = '') => `driven: 1\nsystem: shop\n${defaults}flows:\n  order: ${flow}\n`;

async function needs(files: { [path: string]: string }, ...packs: string[]) {
  const args = packs.flatMap((pack) => ['--rules', pack]);
  const { stdout } = await run(['report', '--format', 'json', ...args], { files });
  return JSON.parse(stdout).flows[0];
}

describe('defaults of a pack', () => {
  it('are inherited by every flow, whose file and own answers win over them', async () => {
    const files = { 'pack.yaml': PACK, 'system.yaml': system('{needs: {replay: history}}') };
    const flow = await needs(files, 'pack.yaml');
    const kafka = flow.brokers.find(({ id }: { id: string }) => id === 'kafka');
    expect(kafka.because.join()).toContain('runs already');
    const own = { ...files, 'system.yaml': system('{needs: {intent: command}}', 'defaults: {needs: {running: []}}\n') };
    expect((await needs(own, 'pack.yaml')).style).toBe((await needs(own)).style);
  });

  it('of a later pack win over those of an earlier one', async () => {
    const files = {
      'pack.yaml': PACK,
      'later.yaml': 'driven-pack: 1\ndefaults: {needs: {intent: command}}\n',
      'system.yaml': system('{needs: {acknowledgment: completion}}'),
    };
    expect((await needs(files, 'pack.yaml', 'later.yaml')).style).toBe('message-driven');
  });

  it('hold for what is described on the command line', async () => {
    const { stdout } = await run(['advise', '--rules', 'pack.yaml', '--format', 'json', 'replay=history'], {
      files: { 'pack.yaml': PACK },
    });
    expect(JSON.parse(stdout).flows[0].brokers[0].id).toContain('kafka');
  });

  it('are found in the file that is checked, with a note of where they come from', async () => {
    const files = { 'pack.yaml': PACK, 'system.yaml': system('{to: [a, b], needs: {replay: none}}') };
    const { stdout } = await run(['check', '--rules', 'pack.yaml', '--rule', 'schema-missing', '--format', 'json'], {
      files,
    });
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        rule: 'schema-missing',
        file: 'system.yaml',
        line: 4,
        column: 3,
        related: [{ file: 'pack.yaml', line: 5 }, {}],
      },
    ]);
  });

  it.each([
    ['needs: {intnt: event}', /pack.yaml:2:20: error: `intnt`: no criterion is called that. Did you mean `intent`/],
    ['needs: {intent: evnt}', /pack.yaml:2:28: error: `evnt` is not a value of intent. Did you mean `event`/],
    [
      'uses: {idempotnt: true}',
      /pack.yaml:2:19: error: `idempotnt`: no setup fact is called that. Did you mean `idempotent`/,
    ],
    ['uses: {broker: kafkaa}', /pack.yaml:2:27: error: .*Did you mean `kafka`/],
    ['use: {}', /pack.yaml:2:12: error: `use`: unknown key. Did you mean `uses`/],
  ])('are refused for %s, with the place', async (text, message) => {
    const { stderr, status } = await run(['advise', '--rules', 'pack.yaml', 'intent=event'], {
      files: { 'pack.yaml': `driven-pack: 1\ndefaults: {${text}}\n` },
    });
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});
