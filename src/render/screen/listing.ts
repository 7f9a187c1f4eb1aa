import type { ListedId, Listing } from '../../model/pages/listed.js';
import { printable } from '../../text/escape.js';
import { padded, widthOf } from '../../text/width.js';
import type { Theme } from '../pretty/theme.js';
import { wrap } from '../pretty/wrap.js';

/** Wider than this no column of ids gets; what is wider has its line below. */
const COLUMN = 32;

/** Ids with a line each; of several kinds under their names. */
export function prettyListing(listing: Listing, theme: Theme, columns: number): string {
  const width = Math.min(100, Math.max(40, columns));
  const kinds = Object.entries(listing);
  const blocks = kinds.map(([kind, ids]) => {
    const lines = idLines(ids, theme, width);
    return kinds.length === 1 ? lines : `${theme.bold(kind)}\n${lines}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

function idLines(ids: readonly ListedId[], theme: Theme, width: number): string {
  const names = ids.map(({ id }) => printable(id));
  const column = Math.min(COLUMN, Math.floor(width / 2), Math.max(0, ...names.map(widthOf)));
  return ids
    .map(({ short }, index) => {
      const name = names[index];
      const text = wrap(printable(short), width, column + 2);
      if (widthOf(name) <= column) return `${theme.bold(padded(name, column))}  ${text}`;
      return `${theme.bold(name)}\n${' '.repeat(column + 2)}${text}`;
    })
    .join('\n');
}
