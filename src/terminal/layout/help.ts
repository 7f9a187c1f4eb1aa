import type { PromptState } from '../keys/prompt-state.js';
import { roomIn, type Size, widthIn } from './size.js';
import type { TerminalStyle } from './terminal-style.js';
import { titleLines } from './title-and-hints.js';
import { fold, truncate } from './width.js';

const isListed = (text: string) => text.startsWith('- ');

/** The pages that the help takes. */
export function helpPages(view: PromptState, size: Size): string[][] {
  const width = widthIn(size);
  const lines = view.screen.help.flatMap((text, index, all) => {
    const gap = index > 0 && !(isListed(text) && isListed(all[index - 1])) ? [''] : [];
    return [...gap, ...fold(text, width - 2)];
  });
  const room = Math.max(1, roomIn(size) - fold(view.screen.title, width - 2).length - 3);
  const pages: string[][] = [];
  for (let from = 0; from < lines.length; from += room) pages.push(lines.slice(from, from + room));
  return pages.length === 0 ? [[]] : pages;
}

/** The lines of the page that is open. */
export function helpLines(view: PromptState, look: TerminalStyle, size: Size): string[] {
  const pages = helpPages(view, size);
  const page = Math.min(view.help, pages.length);
  const width = widthIn(size);
  const on =
    page < pages.length
      ? `? page ${page + 1} of ${pages.length} ${look.dot} any other key: back`
      : 'Any key: back to the question';
  const lines = [
    ...titleLines(view, look, width),
    '',
    ...pages[page - 1].map((line) => (line === '' ? '' : `  ${line}`)),
    '',
    look.paint.dim(truncate(on, width, look.more)),
  ];
  return lines.slice(0, roomIn(size));
}
