import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Driven, pause, start } from './terminal.js';

/** What is typed when a flow is saved; the system last. */
const NAMES = ['place-order', 'enter', 'checkout', 'enter', 'orders', 'enter', 'shop', 'enter'];

const COMMENTED = `# the shop
driven: 1
system: shop   # ours
flows:
  place-order:
    to: [orders]
    needs:
      intent: command   # surely
      workflow: steps
`;

describe('a new file', () => {
  it('is asked about the flow at once, and has every answer before the next question', async () => {
    const session = start();
    await session.keys();
    expect(session.screen.text).toContain('What does the sender say?');
    expect(session.screen.text).toContain('answers are kept in system.yaml');
    expect(session.written).toEqual([]);
    await session.keys('enter');
    expect(session.file()).toContain('system: shop\nflows:\n  flow-1:\n    needs:\n      intent: command\n');
    expect(session.screen.text).toContain('✓ What does the sender say?  command');
    await session.keys('3', 'enter');
    expect(session.file()).toContain('replay: history');
    await session.keys('ctrl-c');
    expect(await session.status).toBe(130);
    expect(session.world.stderr()).toContain('in system.yaml. Go on with: driven ask system.yaml --flow flow-1');
    expect(session.screen.text).toBe('');
  });

  it('goes to the end: sizing, accept, the verdict on one screen, names', async () => {
    const session = start({ criteria: ['intent=command', 'replay=none', 'streaming=false', 'reply=none'] });
    await session.keys();
    expect(session.screen.text).toMatch(/Good enough to end: message-driven; the \d+ answers\s+still open leave/);
    await session.keys('2', 'enter');
    for (let i = 0; i < 40 && !session.screen.text.includes('No remaining answer'); i++) {
      const [, measure = ''] = /Type a (time|size|rate) such/.exec(session.screen.text) ?? [];
      await session.keys({ time: '1s', size: '1KB', rate: '1/s' }[measure] ?? '1', 'enter');
    }
    expect(session.screen.text).toMatch(/No remaining answer can change this: (message-driven|either|hybrid)\./);
    expect(session.screen.text).not.toContain('Sizing');
    await session.keys('enter');
    expect(session.screen.text).toMatch(/^This flow: .*\(decided\)\n/);
    expect(session.screen.text).toMatch(/What would change it[\s\S]*\? What now\?[\s\S]*1 Done: name it/);
    expect(session.world.stdout()).toBe('');
    await session.keys('enter', ...NAMES);
    expect(await session.status).toBe(0);
    expect(session.file()).toMatch(/^ {2}place-order:\n {4}from: checkout\n {4}to: \[orders\]\n/m);
    expect(session.file()).not.toContain('flow-1');
    const end = stripVTControlCharacters(session.world.stdout());
    expect(end).toMatch(/^place-order: .*\(decided\)\n/);
    expect(end).toContain('Written: system.yaml');
    expect(end).toContain('driven check system.yaml\n');
    expect(end).toContain('driven report system.yaml -o decision.md\n');
    expect(end).toMatch(/driven advise system\.yaml \w+=\S+\n/);
    expect(end.split('\n').length).toBeLessThanOrEqual(24);
    for (const line of end.split('\n')) expect(line.length).toBeLessThan(80);
  });

  it('writes nothing when it is left before the first answer', async () => {
    const session = start();
    await session.keys('ctrl-c');
    expect(await session.status).toBe(130);
    expect(session.written).toEqual([]);
    expect(session.world.stderr()).toBe('Stopped. Nothing was answered, so nothing was written.\n');
  });

  it('takes "I do not know yet" for no answer', async () => {
    const session = start();
    await session.keys('3', 'enter');
    expect(session.written).toEqual([]);
    expect(session.screen.text).toContain('✓ What does the sender say?  not known yet');
    await session.keys('ctrl-d');
    expect(await session.status).toBe(130);
  });

  it('can be half answered', async () => {
    const session = start();
    await session.keys('1', 'space', '2', 'space');
    expect(session.screen.text).toContain('◉ 2');
    expect(session.screen.text).toContain('not settled yet');
    await session.keys('enter');
    expect(session.file()).toContain('intent: [command, event]');
    expect(session.screen.text).toContain('✓ What does the sender say?  command or event');
  });

  it('may hold several flows from one session', async () => {
    const criteria = ['intent=event', 'replay=history', 'acknowledgment=none', 'reply=none', 'workflow=single'];
    const session = start({ criteria: [...criteria, 'elastic=false', 'priority=false', 'delay=0', 'operations=high'] });
    await session.keys();
    for (let i = 0; i < 9 && !session.screen.text.includes('Accept, and'); i++) await session.keys('enter');
    await session.keys('enter');
    const number = /(\d) Describe another flow/.exec(session.screen.text)?.[1] ?? '';
    await session.keys(number, 'enter');
    expect(session.screen.text).toContain('What is the flow called?');
    await session.keys('clicks', 'enter', 'enter', 'enter', 'enter');
    expect(session.screen.text).toContain('What does the sender say?');
    expect(session.screen.text).toContain('✓ How much capacity has the team to run a broker?  high');
    await session.keys('1', 'enter', '1', 'enter');
    for (let i = 0; i < 9 && !session.screen.text.includes('Accept, and'); i++) await session.keys('1', 'enter');
    await session.keys('enter', 'enter', 'clicks', 'enter');
    expect(session.screen.text).toContain('There is a flow of this name already.');
    await session.keys('ctrl-u', 'orders', 'enter', 'web', 'enter', 'enter');
    expect(await session.status).toBe(0);
    expect(session.file()).toContain('\ndefaults:\n  needs:\n    operations: high\nflows:\n  clicks:\n');
    expect(session.file()).toMatch(/ {2}orders:\n {4}from: web\n {4}needs:\n {6}intent: command\n/);
    expect(session.file()?.match(/operations/g)).toHaveLength(1);
  });
});

