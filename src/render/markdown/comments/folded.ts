import type { ListItem } from 'mdast';
import { type Block, bullets, html } from '../nodes.js';
import { print, root } from '../print.js';

// A comment on GitHub holds 65,536 characters, one on GitLab 1,000,000.

/** A list that opens on a click, cut to so many characters. */
export function folded(summary: string, items: readonly ListItem[], room: number): Block {
  if (items.length === 0) return [];
  const shown = fitting(items, room, (each) => bullets([each]));
  const left = items.length - shown.length;
  return [
    html(`<details>\n<summary>${summary}</summary>`),
    bullets([...shown, left === 0 ? '' : `and ${left} more`]),
    html('</details>'),
  ];
}

/** The first items that fit into so many characters. */
export function fitting<Item>(items: readonly Item[], room: number, blockOf: (item: Item) => Block): readonly Item[] {
  let left = room;
  const over = items.findIndex((each) => {
    left -= print(root(blockOf(each))).length;
    return left < 0;
  });
  return over === -1 ? items : items.slice(0, over);
}
