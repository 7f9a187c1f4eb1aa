import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';
import { BROKER, files, PITFALL, rule, SOURCES } from './pack-texts.js';

describe('rules verify --rules', () => {
  const never = `
    examples:
      - {given: {intent: command, consumers: one, reply: none}, fires: true}
      - {given: {intent: event}, fires: false}
      - {given: {}, fires: unknown}`;
  it('proves a broker of a pack', async () => {
    expect((await run(['rules', 'verify', '--rules', 'pack.yaml'], files(BROKER))).stdout).toContain('sound');
  });

  it('proves a pitfall of a pack, and one whose severity it changes', async () => {
    const pack = `driven-pack: 1${SOURCES}
override: {pitfalls: {schema-missing: {severity: error}}}
${PITFALL}`;
    const { stdout, status } = await run(['rules', 'verify', '--rules', 'pack.yaml'], files(pack));
    expect(status).toBe(0);
    expect(stdout).toMatch(/each of \d+ pitfalls/);
    expect(stdout).not.toContain('schema-missing');
  });

  it('finds every rule and direction that is broken, and a style out of reach', async () => {
    const { stdout } = await run(['rules', 'list', '--format', 'json']);
    const off = JSON.parse(stdout)
      .rules.filter(({ favours }: { favours: string }) => favours === 'event-driven')
      .map(({ id }: { id: string }) => `${id}: {off: true}`);
    const rules = [
      rule('x', `    when: {intent: command, consumers: open}${never}`),
      rule('y', `    when: {any: [{intent: command}, {intent: event}]}${never}`),
      rule('z', `    when: {not: {replay: [recovery, history]}}${never}`),
    ].join('');
    const pack = [
      `driven-pack: 1${SOURCES}`,
      `rules:${rules}`,
      'exclusions: [{id: nobody, when: {consumers: open}, because: x}]',
      `override: {criteria: {payload: {serves: style}, replay: {raises: message-driven}}, rules: {${off.join(', ')}}}`,
    ];
    expect(await unsound(`${pack.join('\n')}\n`)).toEqual(
      expect.arrayContaining(['fires', 'always', 'twice', 'emptied', 'criterion', 'direction', 'style']),
    );
  });

  it('finds rules of more combinations than can be proven', async () => {
    const large = rule(
      'x',
      `    when: {intent: command, consumers: one, reply: none, ordering: none, workflow: steps, replay: none, acknowledgment: completion, operations: low, elastic: true, cloud: aws, streaming: false, priority: true, latency: {below: 1s}, throughput: {below: 10k/s}, processing: {below: 1s}, delay: {below: 1s}}${never}`,
    );
    expect(await unsound(`driven-pack: 1${SOURCES}\nrules:${large}\n`)).toEqual(['size']);
  });

  async function unsound(pack: string): Promise<string[]> {
    const args = ['rules', 'verify', '--rules', 'pack.yaml', '--format', 'json'];
    const { status, stdout, stderr } = await run(args, files(pack));
    expect([status, stderr]).toEqual([1, '']);
    return JSON.parse(stdout).unsound.map(({ check }: { check: string }) => check);
  }
});
