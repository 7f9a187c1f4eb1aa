import type { Choices } from '../screen.js';
import { isEnter, type Key, type Pressed, type PromptState, typedBy } from './prompt-state.js';

/** Up to this many choices have numbers; in longer lists letters jump instead. */
export const NUMBERED = 9;

export function pressInChoices(view: PromptState, body: Choices, key: Key): Pressed {
  const count = body.items.length;
  const to = (at: number): Pressed => ({ view: { ...view, at: (at + count) % count, message: '' } });
  if (isEnter(key))
    return { reply: { kind: 'picked', items: view.marked.size > 0 ? ordered(view.marked) : [view.at] } };
  switch (key.name) {
    case 'up':
      return to(view.at - 1);
    case 'down':
      return to(view.at + 1);
    case 'home':
    case 'pageup':
      return to(0);
    case 'end':
    case 'pagedown':
      return to(count - 1);
    case 'space':
      return mark(view, body);
  }
  const typed = typedBy(key);
  if (typed === undefined) return { view };
  if (typed === ' ') return mark(view, body);
  if (count > NUMBERED) return jump(view, body, typed);
  if (typed === 'k') return to(view.at - 1);
  if (typed === 'j') return to(view.at + 1);
  const number = Number(typed);
  return number >= 1 && number <= count ? to(number - 1) : { view };
}

const ordered = (marked: ReadonlySet<number>) => [...marked].sort((a, b) => a - b);

function mark(view: PromptState, body: Choices): Pressed {
  if (body.several === '') return { view: { ...view, message: 'One answer here: Enter takes it.' } };
  if (body.items[view.at].alone) return { view: { ...view, message: 'This one stands alone: Enter takes it.' } };
  const marked = new Set(view.marked);
  if (!marked.delete(view.at)) marked.add(view.at);
  return { view: { ...view, marked, message: marked.size > 1 ? body.several : '' } };
}

/** To the next item that starts with the letter. */
function jump(view: PromptState, body: Choices, letter: string): Pressed {
  const { items } = body;
  for (let step = 1; step <= items.length; step++) {
    const at = (view.at + step) % items.length;
    const starts = [items[at].label, items[at].word ?? ''].some((text) =>
      text.toLowerCase().startsWith(letter.toLowerCase()),
    );
    if (starts) return { view: { ...view, at, message: '' } };
  }
  return { view };
}
