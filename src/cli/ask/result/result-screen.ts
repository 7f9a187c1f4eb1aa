import type { FlowAdvice } from '../../../model/advice.js';
import type { StyleText } from '../../../model/rule.js';
import type { Size } from '../../../terminal/layout/size.js';
import type { Item, Reply, Screen } from '../../../terminal/screen.js';
import type { AskStyle } from '../style.js';
import { verdictPage } from './verdict-page.js';

/** What a person does after the verdict. */
export type Choice = 'done' | 'change' | 'another';

export interface ResultScreen {
  readonly screen: Screen;
  readonly choice: (reply: Reply) => Choice;
}

/**
 * The verdict, and what to do next.
 * @param canChange whether there is an answer to go back to
 */
export function resultScreen(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  style: AskStyle,
  head: string,
  canChange: boolean,
): ResultScreen {
  const options: [Choice, Item][] = [['done', { label: 'Done', word: 'done' }]];
  if (canChange) options.push(['change', { label: 'Go back, to change an answer', word: 'back' }]);
  options.push(['another', { label: 'Describe another flow', word: 'another' }]);
  const screen: Screen = {
    id: '@end',
    head,
    trail: [],
    page: madeOnce((size) => verdictPage(advice, styles, style, size)),
    title: 'What now?',
    notes: [],
    help: [],
    body: { kind: 'choices', items: options.map(([, item]) => item), several: '', list: false, at: 0, marked: [] },
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
