import type { Line } from '../screen.js';
import { isEnter, type Key, type Pressed, type PromptState, typedBy } from './prompt-state.js';

/** Longer texts are no answer; a paste stops here. */
const LONGEST = 300;

export function pressInLine(view: PromptState, body: Line, key: Key): Pressed {
  const { text, cursor } = view;
  if (isEnter(key)) return submit(view, body);
  if (key.name === 'tab') return { view: complete(view, body) };
  const edit = (from: number, to: number, put = ''): Pressed => {
    const next = text.slice(0, from) + put + text.slice(to);
    return next.length > LONGEST
      ? { view: { ...view, message: `At most ${LONGEST} characters.` } }
      : { view: { ...view, text: next, cursor: from + put.length, message: '', warned: undefined } };
  };
  const move = (to: number): Pressed => ({ view: { ...view, cursor: to } });
  const before = cursor - (lastCharacter(text.slice(0, cursor))?.length ?? 0);
  const after = cursor + ([...text.slice(cursor)][0]?.length ?? 0);
  switch ((key.ctrl ? 'ctrl-' : key.meta ? 'meta-' : '') + (key.name ?? '')) {
    case 'backspace':
    case 'ctrl-h':
      return edit(before, cursor);
    case 'delete':
      return edit(cursor, after);
    case 'left':
    case 'ctrl-b':
      return move(before);
    case 'right':
    case 'ctrl-f':
      return move(after);
    case 'home':
    case 'ctrl-a':
      return move(0);
    case 'end':
    case 'ctrl-e':
      return move(text.length);
    case 'ctrl-left':
    case 'meta-b':
      return move(wordStart(text, cursor));
    case 'ctrl-right':
    case 'meta-f':
      return move(cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0));
    case 'ctrl-w':
    case 'meta-backspace':
      return edit(wordStart(text, cursor), cursor);
    case 'ctrl-u':
      return edit(0, text.length);
    case 'ctrl-k':
      return edit(cursor, text.length);
  }
  const typed = typedBy(key);
  return typed === undefined ? { view } : edit(cursor, cursor, typed);
}

const lastCharacter = (text: string) => [...text.slice(-2)].pop();
const wordStart = (text: string, cursor: number) => text.slice(0, cursor).replace(/\S*\s*$/, '').length;

function submit(view: PromptState, body: Line): Pressed {
  const text = view.text.trim();
  const found = body.check(text);
  if (found !== undefined && 'problem' in found) return { view: { ...view, message: found.problem } };
  if (found !== undefined && view.warned !== text)
    return { view: { ...view, warned: text, message: `${found.warning} Enter again keeps it all the same.` } };
  return { reply: { kind: 'typed', text } };
}

/** Completes the word at the cursor as far as all words that start like it agree. */
function complete(view: PromptState, body: Line): PromptState {
  const start = view.text.slice(0, view.cursor).lastIndexOf(',') + 1;
  const typed = view.text.slice(start, view.cursor).trimStart();
  const matching = body.words.filter((word) => word.startsWith(typed));
  if (matching.length === 0) return { ...view, message: typed === '' ? '' : 'No name that is known starts like this.' };
  let shared = matching[0];
  while (!matching.every((word) => word.startsWith(shared))) shared = shared.slice(0, -1);
  const text = view.text.slice(0, view.cursor - typed.length) + shared + view.text.slice(view.cursor);
  const message = matching.length === 1 ? '' : matching.slice(0, 12).join(', ');
  return { ...view, text, cursor: view.cursor - typed.length + shared.length, message, warned: undefined };
}
