import { NOTHING_BEFORE } from '../screen.js';
import { pressInChoices } from './press-choices.js';
import { pressInLine } from './press-line.js';
import { goesBack, type Key, type Pressed, type PromptState, typedBy } from './prompt-state.js';

/** What one key does, on every kind of question. `pages` is how many the help takes on this terminal. */
export function press(view: PromptState, key: Key, pages: () => number): Pressed {
  const { screen, help } = view;
  if (help > 0) {
    const page = typedBy(key) === '?' && help < pages() ? help + 1 : 0;
    return { view: { ...view, help: page } };
  }
  if (goesBack(key)) {
    return screen.canGoBack ? { reply: { kind: 'back' } } : { view: { ...view, message: NOTHING_BEFORE } };
  }
  const asksWhy = typedBy(key) === '?' && !(screen.body.kind === 'line' && screen.body.free && view.text !== '');
  if (asksWhy && screen.help.length > 0) return { view: { ...view, help: 1, message: '' } };
  return screen.body.kind === 'choices' ? pressInChoices(view, screen.body, key) : pressInLine(view, screen.body, key);
}
