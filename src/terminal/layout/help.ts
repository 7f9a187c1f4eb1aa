import { truncate } from '../../text/width.js';
import { wrapLines } from '../../text/wrap.js';
import type { PromptState } from '../keys/prompt-state.js';
import { roomIn, type Size, widthIn } from './size.js';
import type { TerminalStyle } from './style.js';
import { titleLines } from './title-and-hints.js';

const isListed = (text: string) => text.startsWith('- ');

/** The pages that the help takes. */
export function helpPages(state: PromptState, size: Size): string[][] {
  const width = widthIn(size);
  const lines = state.screen.help.flatMap((text, index, all) => {
    const gap = index > 0 && !(isListed(text) && isListed(all[index - 1])) ? [''] : [];
    return [...gap, ...wrapLines(text, width - 2)];
  });
  const room = Math.max(1, roomIn(size) - wrapLines(state.screen.title, width - 2).length - 3);
  const pages: string[][] = [];
  for (let from = 0; from < lines.length; from += room) pages.push(lines.slice(from, from + room));
  return pages.length === 0 ? [[]] : pages;
}

/** The lines of the page that is open. */
export function helpLines(state: PromptState, style: TerminalStyle, size: Size): string[] {
  const pages = helpPages(state, size);
  const page = Math.min(state.help, pages.length);
  const width = widthIn(size);
  const on =
    page < pages.length
      ? `? page ${page + 1} of ${pages.length} ${style.dot} any other key: back`
      : 'Any key: back to the question';
  const lines = [
    ...titleLines(state, style, width),
    '',
    ...pages[page - 1].map((line) => (line === '' ? '' : `  ${line}`)),
    '',
    style.theme.dim(truncate(on, width, style.more)),
  ];
  return lines.slice(0, roomIn(size));
}
