import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { noMoreQuestionsScreen } from '../../src/cli/ask/questions/no-more-questions.js';
import { questionScreen } from '../../src/cli/ask/questions/question-screen.js';
import { askStyle } from '../../src/cli/ask/style.js';
import { begin, goOn, type Interview, next } from '../../src/interview/index.js';
import { press } from '../../src/terminal/keys/press.js';
import { type Key, type PromptState, promptState } from '../../src/terminal/keys/prompt-state.js';
import { helpPages } from '../../src/terminal/layout/help.js';
import { layoutScreen } from '../../src/terminal/layout/screen-layout.js';
import type { Screen } from '../../src/terminal/screen.js';
import { widthOf } from '../../src/text/width.js';
import { worldWith } from '../cli/memory-io.js';
import { flowWith, random, step } from '../interview/random.js';
import { runs } from '../random-runs.js';
import { anyScreen } from './screens.js';

const { rulebook } = shippedRules();
const style = askStyle(worldWith({ env: { LANG: 'C', TERM: 'vt100', NO_COLOR: '1' } }).io);

const context = { rulebook, style, head: 'shop / place-order' };

/** Every screen of some interviews. */
function screens(): Screen[] {
  const all: Screen[] = [];
  for (let seed = 0; seed < 6; seed++) {
    const luck = random(seed);
    for (let state: Interview = begin(flowWith()), beyond = false; ; ) {
      const now = next(rulebook, state);
      if (now.kind === 'question') {
        all.push(questionScreen({ ...context, state, before: new Map() }, now, 'About 3.').screen);
        state = step(state, now, luck);
      } else {
        all.push(noMoreQuestionsScreen({ ...context, state }, now).screen);
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
  let state = promptState(screen);
  for (const each of keys) {
    const pressed = press(state, each, () => helpPages(state, size).length);
    if ('state' in pressed) state = pressed.state;
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
  return state;
}

describe('a screen', () => {
  it.each([
    ['of an interview', fc.constantFrom(...SCREENS)],
    ['of whatever it asks, in any script', anyScreen],
  ])('%s fits the terminal, whatever its size and whatever was typed', (_, screens) => {
    fc.assert(
      fc.property(
        screens,
        fc.array(key, { maxLength: 30 }),
        fc.integer({ min: 18, max: 130 }),
        fc.integer({ min: 4, max: 50 }),
        (screen, keys, columns, rows) => {
          const { lines, row, column } = layoutScreen(mashed(screen, keys, { columns, rows }), style, {
            columns,
            rows,
          });
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
      const text = layoutScreen(promptState(screen), style, { columns: 80, rows: 24 }).lines.join('\n');
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
        const text = layoutScreen(promptState(screen), style, size).lines.join('\n');
        body.items.forEach((_, index) => expect(text).toContain(`${index + 1} `));
        expect(text).toMatch(/> (\[.\] )?1 /);
      }
      const small = layoutScreen({ ...promptState(screen), at: body.items.length - 1 }, style, {
        columns: 30,
        rows: 6,
      });
      expect(small.lines.join('\n')).toMatch(new RegExp(`> +(\\[.\\] )?${body.items.length} `));
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
          const shown = layoutScreen({ ...promptState(screen), help: index + 1 }, style, size).lines.join('\n');
          for (const line of page) expect(shown).toContain(line);
        });
      }
    }
  });
});
