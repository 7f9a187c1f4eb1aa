import type { Line } from '../screen.js';
import { isEnter, type Key, type Pressed, type PromptState, typedBy } from './prompt-state.js';

/** Longer texts are no answer; a paste stops here. */
const LONGEST = 300;

export function pressInLine(state: PromptState, body: Line, key: Key): Pressed {
  const { text, cursor } = state;
  if (isEnter(key)) return submit(state, body);
  if (key.name === 'tab') return { state: complete(state, body) };
  const edit = (from: number, to: number, put = ''): Pressed => {
    const next = text.slice(0, from) + put + text.slice(to);
    return next.length > LONGEST
      ? { state: { ...state, message: `At most ${LONGEST} characters.` } }
      : { state: { ...state, text: next, cursor: from + put.length, message: '', warned: undefined } };
  };
  const move = (to: number): Pressed => ({ state: { ...state, cursor: to } });
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
  return typed === undefined ? { state } : edit(cursor, cursor, typed);
}

const lastCharacter = (text: string) => [...text.slice(-2)].pop();
const wordStart = (text: string, cursor: number) => text.slice(0, cursor).replace(/\S*\s*$/, '').length;

function submit(state: PromptState, body: Line): Pressed {
  const text = state.text.trim();
  const found = body.check(text);
  if (found !== undefined && 'problem' in found) return { state: { ...state, message: found.problem } };
  if (found !== undefined && state.warned !== text)
    return { state: { ...state, warned: text, message: `${found.warning} Enter again keeps it all the same.` } };
  return { reply: { kind: 'typed', text } };
}

/** Completes the word at the cursor as far as all words that start like it agree. */
function complete(state: PromptState, body: Line): PromptState {
  const start = state.text.slice(0, state.cursor).lastIndexOf(',') + 1;
  const typed = state.text.slice(start, state.cursor).trimStart();
  const matching = body.words.filter((word) => word.startsWith(typed));
  if (matching.length === 0)
    return { ...state, message: typed === '' ? '' : 'No name that is known starts like this.' };
  let shared = matching[0];
  while (!matching.every((word) => word.startsWith(shared))) shared = shared.slice(0, -1);
  const text = state.text.slice(0, state.cursor - typed.length) + shared + state.text.slice(state.cursor);
  const message = matching.length === 1 ? '' : matching.slice(0, 12).join(', ');
  return { ...state, text, cursor: state.cursor - typed.length + shared.length, message, warned: undefined };
}
