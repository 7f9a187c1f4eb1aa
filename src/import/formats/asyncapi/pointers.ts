import type { Node } from '../../../system/yaml/nodes.js';
import { nodeAt, textOfNode } from '../nodes.js';

/** References that lead to one another. */
const MOST = 20;

/** What stands behind a reference, and its name there; undefined behind one into another document, or into nothing. */
export interface Target {
  readonly node: Node;
  /** The last part of the pointer. */
  readonly name: string;
  readonly pointer: string;
}

/** Follows `{$ref: '#/a/b'}` within one document, which is all that is looked into. */
export class Pointers {
  constructor(private readonly root: Node) {}

  /** The node itself where it is no reference. */
  resolved(node: Node | undefined): Node | undefined {
    let at = node;
    for (let count = 0; at !== undefined && count < MOST; count++) {
      const pointer = textOfNode(nodeAt(at, '$ref'));
      if (pointer === undefined) return at;
      at = this.at(pointer);
    }
    return undefined;
  }

  /** What a reference leads to, with the name under which it stands there. */
  target(node: Node | undefined): Target | undefined {
    const pointer = textOfNode(nodeAt(node, '$ref'));
    const found = pointer === undefined ? undefined : this.at(pointer);
    if (pointer === undefined || found === undefined) return undefined;
    // A list of references may go through another one.
    const further = this.target(found);
    return further ?? { node: found, name: parts(pointer).at(-1) ?? '', pointer };
  }

  /** Whether it leads into another document. */
  isForeign(node: Node | undefined): boolean {
    const pointer = textOfNode(nodeAt(node, '$ref'));
    return pointer !== undefined && !pointer.startsWith('#');
  }

  private at(pointer: string): Node | undefined {
    if (!pointer.startsWith('#/')) return undefined;
    return parts(pointer).reduce<Node | undefined>((node, part) => {
      if (node?.kind === 'list') return node.items[Number(part)];
      return nodeAt(node, part);
    }, this.root);
  }
}

const parts = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => decoded(part).replaceAll('~1', '/').replaceAll('~0', '~'));

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
