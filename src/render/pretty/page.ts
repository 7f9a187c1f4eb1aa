import type { Page } from '../../model/pages/page.js';
import { printable } from '../../text/escape.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** A page of `explain` for a terminal. */
export function prettyPage(page: Page, theme: Theme, columns: number): string {
  const width = Math.min(100, Math.max(40, columns));
  const blocks = [
    `${theme.bold(printable(page.id))} ${theme.dim(`(${page.kind})`)}\n${wrap(printable(page.title), width, 0)}`,
    wrap(printable(page.what), width, 0),
  ];
  for (const { title, lines, verbatim } of page.parts) {
    const text = lines.map(printable).map((line) => (verbatim ? `    ${line}` : `  - ${wrap(line, width, 4)}`));
    blocks.push(`${theme.bold(printable(title))}\n${text.join('\n')}`);
  }
  if (page.sources.length > 0) {
    const list = page.sources.map(
      ({ title, url, read }) =>
        `  - ${wrap(printable(`${title}${read === '' ? '' : ` (read ${read})`}`), width, 4)}\n    ${theme.dim(printable(url))}`,
    );
    blocks.push(`${theme.bold('Sources')}\n${list.join('\n')}`);
  }
  return `${blocks.join('\n\n')}\n`;
}