describe('a file that is there', () => {
  const given = { files: { 'system.yaml': COMMENTED } };

  it('is continued: only what is open is asked, and its comments stay', async () => {
    const session = start(given);
    await session.keys();
    expect(session.screen.text).not.toContain('called?');
    expect(session.screen.text).not.toContain('What does the sender say?');
    await session.keys('1', 'enter');
    expect(session.file()).toContain('# the shop\n');
    expect(session.file()).toContain('intent: command   # surely\n');
    expect(session.file()?.length).toBeGreaterThan(COMMENTED.length);
  });

  it('is as it was, byte for byte, when the answers are taken back', async () => {
    const session = start(given);
    await session.keys('1', 'enter', '1', 'enter');
    expect(session.file()).not.toBe(COMMENTED);
    await session.keys('back', 'back');
    expect(session.file()).toBe(COMMENTED);
    await session.keys('back', 'back');
    expect(session.screen.text).toMatch(/What does the sender say[\s\S]*Answered so far: command\./);
    await session.keys('back');
    expect(session.screen.text).toContain('There is nothing before this to go back to.');
    expect(session.file()).toBe(COMMENTED);
    await session.keys('ctrl-c');
    expect(await session.status).toBe(130);
  });

  it('shows what was answered before, and lets one go back to it', async () => {
    const session = start({ ...given, rows: 30 });
    await session.keys();
    expect(session.screen.text).toContain('✓ What does the sender say?  command');
    expect(session.screen.text).toContain('✓ Is a record one job, or one step of a sequence?  steps');
    await session.keys('back', 'back');
    expect(session.screen.text).toMatch(/\? What does the sender say/);
    await session.keys('2', 'enter');
    expect(session.file()).toContain('intent: event   # surely\n');
    expect(session.file()).toContain('workflow: steps\n');
    expect(session.screen.text).not.toContain('Answered so far');
  });

  it('keeps what another program writes meanwhile', async () => {
    const session = start(given);
    await session.keys('1', 'enter');
    session.world.files.set('system.yaml', `${session.file()}# by hand\n`);
    await session.keys('1', 'enter');
    expect(session.file()).toContain('# by hand\n');
    session.world.files.set('system.yaml', 'flows: [broken');
    await session.keys('1', 'enter');
    expect(await session.status).toBe(2);
    expect(session.file()).toBe('flows: [broken');
    expect(session.world.stderr()).toMatch(/The answers were: driven advise .*intent=command/);
    expect(session.world.stderr()).toContain('changed by another program');
  });

  it('that cannot be used is told whole and left alone', async () => {
    const files = { 'system.yaml': COMMENTED.replace('command', 'comand').replace('steps', 'step') };
    const session = start({ files });
    expect(await session.status).toBe(2);
    expect(session.world.stderr()).toMatch(/system\.yaml:8:15: error: .*comand.*\n.*system\.yaml:9:17: error: .*step/);
    expect(session.writes).toEqual([]);
    expect(session.written).toEqual([]);
  });

  it('can be gone over whole', async () => {
    const session = start({ ...given, all: true });
    await session.keys();
    expect(session.screen.text).toContain('What does the sender say?');
    expect(session.screen.text).toContain('Answered so far: command.');
    expect(session.screen.text).toContain('❯ 1');
    await session.keys('2', 'enter');
    expect(session.file()).toContain('intent: event   # surely');
    expect(session.screen.text).toContain('Is a record one job');
    await session.keys('3', 'enter');
    expect(session.file()).not.toContain('workflow');
  });

  it('can be continued in another file, which is not overwritten', async () => {
    const refused = start({ files: { ...given.files, 'b.yaml': 'mine' }, file: 'system.yaml', output: 'b.yaml' });
    expect(await refused.status).toBe(2);
    expect(refused.world.stderr()).toContain('b.yaml exists already');
    const session = start({ ...given, file: 'system.yaml', output: 'b.yaml' });
    await session.keys('1', 'enter');
    expect(session.file()).toBe(COMMENTED);
    expect(session.file('b.yaml')).toContain('# the shop');
    expect(session.file('b.yaml')?.length).toBeGreaterThan(COMMENTED.length);
  });

  it('with several flows is asked which, the undecided first', async () => {
    const two = `${COMMENTED}  clicks:\n    needs: {intent: event, replay: history}\n`;
    const session = start({ files: { 'system.yaml': two } });
    await session.keys();
    expect(session.screen.text).toMatch(
      /1 place-order +so far message-driven\n.*2 clicks +so far event-driven\n.*3 A new flow/,
    );
    await session.keys('2', 'enter');
    expect(session.screen.text).toContain('shop / clicks');
    await session.keys('back', 'back', 'back');
    expect(session.screen.text).toContain('Which flow is it about?');
    await session.keys('3', 'enter');
    expect(session.screen.text).toContain('shop / flow-1, a name to be given');
    await session.keys('1', 'enter', 'tab', '2', 'enter', 'refund', 'enter', 'or', 'tab');
    expect(session.screen.text).toContain('❯ orders');
    await session.keys('enter', 'enter');
    expect(await session.status).toBe(0);
    expect(session.file()).toBe(`${two}  refund:\n    from: orders\n    needs:\n      intent: command\n`);
  });

  it('is asked about a flow that it does not have: a slip, or a new one', async () => {
    const session = start({ ...given, flow: 'place-odrer' });
    await session.keys();
    expect(session.screen.text).toContain('has no flow place-odrer');
    await session.keys('enter');
    expect(session.screen.text).toContain('shop / place-order');
    await session.keys('back', 'back', 'back', '2', 'enter');
    expect(session.screen.text).toContain('shop / place-odrer');
    await session.keys('1', 'enter', 'tab', '2', 'enter');
    expect(session.screen.text).toContain('Who sends place-odrer?');
  });
});

