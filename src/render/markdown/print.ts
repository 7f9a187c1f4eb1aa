import type { Root, Table } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { type Block, blocks } from './nodes.js';

/** Cells without padding, so that a longer one changes no other line; three dashes, which older viewers need. */
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
      // Braces are markup in Jekyll, Vue and MDX.
      unsafe: [
        { character: '{', inConstruct: 'phrasing' },
        { character: '}', inConstruct: 'phrasing' },
      ],
    },
  ],
};

/** A document of these blocks. */
export function root(...parts: readonly Block[]): Root {
  return { type: 'root', children: blocks(...parts) };
}

/** The markdown of a tree; a parser of GitHub Flavored Markdown makes the same tree of it. */
export function print(tree: Root): string {
  return toMarkdown(tree, OPTIONS);
}
