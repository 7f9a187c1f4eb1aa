import type { FlowAdvice } from '../../../model/advice.js';
import type { StyleText } from '../../../model/rule.js';
import type { Size } from '../../../terminal/layout/size.js';
import type { TerminalStyle } from '../../../terminal/layout/terminal-style.js';
import type { Item, Reply, Screen } from '../../../terminal/screen.js';
import { verdictPage } from './verdict-page.js';

/** What a person does with the verdict before them. */
export type Choice = 'done' | 'change' | 'another';

export interface ResultScreen {
  readonly screen: Screen;
  readonly choice: (reply: Reply) => Choice;
}

/**
 * The verdict as a page to leave in any direction.
 * @param canChange whether there is an answer to go back to
 */
export function resultScreen(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  look: TerminalStyle,
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
    page: remembered((size) => verdictPage(advice, styles, look, size)),
    title: 'What now?',
    notes: [],
    help: [],
    body: { kind: 'choices', items: options.map(([, item]) => item), several: '', list: false, at: 0, marked: [] },
    canGoBack: true,
  };
  return { screen, choice: (reply) => (reply.kind === 'picked' ? options[reply.items[0]][0] : 'change') };
}

/** The page as it was made for the same room before; it is painted anew at every key. */
function remembered(make: (size: Size) => readonly string[]): (size: Size) => readonly string[] {
  let last: { readonly size: Size; readonly page: readonly string[] } | undefined;
  return (size) => {
    if (last === undefined || last.size.columns !== size.columns || last.size.rows !== size.rows)
      last = { size, page: make(size) };
    return last.page;
  };
}
