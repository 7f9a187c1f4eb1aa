import type { Page } from '../../model/pages/page.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** A page of `explain` for a terminal. */
export function prettyPage(page: Page, paint: Theme, columns: number): string {
  const width = Math.min(100, Math.max(40, columns));
  const blocks = [
    `${paint.bold(page.id)} ${paint.dim(`(${page.kind})`)}\n${wrap(page.title, width, 0)}`,
    wrap(page.what, width, 0),
  ];
  for (const { title, lines, verbatim } of page.parts) {
    if (verbatim) {
      blocks.push(`${paint.bold(title)}\n${lines.map((line) => `    ${line}`).join('\n')}`);
      continue;
    }
    blocks.push(`${paint.bold(title)}\n${lines.map((line) => `  - ${wrap(line, width, 4)}`).join('\n')}`);
  }
  if (page.sources.length > 0) {
    const list = page.sources.map(
      ({ title, url, read }) =>
        `  - ${wrap(`${title}${read === '' ? '' : ` (read ${read})`}`, width, 4)}\n    ${paint.dim(url)}`,
    );
    blocks.push(`${paint.bold('Sources')}\n${list.join('\n')}`);
  }
  return `${blocks.join('\n\n')}\n`;
}
