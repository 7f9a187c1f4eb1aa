import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { readSystem } from '../../src/system/read-system.js';
import { pause, start } from '../cli/ask/terminal.js';
import { random } from '../interview/random.js';
import { runs } from '../random-runs.js';

const { base } = shippedRules();
/** From the first answer to where names are typed. */
const TO_NAMES = ['1', 'enter', 'tab', '2', 'enter'];
const sound = (text: string) => readSystem({ path: 'x', text }, base).findings.length === 0;

describe('the screen', () => {
  it('is cleared and drawn in one write a key', async () => {
    const session = start();
    await session.keys();
    await pause(300);
    await session.keys();
    for (const key of ['down', 'up', 'down', '3', '?', '?', 'space']) {
      const before = session.writes.length;
      await session.keys(key);
      expect(session.writes.length - before).toBe(1);
    }
  });

  it('goes from one question to the next in one write, and a better guess at what is left in one more', async () => {
    const session = start();
    await session.keys();
    await pause(300);
    const before = session.writes.length;
    await session.keys('1', 'enter');
    await pause(300);
    expect(session.writes.length - before).toBeLessThanOrEqual(3);
  });

  it('holds exactly the picture after every key, however often and to whatever size it is changed', async () => {
    const session = start();
    const luck = random(4);
    await session.keys('1', 'enter');
    for (let i = 0; i < 25; i++) {
      await session.resize(20 + Math.floor(luck() * 100), 8 + Math.floor(luck() * 40));
      await session.keys('down');
      const { text } = session.screen;
      expect(text.match(/^\? (?!why)/gm)?.length, text).toBe(1);
      expect(text.match(/^❯ /gm)?.length).toBe(1);
      expect(text).toMatch(/Esc back/);
      expect(session.screen.scrolled).toBe(0);
    }
    expect(session.screen.cursor.row).toBe(session.screen.text.split('\n').findIndex((line) => line.startsWith('❯')));
  });

  it('lower down on the terminal leaves what was above it', async () => {
    const session = start();
    session.screen.write('$ driven ask\n');
    await session.keys('1', 'enter', '?', '?');
    expect(session.screen.text).toMatch(/^\$ driven ask\n/);
    await session.keys('ctrl-c');
    await session.status;
    expect(session.screen.text).toBe('$ driven ask');
  });
});

describe('text in any script', () => {
  it.each([
    ['注文', 4],
    ['🙂👍🏽', 4],
    ['cafe\u0301', 4],
    ['주문', 4],
  ])('%s takes the columns it takes on the terminal', async (name, columns) => {
    const session = start();
    await session.keys(...TO_NAMES, ...name);
    expect(session.screen.cursor.column).toBe('❯ '.length + columns);
    await session.keys('enter', 'enter');
    expect(session.screen.text).toContain(`Who handles ${name.normalize()}?`);
    await session.keys('enter', 'enter');
    expect(await session.status).toBe(0);
    expect(session.file()).toContain(name);
  });

  it('is broken where the terminal is narrow, and never by the terminal', async () => {
    const name = '在庫が足りないときに倉庫へ知らせる';
    const session = start({
      columns: 24,
      files: { 'system.yaml': `driven: 1\nsystem: s\nflows: {${name}: {}, b: {}}\n` },
    });
    await session.keys();
    expect(session.screen.text).toContain('❯ 1 在庫が足りないとき\n    に倉庫へ知らせる');
    await session.keys('ctrl-c');
  });
});

describe('Ctrl-C', () => {
  const script = ['1', 'enter', '3', 'enter', 'back', '2', 'enter', '?', '?', 'down', 'enter', '4', 'enter'];

  it('at any moment ends it with 130, keeps what was answered, and leaves no half file', async () => {
    for (let at = 0; at <= script.length; at++) {
      const session = start();
      await session.keys(...script.slice(0, at), 'ctrl-c');
      expect(await session.status).toBe(130);
      const text = session.file();
      if (at < 2) expect(text).toBeUndefined();
      else expect(text).toContain('intent: command');
      if (text !== undefined) expect(sound(text)).toBe(true);
      expect(session.world.stderr()).toMatch(/^Stopped\. /);
      expect(session.world.stdout()).toBe('');
      for (const each of session.written) expect(sound(each.text)).toBe(true);
    }
  });
});

