import type { Choices } from '../screen.js';
import { isEnter, type Key, type Pressed, type PromptState, typedBy } from './prompt-state.js';

/** Up to this many choices have numbers; in longer lists letters jump instead. */
export const NUMBERED = 9;

export function pressInChoices(state: PromptState, body: Choices, key: Key): Pressed {
  const count = body.items.length;
  const to = (at: number): Pressed => ({ state: { ...state, at: (at + count) % count, message: '' } });
  if (isEnter(key))
    return { reply: { kind: 'picked', items: state.marked.size > 0 ? ordered(state.marked) : [state.at] } };
  switch (key.name) {
    case 'up':
      return to(state.at - 1);
    case 'down':
      return to(state.at + 1);
    case 'home':
    case 'pageup':
      return to(0);
    case 'end':
    case 'pagedown':
      return to(count - 1);
    case 'space':
      return mark(state, body);
  }
  const typed = typedBy(key);
  if (typed === undefined) return { state };
  if (typed === ' ') return mark(state, body);
  if (count > NUMBERED) return jump(state, body, typed);
  if (typed === 'k') return to(state.at - 1);
  if (typed === 'j') return to(state.at + 1);
  const number = Number(typed);
  return number >= 1 && number <= count ? to(number - 1) : { state };
}

const ordered = (marked: ReadonlySet<number>) => [...marked].sort((a, b) => a - b);

function mark(state: PromptState, body: Choices): Pressed {
  if (body.several === '') return { state: { ...state, message: 'One answer here: Enter takes it.' } };
  if (body.items[state.at].alone) return { state: { ...state, message: 'This one stands alone: Enter takes it.' } };
  const marked = new Set(state.marked);
  if (!marked.delete(state.at)) marked.add(state.at);
  return { state: { ...state, marked, message: marked.size > 1 ? body.several : '' } };
}

/** To the next item that starts with the letter. */
function jump(state: PromptState, body: Choices, letter: string): Pressed {
  const { items } = body;
  for (let step = 1; step <= items.length; step++) {
    const at = (state.at + step) % items.length;
    const starts = [items[at].label, items[at].word ?? ''].some((text) =>
      text.toLowerCase().startsWith(letter.toLowerCase()),
    );
    if (starts) return { state: { ...state, at, message: '' } };
  }
  return { state };
}
