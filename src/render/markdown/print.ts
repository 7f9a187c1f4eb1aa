import type { Root, Table } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { type Block, blocks } from './nodes.js';

/** Unpadded, so that a change of one cell is a change of one line; dashes by three, as older viewers want them. */
const table: Handle = (node: Table, _parent, state, info) => {
  const exit = state.enter('table');
  const [head, ...rows] = node.children.map((row) => row.children.map((cell) => state.handle(cell, row, state, info)));
  exit();
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};

const OPTIONS: Options = {
  bullet: '-',
  tightDefinitions: true,
  extensions: [
    gfmToMarkdown({ tableCellPadding: true }),
    {
      handlers: { table },
      // Braces are markup of site generators that read markdown: Jekyll's, Vue's and MDX'.
      unsafe: [
        { character: '{', inConstruct: 'phrasing' },
        { character: '}', inConstruct: 'phrasing' },
      ],
    },
  ],
};

/** The tree of a document. */
export function root(...parts: readonly Block[]): Root {
  return { type: 'root', children: blocks(...parts) };
}

/** The same tree gives the same bytes, and a reader of GitHub's markdown the same tree again. */
export function print(tree: Root): string {
  return toMarkdown(tree, OPTIONS);
}
