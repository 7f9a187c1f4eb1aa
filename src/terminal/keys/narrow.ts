import type { Choices, Item } from '../screen.js';
import type { PromptState } from './prompt-state.js';

/** What is left of a text for a comparison: letters and digits. */
const compact = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const wordsOf = ({ label, word = '', also = [] }: Item) => [label, word, ...also].map(compact);

/** The items that hold what was typed, by their positions; all where nothing was. */
export function shownItems({ items }: Choices, typed: string): number[] {
  const text = compact(typed);
  const all = items.map((_, index) => index);
  return text === '' ? all : all.filter((index) => wordsOf(items[index]).some((word) => word.includes(text)));
}

/** The state once this was typed on a list; where nothing holds it, the list stays as it is. */
export function narrowed(state: PromptState, typed: string): PromptState {
  const { body } = state.screen;
  if (body.kind !== 'choices') return state;
  if (compact(typed) === '') return { ...state, text: '', moved: false, message: '' };
  const shown = shownItems(body, typed);
  if (shown.length === 0) return { ...state, message: `No answer here has "${typed}" in it.` };
  const text = compact(typed);
  const first = shown.find((index) => wordsOf(body.items[index]).some((word) => word.startsWith(text))) ?? shown[0];
  const message = `"${typed}": ${shown.length} of ${body.items.length}; Backspace takes letters back.`;
  return { ...state, text: typed, at: first, moved: false, message };
}

/** The item that was typed in full, or the only one that is left. */
export function typedItem({ screen: { body }, text }: PromptState): number | undefined {
  if (body.kind !== 'choices') return undefined;
  const shown = shownItems(body, text);
  if (shown.length === 1) return shown[0];
  const exact = shown.filter((index) => wordsOf(body.items[index]).includes(compact(text)));
  return exact.length === 1 ? exact[0] : undefined;
}
