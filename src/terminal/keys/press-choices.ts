import type { Choices } from '../screen.js';
import { narrowed, shownItems, typedItem } from './narrow.js';
import { isEnter, type Key, type Pressed, type PromptState, typedBy } from './prompt-state.js';

/** Up to this many choices have numbers. */
export const NUMBERED = 9;

export function pressInChoices(state: PromptState, body: Choices, key: Key): Pressed {
  if (isEnter(key)) return enter(state, body);
  const shown = shownItems(body, state.text);
  const place = Math.max(0, shown.indexOf(state.at));
  const to = (at: number): Pressed => ({
    state: { ...state, at: shown[(at + shown.length) % shown.length], moved: true, message: '' },
  });
  switch ((key.ctrl ? 'ctrl-' : '') + (key.name ?? '')) {
    case 'up':
      return to(place - 1);
    case 'down':
      return to(place + 1);
    case 'home':
    case 'pageup':
      return to(0);
    case 'end':
    case 'pagedown':
      return to(shown.length - 1);
    case 'backspace':
    case 'ctrl-h':
      return { state: narrowed(state, [...state.text].slice(0, -1).join('')) };
    case 'ctrl-u':
    case 'ctrl-w':
      return { state: narrowed(state, '') };
  }
  const typed = typedBy(key);
  if (typed === ' ' || key.name === 'space') return chosenByKeys(state, (at) => mark(state, body, at));
  if (typed === undefined || !/[\p{L}\p{N}]/u.test(typed)) return { state };
  const number = Number(typed);
  if (state.text === '' && body.items.length <= NUMBERED && number >= 0)
    return number >= 1 && number <= body.items.length ? to(number - 1) : { state };
  return { state: narrowed(state, state.text + typed) };
}

function enter(state: PromptState, body: Choices): Pressed {
  const { marked, text } = state;
  if (text === '' && marked.size > 0 && !body.items[state.at].alone)
    return { reply: { kind: 'picked', items: [...marked].sort((a, b) => a - b) } };
  return chosenByKeys(state, (at) => {
    const joins = !body.items[at].alone && (body.list || marked.size > 0);
    return joins ? mark(state, body, at, true) : { reply: { kind: 'picked', items: [at] } };
  });
}

/** What was typed names an item only if it names one: where it fits several, the arrows choose. */
function chosenByKeys(state: PromptState, choose: (at: number) => Pressed): Pressed {
  if (state.text === '' || state.moved) return choose(state.at);
  const at = typedItem(state);
  if (at !== undefined) return choose(at);
  return {
    state: { ...state, message: `Several have "${state.text}" in them: type more, or choose with the arrows.` },
  };
}

/** @param keep whether an item that is marked already stays so */
function mark(state: PromptState, body: Choices, at: number, keep = false): Pressed {
  if (body.several === '') return { state: { ...state, message: 'One answer here: Enter takes it.' } };
  if (body.items[at].alone) return { state: { ...state, message: 'This one stands alone: Enter takes it.' } };
  const marked = new Set(state.marked);
  if (keep || !marked.delete(at)) marked.add(at);
  const one = body.list && marked.size === 1 ? 'One is marked; Enter takes it.' : '';
  const message = marked.size > 1 ? body.several : one;
  return { state: { ...state, at, marked, text: '', moved: false, message } };
}