describe('Ctrl-C right after Esc', () => {
  it('ends it as well', async () => {
    const session = start();
    await session.keys();
    await session.send('\u001b\u0003');
    expect(await session.status).toBe(130);
  });
});

describe('garbage', () => {
  it('pasted is refused or typed, and never answers more than one question', async () => {
    const session = start();
    await session.keys(...TO_NAMES);
    await session.send('\u001b[200~one\nflow\r\n\u0007\u001b]0;title\u0007\u001b[201~');
    expect(session.screen.text).toContain('What is the flow called?');
    const asking = start();
    await asking.keys();
    await asking.send('\r\rzz\r\rqq');
    expect(asking.screen.text).toContain('? What does the sender say?');
    expect(asking.screen.text).toContain('No answer here has "z" in it.'.replace('z', 'q'));
    await asking.send('1\r2\r');
    expect(asking.written.length).toBeLessThanOrEqual(1);
  });

  it('of any kind breaks nothing', async () => {
    for (let seed = 0; seed < runs(12); seed++) {
      const luck = random(seed);
      const session = start({ rows: 5 + Math.floor(luck() * 30), columns: 20 + Math.floor(luck() * 90) });
      await session.keys();
      for (let i = 0; i < 60; i++) {
        const length = 1 + Math.floor(luck() * 12);
        const bytes = Array.from({ length }, () => {
          const kind = luck();
          if (kind < 0.3) return `\u001b[${'ABCDZHF'[Math.floor(luck() * 7)]}`;
          if (kind < 0.45) return '\r';
          if (kind < 0.5) return '漢😀é'[Math.floor(luck() * 3)];
          const code = Math.floor(luck() * 128);
          return code === 3 || code === 4 || code === 26 ? '?' : String.fromCharCode(code);
        }).join('');
        await session.send(bytes);
      }
      for (const { text } of session.written) expect(sound(text), text).toBe(true);
      await session.keys('ctrl-c');
      expect([0, 130]).toContain(await session.status);
    }
  }, 60_000);

  it('in names comes out escaped, and the file can be read', async () => {
    const session = start();
    await session.keys(...TO_NAMES, 'a: b # "c" {d}', 'enter', "o'x, [y, #z", 'enter', 'enter', 'enter');
    expect(await session.status).toBe(0);
    const { system, findings } = readSystem({ path: 'x', text: session.file() ?? '' }, base);
    expect(findings).toEqual([]);
    expect(system?.flows[0].name).toBe('a: b # "c" {d}');
    expect(system?.flows[0].from.map(({ name }) => name)).toEqual(["o'x", '[y', '#z']);
    const again = start({ files: { 'system.yaml': session.file() ?? '' } });
    await again.keys();
    expect(again.screen.text).toContain('shop / a: b # "c" {d}');
    await again.keys('2', 'enter', 'ctrl-c');
    expect(await again.status).toBe(130);
    expect(again.world.stderr()).toContain(`driven ask system.yaml --flow 'a: b # "c" {d}'`);
  });

  it('in a file does not reach the terminal as it is', async () => {
    const flow = '"\\e[2Jevil\\n\\u202e"';
    const text = `driven: 1\nsystem: "\\e]0;x\\a"\nflows:\n  ${flow}:\n    needs: {intent: event}\n  b: {to: ["\\e[31mred"]}\n`;
    const session = start({ files: { 'system.yaml': text } });
    await session.keys();
    expect(session.screen.text).toContain('\\u001b[2Jevil\\n\\u202e');
    await session.keys('1', 'enter', '1', 'enter', 'ctrl-c');
    await session.status;
    const all = session.writes.join('') + session.world.stderr();
    expect(all).not.toContain('[2Jevil\n');
    expect(all).not.toContain('\u202e');
    expect(all).not.toContain('\u001b]0;');
  });
});
