import type { FlowAdvice } from '../../../model/advice.js';
import type { StyleText } from '../../../model/rule.js';
import type { Size } from '../../../terminal/layout/size.js';
import type { Reply, Screen } from '../../../terminal/screen.js';
import type { AskStyle } from '../style.js';
import { verdictPage } from './verdict-page.js';

/** What a person does after the verdict. */
export type Choice = 'go-on' | 'done' | 'change' | 'another' | 'flips';

export interface ResultScreen {
  readonly screen: Screen;
  readonly choice: (reply: Reply) => Choice;
}

const WORDS: Readonly<Record<Choice, string>> = {
  'go-on': 'on',
  done: 'done',
  change: 'back',
  another: 'another',
  flips: 'flips',
};

/**
 * The verdict, and what to do next.
 * @param options what can be done, each in words; the first is where the pointer stands
 */
export function resultScreen(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  style: AskStyle,
  head: string,
  options: readonly (readonly [Choice, string])[],
): ResultScreen {
  const items = options.map(([choice, label]) => ({ label, word: WORDS[choice] }));
  const screen: Screen = {
    id: '@end',
    head,
    trail: [],
    page: madeOnce((size) => verdictPage(advice, styles, style, size)),
    title: 'What now?',
    notes: [],
    help: [],
    body: { kind: 'choices', items, several: '', list: false, at: 0, marked: [] },
    canGoBack: true,
  };
  return { screen, choice: (reply) => (reply.kind === 'picked' ? options[reply.items[0]][0] : 'change') };
}

/** Makes the page once for each size of the terminal, since the screen is laid out at every key. */
function madeOnce(make: (size: Size) => readonly string[]): (size: Size) => readonly string[] {
  let last: { readonly size: Size; readonly page: readonly string[] } | undefined;
  return (size) => {
    if (last === undefined || last.size.columns !== size.columns || last.size.rows !== size.rows)
      last = { size, page: make(size) };
    return last.page;
  };
}