describe('going back', () => {
  it('works on every kind of question, names and texts too, and offers what was said', async () => {
    const session = start();
    await session.keys('back');
    expect(session.screen.text).toContain('There is nothing before this');
    await session.keys('2', 'enter', 'back');
    expect(session.screen.text).toContain('❯ 2 "This happened"');
    await session.keys('enter', 'tab', '2', 'enter', 'orders', 'enter', 'web', 'enter');
    expect(session.screen.text).toContain('Who handles orders?');
    await session.keys('half a na', 'back');
    expect(session.screen.text).toContain('Who sends orders?');
    await session.keys('back', 'back');
    expect(session.screen.text).toContain('✓ What does the sender say?  event');
    await session.keys('back');
    expect(session.screen.text).toContain('? What does the sender say?');
  });

  it('has one key that also works alone', async () => {
    const session = start();
    await session.keys('1', 'enter');
    expect(session.screen.text).toContain('✓ What does the sender say?');
    // It may begin a longer key, so it counts after a moment.
    await session.keys('escape');
    await pause(150);
    await session.keys();
    expect(session.screen.text).toContain('? What does the sender say?');
  });

  it('from the stop changes any answer', async () => {
    const session = start({ files: { 'system.yaml': COMMENTED } });
    for (let i = 0; i < 20 && !session.screen.text.includes('1 Accept'); i++) await session.keys('1', 'enter');
    const before = session.file();
    await session.keys('back', '2', 'enter');
    expect(session.file()).not.toBe(before);
  });
});

