import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { start } from './terminal.js';

const SIZED = ['intent=command', 'replay=none', 'reply=none', 'workflow=single', 'ordering=total', 'streaming=false'];
const REST = ['acknowledgment=completion', 'priority=false', 'delay=0', 'elastic=false', 'consumers=one', 'latency=1h'];

describe('the verdict at any time', () => {
  it('is one key away on every question, leads back, and lets one stop there', async () => {
    const session = start();
    await session.keys('tab');
    expect(session.screen.text).toContain('Nothing was answered yet');
    expect(session.screen.text).not.toContain('Stop here');
    await session.keys('enter', '2', 'enter', 'tab');
    expect(session.screen.text).toMatch(/^This flow: event-driven \(so far\)\n/);
    await session.keys('back');
    expect(session.screen.text).toContain('✓ What does the sender say?  event');
    await session.keys('tab', '3', 'enter');
    expect(session.screen.text).toContain('What would turn event-driven into something else?');
    await session.keys('enter', '2', 'enter', 'order-placed', 'enter', 'web', 'enter', 'enter', 'enter');
    expect(await session.status).toBe(0);
    expect(stripVTControlCharacters(session.world.stdout())).toMatch(/^order-placed: event-driven \(so far\)\n/);
    expect(session.file()).toMatch(/ {2}order-placed:\n {4}from: web\n {4}needs:\n {6}intent: event\n$/);
  });

  it('names a reason for every side, or says that nothing speaks for one', async () => {
    const session = start({ criteria: ['intent=command', 'replay=history'], rows: 50 });
    await session.keys('tab');
    expect(session.screen.text).toMatch(/For message-driven\n +- \S[\s\S]*For event-driven\n +- \S/);
    expect(session.screen.text).not.toContain('Nothing that was answered');
    const one = start({ criteria: ['intent=command'] });
    await one.keys('tab');
    expect(one.screen.text).toMatch(/For event-driven\n +- Nothing that was answered\.\nWhat you give up\n/);
  });
});

describe('the sizing', () => {
  it('may be skipped as a whole, and from each of its questions', async () => {
    const session = start({ criteria: [...SIZED, ...REST, 'throughput=5/s', 'processing=10ms', 'operations=low'] });
    await session.keys();
    expect(session.screen.text).toMatch(/No remaining answer[\s\S]*1 Accept[\s\S]*2 Sizing: about \d+ more questions/);
    await session.keys('2', 'enter');
    expect(session.screen.text).toMatch(/Sizing: about \d+ more questions; all may be skipped\./);
    await session.keys('tab');
    expect(session.screen.text).toContain('2 Skip the rest of the sizing: name it and save it');
  });
});

describe('bars and words', () => {
  it('say in one breath what the answers alone make it and what is likelier', async () => {
    const session = start();
    await session.keys('1', 'space', '2', 'space', 'enter');
    expect(session.screen.text).toMatch(
      /Your answers alone favour neither side; with the open ones, message-driven\s+is/,
    );
    expect(session.screen.text).toContain('Chances of the result once all is answered:');
    expect(session.screen.text).not.toContain('So far');
  });
});

describe('where nothing fits any more', () => {
  it('says at once which answer did it and what to give up, and lets one answer otherwise', async () => {
    const text =
      'driven: 1\nsystem: s\nflows: {f: {needs: {processing: 0.005ms, ordering: total, throughput: 100k/s}}}\n';
    const session = start({ files: { 'system.yaml': text }, all: true });
    await session.keys('ctrl-u');
    await session.keys('5ms', 'enter');
    expect(session.screen.text).toMatch(/With processing: 5ms nothing that is known can carry the flow any more\./);
    expect(session.screen.text).toMatch(/- Without ordering: \S.*\n/);
    expect(session.file()).toBe(text);
    await session.keys('enter');
    expect(session.screen.text).toMatch(/\? How long does a consumer[\s\S]*❯ 0\.005ms/);
    await session.keys('ctrl-u', '5ms', 'enter', '2', 'enter');
    expect(session.file()).toContain('{processing: 5ms, ordering');
    expect(session.screen.text).not.toContain('nothing that is known can carry the flow any more');
  });
});

