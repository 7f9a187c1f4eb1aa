import type { Node } from '../../system/yaml/nodes.js';
import type { Reading } from '../resource.js';
import { readCloudFormation } from './cloudformation/read.js';
import { entriesOf, nodeAt, textOfNode } from './nodes.js';
import type { Opened } from './opened.js';
import { readServerless } from './serverless/read.js';

/** One kind of file. */
interface Format {
  /** As a person calls it. */
  readonly name: string;
  /** Whether a file is one, by what stands in it. */
  readonly tells: (opened: Opened) => boolean;
  /** Loads what reads it. */
  readonly reader: () => Promise<(opened: Opened) => Reading | Promise<Reading>>;
}

const some = (root: Node | undefined, test: (value: Node, key: string) => boolean) =>
  entriesOf(root).some(({ key, value }) => test(value, key));

/** A mapping of names to things that bear a type, such as `Resources`. */
const isTemplate = (root: Node) =>
  nodeAt(root, 'AWSTemplateFormatVersion') !== undefined ||
  some(nodeAt(root, 'Resources'), (value) => /::/.test(textOfNode(nodeAt(value, 'Type')) ?? ''));

const isServerless = (root: Node) =>
  (nodeAt(root, 'provider') !== undefined &&
    (nodeAt(root, 'service') !== undefined || nodeAt(root, 'functions') !== undefined)) ||
  (root.kind === 'map' && root.entries.length > 0 && !some(root, (value) => nodeAt(value, 'handler') === undefined));

/** Told by content, the first that knows a file reads it. A format is added here, with a file of its own. */
export const FORMATS: readonly Format[] = [
  {
    name: 'Serverless Framework',
    tells: ({ roots, source }) =>
      roots.length === 1 &&
      (isServerless(roots[0]) || (isTemplate(roots[0]) && /\$\{(?:self|opt|sls|env|param):/.test(source.text))),
    reader: async () => readServerless,
  },
  {
    name: 'CloudFormation or SAM',
    tells: ({ roots }) => roots.length === 1 && isTemplate(roots[0]),
    reader: async () => readCloudFormation,
  },
];
