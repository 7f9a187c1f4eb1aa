import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { start } from './terminal.js';

/** A decided flow: what is left to say is about its consumers. */
const shop = (to: string) => `driven: 1
system: shop   # ours
flows:
  order-placed:
    from: orders
    to: ${to}
    needs: {intent: event, replay: recovery, acknowledgment: delivery, reply: none, workflow: single, priority: false}
`;
const LIST = shop('[inventory, analytics, mail]   # three');
/** From a stop, to what follows it. */
const ACCEPT = ['enter', 'enter'];

const given = (to: string, more: object = {}) => ({
  files: { 'system.yaml': shop(to) },
  flow: 'order-placed',
  ...more,
});

async function toConsumers(session: ReturnType<typeof start>) {
  await session.keys();
  for (let i = 0; i < 9 && !session.screen.text.includes('Accept, and'); i++) await session.keys('tab', '2', 'enter');
  if (session.screen.text.includes('Accept, and')) await session.keys(...ACCEPT);
}

describe('what several consumers need', () => {
  it('is one question after they were named, and none of it is written where they are alike', async () => {
    const session = start({ criteria: ['intent=event', 'replay=none', 'acknowledgment=delivery'], rows: 30 });
    await session.keys('tab', '2', 'enter', 'order-placed', 'enter', 'orders', 'enter', 'inventory, mail', 'enter');
    await session.keys('shop', 'enter');
    expect(session.screen.text).toContain('? Do inventory and mail need different things?');
    await session.keys('enter');
    expect(await session.status).toBe(0);
    expect(session.file()).toContain('    to: [inventory, mail]\n');
  });

  it('is not asked of one consumer', async () => {
    const session = start(given('[inventory]'));
    await toConsumers(session);
    expect(await session.status).toBe(0);
  });

  it('is asked of each, the flow’s answer first, counted exactly, and written as a map', async () => {
    const session = start(given('[inventory, analytics, mail]   # three', { rows: 40 }));
    await toConsumers(session);
    await session.keys('2', 'enter');
    expect(session.screen.text).toContain('? What does inventory need otherwise? (1 of 3)');
    expect(session.screen.text).toMatch(/❯ +Nothing: it needs what the flow needs/);
    expect(session.screen.text).toMatch(/○ What must be known about each record\? {2}delivery/);
    // Nothing of the publication can be a consumer's own.
    expect(session.screen.text).not.toContain('How large is a large record?');
    await session.keys('acknowledgment', 'space', 'processing', 'space', 'enter');
    expect(session.screen.text).toContain('Question 1 of 2 about inventory; then 2 more consumers.');
    expect(session.screen.text).toMatch(/❯ 1 As the flow: delivery/);
    expect(session.file()).toBe(LIST);
    await session.keys('3', 'enter');
    expect(session.screen.text).toContain('Question 2 of 2 about inventory; then 2 more consumers.');
    expect(session.screen.text).toContain('(Enter: As the flow: not known yet)');
    expect(session.file()).toContain('    to:   # three\n      inventory:\n        needs:\n');
    await session.keys('2s', 'enter');
    expect(session.screen.text).toContain('(2 of 3)');
    expect(session.screen.text).toContain('✓ inventory: What must be known about each record?  completion');
    await session.keys('replay', 'space', 'enter', '3', 'enter');
    expect(session.screen.text).toContain('(3 of 3)');
    await session.keys('tab');
    expect(session.screen.text).toMatch(/^order-placed: hybrid/);
    expect(session.screen.text).toContain('Published once to a log');
    await session.keys('1', 'enter', 'enter');
    expect(await session.status).toBe(0);
    expect(session.file()).toContain(
      '      inventory:\n        needs:\n          acknowledgment: completion\n          processing: 2s\n      analytics:\n        needs:\n          replay: history\n      mail:\n',
    );
    expect(session.world.stdout().replace(/\s+/g, ' ')).toMatch(
      /`inventory` works from a (queue|subscription) of its own/,
    );
  });

  it('can be taken back, to the byte; the answer taken back is offered again', async () => {
    const session = start(given('[inventory, analytics, mail]   # three', { rows: 40 }));
    await toConsumers(session);
    await session.keys('2', 'enter', 'acknowledgment', 'space', 'enter', '3', 'enter');
    expect(session.file()).not.toBe(LIST);
    expect(session.screen.text).toContain('(2 of 3)');
    await session.keys('back');
    expect(session.file()).toBe(LIST);
    expect(session.screen.text).toContain('Question 1 of 1 about inventory');
    expect(session.screen.text).toContain('❯ 3 That its work was done');
    await session.keys('back', 'back');
    expect(session.screen.text).toContain('need different things?');
    await session.keys('back');
    expect(session.screen.text).toMatch(/Accept, and see|\? \w/);
    await session.keys('ctrl-c');
    expect(await session.status).toBe(130);
    expect(session.file()).toBe(LIST);
  });

  it('goes back to the names of a new flow, which can still be changed', async () => {
    const session = start({ criteria: ['intent=event', 'replay=none', 'acknowledgment=delivery'], rows: 30 });
    await session.keys('tab', '2', 'enter', 'order-placed', 'enter', 'orders', 'enter', 'inventory, mail', 'enter');
    await session.keys('shop', 'enter', 'back');
    expect(session.screen.text).toContain('What is the system called?');
    await session.keys(
      'back',
      'back',
      'back',
      'ctrl-u',
      'order-sent',
      'enter',
      'enter',
      'ctrl-u',
      'a, b',
      'enter',
      'enter',
    );
    expect(session.screen.text).toContain('Do a and b need different things?');
    await session.keys('back', 'back', 'back', 'back', 'back', 'back', '1', 'enter');
    expect(session.file()?.match(/order-/g)).toHaveLength(1);
    await session.keys('ctrl-c');
    expect(session.file()).toMatch(/flows:\n {2}order-sent:\n/);
  });

  it('that is in the file stays, and can be continued', async () => {
    const map = `\n      # stock\n      inventory: {needs: {acknowledgment: completion}, uses: {broker: sqs-standard}}\n      analytics:`;
    const session = start(given(map, { rows: 40 }));
    await toConsumers(session);
    expect(session.screen.text).toContain('With needs of their own so far: inventory.');
    await session.keys('2', 'enter');
    expect(session.screen.text).toMatch(/Nothing more than it says already/);
    expect(session.screen.text).toContain('its own: completion');
    await session.keys('acknowledgment', 'space', 'enter');
    expect(session.screen.text).toMatch(/❯ \d That its work was done/);
    await session.keys('enter', 'replay', 'space', 'enter', '3', 'enter');
    expect(await session.status).toBe(0);
    expect(session.file()).toContain(
      `    to: \n      # stock\n      inventory: {needs: {acknowledgment: completion}, uses: {broker: sqs-standard}}\n      analytics:\n        needs:\n          replay: history\n`,
    );
  });

  it('is kept when it is left in between', async () => {
    const session = start(given('[inventory, mail]', { rows: 40 }));
    await toConsumers(session);
    await session.keys('2', 'enter', 'acknowledgment', 'space', 'enter', '3', 'enter', 'ctrl-c');
    expect(await session.status).toBe(130);
    expect(session.file()).toContain(
      '      inventory:\n        needs:\n          acknowledgment: completion\n      mail:\n',
    );
    expect(session.world.stderr()).toContain('driven ask system.yaml --flow order-placed');
  });

  it('is asked in plain numbered text, too', async () => {
    const session = start(given('[inventory, mail]', { env: { ACCESSIBLE: '1' } }));
    const text = () => session.writes.join('');
    for (let i = 0; i < 9 && !text().includes('different things?'); i++)
      await session.send(/\n1\. Accept, and/.test(text()) || /What now\?\n1\. Done/.test(text()) ? '1\n' : '-\n');
    expect(text()).toContain('Do inventory and mail need different things?');
    await session.send('2\n');
    expect(text()).toContain('What does inventory need otherwise? (1 of 2)');
    await session.send('acknowledgment\n');
    expect(text()).toContain('1. As the flow: delivery\n');
    await session.send('completion\n');
    await session.send('=\n');
    expect(text()).toContain('order-placed: hybrid');
    await session.send('2\n');
    expect(await session.status).toBe(0);
    expect(session.file()).toContain('acknowledgment: completion');
    expect(text()).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('is shown by the demonstration as the example has it', async () => {
    const map = '{inventory: {needs: {acknowledgment: completion}}, mail: {}}';
    const session = start({ demo: true, world: { wait: async () => {}, example: () => shop(map) } });
    expect(await session.status).toBe(0);
    expect(session.written).toEqual([]);
    const shown = session.writes.join('');
    expect(shown).toContain('What does inventory need otherwise?');
    expect(stripVTControlCharacters(session.world.stdout())).toContain('order-placed: hybrid');
  });
});
