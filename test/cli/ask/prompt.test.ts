import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../../scripts/rules-folder.js';
import { noMoreQuestionsScreen } from '../../../src/cli/ask/questions/no-more-questions.js';
import { asked } from '../../../src/cli/ask/questions/question-screen.js';
import { begin, goOn, type Interview, next } from '../../../src/interview/index.js';
import { press } from '../../../src/terminal/keys/press.js';
import { type Key, type PromptState, promptState } from '../../../src/terminal/keys/prompt-state.js';
import { helpPages } from '../../../src/terminal/layout/help.js';
import { layoutScreen } from '../../../src/terminal/layout/layout-screen.js';
import { terminalStyle } from '../../../src/terminal/layout/terminal-style.js';
import { fold, truncate, widthOf } from '../../../src/terminal/layout/width.js';
import type { Screen } from '../../../src/terminal/screen.js';
import { flowWith, random, step } from '../../interview/random.js';
import { runs } from '../../random-runs.js';
import { worldWith } from '../memory-io.js';

const { rulebook } = shippedRules();
const look = terminalStyle(worldWith({ env: { LANG: 'C', TERM: 'vt100', NO_COLOR: '1' } }).io);

/** The screens of some interviews, whole ones. */
function screens(): Screen[] {
  const all: Screen[] = [];
  for (let seed = 0; seed < 6; seed++) {
    const luck = random(seed);
    for (let state: Interview = begin(flowWith()), beyond = false; ; ) {
      const now = next(rulebook, state);
      if (now.kind === 'question') {
        all.push(asked({ rulebook, state, head: 'shop / place-order', before: new Map() }, now, 'About 3.').screen);
        state = step(state, now, luck);
      } else {
        all.push(noMoreQuestionsScreen(rulebook, state, now, 'shop / place-order').screen);
        if (beyond) break;
        beyond = true;
        state = goOn(state);
      }
    }
  }
  return all;
}

const SCREENS = screens();

const key: fc.Arbitrary<Key> = fc.oneof(
  fc
    .constantFrom(
      'up',
      'down',
      'left',
      'right',
      'home',
      'end',
      'space',
      'backspace',
      'delete',
      'tab',
      'return',
      'pageup',
    )
    .map((name) => ({
      name,
      sequence: name === 'space' ? ' ' : '\u001b',
    })),
  fc.constantFrom('a', 'b', 'e', 'f', 'k', 'u', 'w').map((name) => ({ name, ctrl: true, sequence: '\u0001' })),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }).map((sequence) => ({ sequence })),
  fc.constantFrom('?', 'j', 'k', '1', '3', '9', ',', '漢', '😀').map((sequence) => ({ sequence })),
  fc.constant({}),
);

/** What keys make of a screen, answers left aside. */
function mashed(screen: Screen, keys: readonly Key[], size: { columns: number; rows: number }): PromptState {
  let view = promptState(screen);
  for (const each of keys) {
    const pressed = press(view, each, () => helpPages(view, size).length);
    if ('view' in pressed) view = pressed.view;
    else {
      const { reply } = pressed;
      const { body } = screen;
      if (reply.kind === 'picked') {
        expect(body.kind).toBe('choices');
        for (const index of reply.items) expect(body.kind === 'choices' && index < body.items.length).toBe(true);
        if (reply.items.length > 1) expect(body.kind === 'choices' && body.several).not.toBe('');
      }
      if (reply.kind === 'typed' && body.kind === 'line')
        expect(body.check(reply.text) ?? {}).not.toHaveProperty('problem');
    }
  }
  return view;
}

describe('a picture', () => {
  it('fits the terminal, whatever its size and whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCREENS),
        fc.array(key, { maxLength: 30 }),
        fc.integer({ min: 18, max: 130 }),
        fc.integer({ min: 4, max: 50 }),
        (screen, keys, columns, rows) => {
          const { lines, row, column } = layoutScreen(mashed(screen, keys, { columns, rows }), look, { columns, rows });
          expect(lines.length).toBeLessThan(rows);
          for (const line of lines) expect(widthOf(line)).toBeLessThan(columns);
          expect(row).toBeLessThan(lines.length);
          expect(column).toBeLessThan(columns);
          expect(lines[row]).not.toBe('');
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it('without Unicode and colour is plain ASCII', () => {
    for (const screen of SCREENS) {
      const text = layoutScreen(promptState(screen), look, { columns: 80, rows: 24 }).lines.join('\n');
      expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });

  it('shows every choice of a question at 80x24 and at 40x20, and always where the pointer is', () => {
    for (const screen of SCREENS) {
      const { body } = screen;
      if (body.kind !== 'choices' || body.items.length > 9) continue;
      for (const size of [
        { columns: 80, rows: 24 },
        { columns: 40, rows: 20 },
      ]) {
        const text = layoutScreen(promptState(screen), look, size).lines.join('\n');
        body.items.forEach((_, index) => expect(text).toContain(`${index + 1} `));
        expect(text).toContain('> 1 ');
      }
      const small = layoutScreen({ ...promptState(screen), at: body.items.length - 1 }, look, { columns: 30, rows: 6 });
      expect(small.lines.join('\n')).toContain(`> ${body.items.length} `);
    }
  });
});

describe('help', () => {
  it('is shown whole, page by page', () => {
    for (const screen of SCREENS) {
      for (const size of [
        { columns: 80, rows: 24 },
        { columns: 40, rows: 12 },
      ]) {
        const pages = helpPages(promptState(screen), size);
        const whole = pages.flat().join(' ').replace(/\s+/g, ' ').trim();
        expect(whole).toBe(screen.help.join(' ').replace(/\s+/g, ' ').trim());
        pages.forEach((page, index) => {
          const picture = layoutScreen({ ...promptState(screen), help: index + 1 }, look, size).lines.join('\n');
          for (const line of page) expect(picture).toContain(line);
        });
      }
    }
  });
});

describe('widths', () => {
  it('fold and cut keep within the width and lose nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        const lines = fold(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
        expect(widthOf(truncate(text, width, '…'))).toBeLessThanOrEqual(width);
      }),
    );
    expect(stripVTControlCharacters(fold('ab cd', 2).join('|'))).toBe('ab|cd');
  });
});