describe('the end screen', () => {
  const toTheEnd = async (session: Driven) => {
    await session.keys();
    for (let i = 0; i < 20 && !session.screen.text.includes('1 Accept'); i++) await session.keys('1', 'enter');
    await session.keys('1', 'enter');
    expect(session.screen.text).toContain('What now?');
  };

  it('leads back to the last question with its answer, and what is changed there is in the file', async () => {
    const ways = [['back'], ['2', 'enter']];
    for (const way of ways) {
      const session = start({ files: { 'system.yaml': COMMENTED }, report: 'decision.md' });
      await toTheEnd(session);
      const before = session.file();
      await session.keys(...way);
      expect(session.screen.text).toMatch(/^\? Will anybody read records again[\s\S]*❯ 1 No/m);
      await session.keys('3', 'enter');
      expect(session.file()).not.toBe(before);
      expect(session.file()).toContain('replay: history\n');
      expect(session.file()).toContain('# the shop\n');
      await toTheEnd(session);
      expect(session.file('decision.md')).toBeUndefined();
      await session.keys('enter');
      expect(await session.status).toBe(0);
      expect(session.file('decision.md')).toMatch(/^<!-- written by driven report, checksum \w+ -->\n\n# /);
    }
  });

  it('writes nothing where nothing was asked, and leads back to an earlier answer', async () => {
    const decided =
      'driven: 1\nsystem: s\nflows: {f: {needs: {intent: event, replay: history, acknowledgment: none, reply: none, workflow: single, elastic: false, priority: false, delay: 0, operations: high}}}\n';
    const session = start({ files: { 'system.yaml': decided } });
    await toTheEnd(session);
    expect(session.screen.text).toContain('Go back');
    await session.keys('back');
    expect(session.screen.text).toMatch(/\? How much capacity[\s\S]*Answered so far: high\./);
    await session.keys('enter');
    expect(session.screen.text).toContain('1 Accept');
    await session.keys('1', 'enter', 'enter');
    expect(await session.status).toBe(0);
    expect(session.written).toEqual([]);
    expect(session.world.stdout()).toContain('system.yaml is as it was.');
  });

  it('can be left with Ctrl-C: what was answered is kept, nothing else is written', async () => {
    const session = start({ files: { 'system.yaml': COMMENTED }, report: 'decision.md' });
    await toTheEnd(session);
    await session.keys('ctrl-c');
    expect(await session.status).toBe(130);
    expect(session.world.stderr()).toContain('Go on with: driven ask system.yaml --flow place-order');
    expect(session.file('decision.md')).toBeUndefined();
    expect(session.world.stdout()).toBe('');
  });

  it('fits on a small terminal, whatever its size becomes', async () => {
    const session = start({ files: { 'system.yaml': COMMENTED } });
    await toTheEnd(session);
    for (const [columns, rows] of [
      [80, 12],
      [40, 30],
      [30, 9],
      [100, 50],
    ]) {
      await session.resize(columns, rows);
      expect(session.screen.text).toContain('What now?');
      expect(session.screen.text).toContain('1 Done');
      expect(session.screen.scrolled).toBe(0);
      expect(session.screen.text.includes('For message-driven\n')).toBe(rows > 25);
    }
  });

  it('in plain text is written once, and goes back with <', async () => {
    const session = start({ env: { ACCESSIBLE: '1' }, files: { 'system.yaml': COMMENTED } });
    const shown = () => session.writes.join('');
    for (let i = 0; i < 20 && !shown().includes('What now?'); i++) await session.send('1\n');
    const before = session.file();
    expect(shown()).toContain('\nWhat now?\n1. Done\n2. Go back, to change an answer\n');
    const length = shown().length;
    await session.send('<\n');
    expect(shown().slice(length)).toMatch(/^\nWill anybody read records again/);
    await session.send('3\n');
    expect(session.file()).not.toBe(before);
    expect(session.file()).toContain('replay: history\n');
    for (let i = 0; i < 20 && shown().split('What now?').length < 3; i++) await session.send('1\n');
    await session.send('1\n');
    expect(await session.status).toBe(0);
    expect(session.world.stdout()).toMatch(/^Written: system\.yaml\nNext\n/);
    expect(shown()).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe('help', () => {
  it('opens with ? and says why it is asked and what each answer would do', async () => {
    const session = start();
    await session.keys('?');
    expect(session.screen.text).toContain('Why now:');
    expect(session.screen.text).toMatch(/- "This happened": .*may react\. Then\s+event-driven so\s+far\./);
    await session.keys('?');
    expect(session.screen.text).toContain('Enter answers');
    await session.keys('?', 'back');
    expect(session.screen.text).toContain('What does the sender say?');
  });
});
