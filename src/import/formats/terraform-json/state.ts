import type { Node } from '../../../system/yaml/nodes.js';
import { nodeAt, textOfNode } from '../nodes.js';

/** A resource of a plan or a state. */
export interface Found {
  readonly address: string;
  /** The address of its module. */
  readonly module: string;
  readonly type: string;
  readonly isData: boolean;
  /** What names it in the file. */
  readonly told: Node;
  readonly values?: Node;
}

/** The resources of a state as Terraform stores it (`terraform.tfstate`): one for each instance. */
export function* resourcesInState(root: Node): Generator<Found> {
  for (const node of itemsOf(nodeAt(root, 'resources'))) {
    const type = textOfNode(nodeAt(node, 'type'));
    const name = nodeAt(node, 'name');
    if (type === undefined) continue;
    const module = textOfNode(nodeAt(node, 'module')) ?? '';
    const isData = textOfNode(nodeAt(node, 'mode')) === 'data';
    const own = `${isData ? 'data.' : ''}${type}.${textOfNode(name) ?? ''}`;
    for (const instance of itemsOf(nodeAt(node, 'instances'))) {
      const index = nodeAt(instance, 'index_key');
      const key = index?.kind === 'scalar' ? JSON.stringify(index.value) : undefined;
      const values = nodeAt(instance, 'attributes');
      yield {
        address: `${module === '' ? '' : `${module}.`}${own}${key === undefined ? '' : `[${key}]`}`,
        ...{ module, type, isData, told: name ?? node },
        ...(values === undefined ? {} : { values }),
      };
    }
  }
}

export const itemsOf = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : []);