describe('numbers', () => {
  it('without a unit are asked back, and taken at a second Enter where only one is meant', async () => {
    const text = 'driven: 1\nsystem: s\nflows: {f: {needs: {latency: 2s, throughput: 1/s}}}\n';
    const session = start({ files: { 'system.yaml': text }, all: true });
    await session.keys('ctrl-u', '1', 'enter');
    expect(session.screen.text).toContain('`1` has no unit; type 1ms, 1s, 1m, 1h or 1d');
    await session.keys('m', 'enter', 'ctrl-u', '5.000/s', 'enter');
    expect(session.screen.text).toContain('`5.000/s` can mean 5000/s or 5/s');
    await session.keys('ctrl-u', '200', 'enter');
    expect(session.screen.text).toContain('200 has no unit and is taken for 200/s.');
    expect(session.file()).toContain('throughput: 1/s');
    await session.keys('enter');
    expect(session.file()).toContain('{latency: 1m, throughput: 200/s}');
  });
});

describe('what is asked once', () => {
  const text = 'driven: 1\nsystem: s\n# ours\nflows:\n  a: {needs: {intent: event, replay: history}}\n  b: {}\n';

  it('goes to the defaults of the file, can be taken back, and is not asked for the next flow', async () => {
    const session = start({ files: { 'system.yaml': text }, flow: 'a', criteria: ['cloud=aws'] });
    await session.keys('sizing', 'enter', '1', 'enter');
    expect(session.file()).toContain('system: s\ndefaults:\n  needs:\n    cloud: aws\n# ours\nflows:\n');
    const next = start({ files: { 'system.yaml': session.file() ?? '' }, flow: 'b', rows: 30 });
    await next.keys();
    expect(next.screen.text).toContain('✓ Where must it run?  aws');
    await next.keys('back');
    expect(next.screen.text).toMatch(/\? Where must it run[\s\S]*Answered so far: aws, for all flows of the file\./);
    await next.keys('2', 'enter');
    expect(next.file()).toContain('cloud: azure\n');
    await next.keys('back', '6', 'enter');
    expect(next.file()).not.toContain('cloud');
  });

  it('stays with the flow where the flow itself says it', async () => {
    const own = text.replace('b: {}', 'b: {needs: {cloud: gcp}}');
    const session = start({ files: { 'system.yaml': own }, flow: 'b' });
    await session.keys('back', '1', 'enter');
    expect(session.file()).toContain('b: {needs: {cloud: aws}}');
    expect(session.file()).not.toContain('defaults');
  });
});

describe('names', () => {
  it('of more consumers than were answered are asked back', async () => {
    const session = start({ criteria: ['intent=command', 'consumers=one'], flow: 'f' });
    await session.keys('1', 'enter');
    await session.keys(
      ...(session.screen.text.includes('1 Accept') ? ['enter', 'enter'] : ['tab', '2', 'enter']),
      'enter',
    );
    await session.keys('a, b', 'enter');
    expect(session.screen.text).toMatch(/These are 2 services, and the answer to "How many different services/);
  });

  it('are given to a flow that was left without one, wherever it stands', async () => {
    const text =
      'driven: 1\nsystem: s\nflows:\n  flow-1: # to be named\n    needs: {intent: event}\n  b: {after: [flow-1]}\n';
    const session = start({ files: { 'system.yaml': text }, flow: 'flow-1' });
    await session.keys('tab', '2', 'enter', 'order-placed', 'enter', 'enter', 'enter');
    expect(await session.status).toBe(0);
    expect(session.file()).toBe(text.replaceAll('flow-1', 'order-placed'));
  });
});
