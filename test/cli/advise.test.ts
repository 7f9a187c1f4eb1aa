import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';

const shop = `driven: 1
system: shop
flows:
  place-order:
    to: [orders]
    needs: {intent: command, workflow: steps, acknowledgment: completion}
  order-placed:
    to: [inventory, notification, analytics]
    needs: {intent: event, replay: history, acknowledgment: delivery}
`;

async function json(argv: string[], given = {}) {
  const { status, stdout, stderr } = await run(['advise', ...argv, '--format', 'json'], given);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

describe('driven advise', () => {
  it('advises from the command line alone', async () => {
    const advice = await json(['replay=history', 'throughput=5k/s']);
    expect(advice.flows).toHaveLength(1);
    expect(advice.flows[0].style).toBe('event-driven');
    expect(advice.flows[0].decided).toBe(false);
    expect(advice.flows[0].reasons.map((reason: { rule: string }) => reason.rule)).toEqual(['replay-history']);
  });

  it('has the keys of the contract, in its order', async () => {
    const advice = await json(['system.yaml'], { files: { 'system.yaml': shop } });
    expect(Object.keys(advice)).toEqual(['driven', 'system', 'recommendation', 'flows']);
    expect(Object.keys(advice.recommendation)).toEqual([
      'style',
      'because',
      'decided',
      'flows',
      'brokers',
      'platforms',
      'alternatives',
    ]);
    for (const each of advice.recommendation.platforms) expect(Object.keys(each)).toEqual(['id', 'runs', 'flows']);
    for (const each of advice.recommendation.alternatives)
      expect(Object.keys(each)).toEqual(['brokers', 'adds', 'unmet', 'costly', 'routine']);
    expect(Object.keys(advice.recommendation.flows)).toEqual(['message-driven', 'event-driven', 'hybrid', 'either']);
    expect(Object.keys(advice.flows[0])).toEqual([
      'name',
      'style',
      'decided',
      'broker',
      'likelihood',
      'needs',
      'reasons',
      'brokers',
      'pattern',
      'flips',
      'open',
      'openForBrokers',
      'capacity',
      'consumers',
      'findings',
    ]);
    expect(Object.keys(advice.flows[0].reasons[0])).toEqual([
      'rule',
      'favours',
      'strength',
      'because',
      'but',
      'facts',
      'sources',
    ]);
    expect(Object.keys(advice.flows[0].open[0])).toEqual([
      'criterion',
      'matters',
      'question',
      'help',
      'unit',
      'values',
    ]);
    expect(Object.keys(advice.flows[0].openForBrokers[0])).toEqual(Object.keys(advice.flows[0].open[0]));
  });

  it('goes through the second part of the questionnaire without a terminal, too', async () => {
    const first = await json(['intent=command', 'acknowledgment=completion', 'consumers=one']);
    const asked = first.flows[0].openForBrokers.map(({ criterion }: { criterion: string }) => criterion);
    expect(asked).toContain('cloud');
    expect(first.flows[0].open.filter(({ criterion }: { criterion: string }) => asked.includes(criterion))).toEqual([]);
    const matters = first.flows[0].openForBrokers.map(({ matters }: { matters: number }) => matters);
    expect(matters).toEqual([...matters].sort((a, b) => b - a));
    for (const { values, question } of first.flows[0].openForBrokers) {
      expect(question).toMatch(/\?$/);
      expect(values.length).toBeGreaterThan(1);
    }
    const [{ criterion, values }] = first.flows[0].openForBrokers;
    const next = await json([
      'intent=command',
      'acknowledgment=completion',
      'consumers=one',
      `${criterion}=${values[0].value}`,
    ]);
    expect(next.flows[0].openForBrokers.map((each: { criterion: string }) => each.criterion)).not.toContain(criterion);
  });

  it('tells a list of values apart from a command here and an event there', async () => {
    const both = await run(['advise', 'intent=command,event'], {});
    expect(both.stdout).toContain('`intent: [command, event]`: A list means that it is not settled');
    const one = await run(['advise', 'intent=command'], {});
    expect(one.stdout).not.toContain('A list means');
  });

  it('combines flows of both styles to a hybrid system', async () => {
    const { recommendation } = await json([], { files: { 'system.yaml': shop } });
    expect(recommendation.style).toBe('hybrid');
    expect(recommendation.flows['message-driven']).toEqual(['place-order']);
    expect(recommendation.flows['event-driven']).toEqual(['order-placed']);
  });

  it('puts arguments into the flow chosen, as a what-if that writes nothing', async () => {
    const given = { files: { 'system.yaml': shop } };
    const { flows } = await json(['system.yaml', 'replay=history', '--flow', 'place-order'], given);
    expect(flows.map((flow: { name: string; style: string }) => [flow.name, flow.style])).toEqual([
      ['place-order', 'hybrid'],
    ]);
    expect(given.files['system.yaml']).toBe(shop);
  });

  it('reads standard input', async () => {
    expect((await json(['-'], { input: shop })).system).toBe('shop');
  });

  it.each([
    'replay=history',
    'intent=command acknowledgment=completion',
    'consumers=open',
    'ordering=total throughput=20k/s..200k/s',
    '',
  ])('each flip of `%s` gives its style when put in', async (line) => {
    const args = line === '' ? ['intent=?'] : line.split(' ');
    const [flow] = (await json(args)).flows;
    for (const { change, style } of flow.flips) {
      expect(style).not.toBe(flow.style);
      const changed = Object.entries(change).map(([name, value]) => `${name}=${value}`);
      const kept = args.filter((arg) => !Object.keys(change).includes(arg.split('=')[0]));
      expect((await json([...kept, ...changed])).flows[0].style).toBe(style);
    }
  });

  it('can be driven answer by answer to a decision', async () => {
    const said = ['intent=event'];
    for (let asked = 0; asked < 20; asked++) {
      const [flow] = (await json(said)).flows;
      expect(flow.decided).toBe(flow.open.length === 0);
      if (flow.decided) return;
      const { criterion, values } = flow.open[0];
      said.push(`${criterion}=${values[0].value}`);
    }
    throw new Error('did not end');
  });

  it('likelihoods add up to 1, and are 0 exactly where a style is out of reach', async () => {
    for (const args of [['replay=history'], ['intent=command'], ['intent=event', 'acknowledgment=none']]) {
      const [{ likelihood }] = (await json(args)).flows;
      const values = Object.values(likelihood) as number[];
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 7);
    }
    expect((await json(['replay=history'])).flows[0].likelihood['message-driven']).toBe(0);
  });

  it('gives a verdict on a contradiction, and exits 0', async () => {
    const { flows } = await json(['intent=command', 'consumers=open']);
    expect(flows[0].findings.map((finding: { rule: string }) => finding.rule)).toEqual(['contradiction']);
    expect(flows[0].findings[0].related).toHaveLength(1);
  });

  it.each([
    [['intent=comand'], 'Did you mean `command`?'],
    [['intnet=command'], 'Did you mean `intent`?'],
    [['throughput=5MB'], 'is a size'],
    [['throughput=9/s..1/s'], 'runs backwards'],
    [['missing.yaml'], 'missing.yaml:1:1: error: there is no such file'],
    [['--format', 'xml'], 'Allowed choices are pretty, json'],
    [['system.yaml', '--flow', 'place-oder'], 'Did you mean `place-order`?'],
  ])('refuses %j with 2, on stderr alone', async (args, message) => {
    const { status, stdout, stderr } = await run(['advise', ...args], { files: { 'system.yaml': shop } });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('lists every problem, not just the first', async () => {
    const { stderr } = await run(['advise', 'intent=x', 'replay=y', 'nonsense=1']);
    expect(stderr.trim().split('\n')).toHaveLength(3);
  });

  it('prints no colour into a pipe, and does when forced', async () => {
    expect((await run(['advise', 'intent=event'])).stdout).not.toContain('\u001b[');
    expect((await run(['advise', 'intent=event'], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[');
    expect((await run(['advise', 'intent=event', '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain(
      '\u001b[',
    );
  });
});
