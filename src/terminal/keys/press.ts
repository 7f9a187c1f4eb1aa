import { NOTHING_BEFORE } from '../screen.js';
import { narrowed } from './narrow.js';
import { pressInChoices } from './press-choices.js';
import { pressInLine } from './press-line.js';
import { goesBack, type Key, type Pressed, type PromptState, typedBy } from './prompt-state.js';

/** What one key does, on every kind of question. `pages` is how many the help takes on this terminal. */
export function press(state: PromptState, key: Key, pages: () => number): Pressed {
  const { screen, help } = state;
  if (help > 0) {
    const page = typedBy(key) === '?' && help < pages() ? help + 1 : 0;
    return { state: { ...state, help: page } };
  }
  const { body } = screen;
  if (goesBack(key)) {
    if (body.kind === 'choices' && state.text !== '') return { state: narrowed(state, '') };
    return screen.canGoBack ? { reply: { kind: 'back' } } : { state: { ...state, message: NOTHING_BEFORE } };
  }
  if (key.name === 'tab' && screen.aside !== undefined) return { reply: { kind: 'aside' } };
  const asksWhy = typedBy(key) === '?' && !(body.kind === 'line' && body.free && state.text !== '');
  if (asksWhy && screen.help.length > 0) return { state: { ...state, help: 1, message: '' } };
  return body.kind === 'choices' ? pressInChoices(state, body, key) : pressInLine(state, body, key);
}
