import type { Node } from '../../system/yaml/nodes.js';
import type { Reading } from '../resource.js';
import { readCloudFormation } from './cloudformation/read.js';
import { isHcl } from './is-hcl.js';
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

const isTerraformJson = (root: Node) =>
  (nodeAt(root, 'format_version') !== undefined &&
    ['planned_values', 'values', 'resource_changes', 'terraform_version'].some(
      (key) => nodeAt(root, key) !== undefined,
    )) ||
  (nodeAt(root, 'lineage') !== undefined && nodeAt(root, 'resources')?.kind === 'list');

/** What stands at the top of Terraform's language as JSON. */
const TERRAFORM = new Set([
  'resource',
  'data',
  'variable',
  'locals',
  'module',
  'output',
  'provider',
  'terraform',
  '//',
]);

const isTerraformAsJson = ({ roots: [root], source }: Opened) =>
  /^\s*\{/.test(source.text) &&
  ['resource', 'data', 'module', 'variable', 'locals'].some((key) => nodeAt(root, key)?.kind === 'map') &&
  entriesOf(root).every(({ key }) => TERRAFORM.has(key));

const isKubernetes = (root: Node) =>
  textOfNode(nodeAt(root, 'apiVersion')) !== undefined && textOfNode(nodeAt(root, 'kind')) !== undefined;

/** What a service of a compose file has at least one of. */
const COMPOSED: ReadonlySet<string> = new Set([
  'image',
  'build',
  'extends',
  'environment',
  'depends_on',
  'command',
  'ports',
  'volumes',
]);

const isCompose = (root: Node) =>
  some(nodeAt(root, 'services'), (value) => entriesOf(value).some(({ key }) => COMPOSED.has(key))) ||
  (nodeAt(root, 'include') !== undefined && nodeAt(root, 'services') !== undefined);

/** Told by content, the first that knows a file reads it. A format is added here, with a file of its own. */
export const FORMATS: readonly Format[] = [
  {
    name: 'Terraform',
    tells: (opened) => isHcl(opened.source) || (opened.roots.length === 1 && isTerraformAsJson(opened)),
    reader: async () => (await import('./terraform/read.js')).readTerraform,
  },
  {
    name: 'Terraform plan or state',
    tells: ({ roots }) => roots.length === 1 && isTerraformJson(roots[0]),
    reader: async () => (await import('./terraform-json/read.js')).readTerraformJson,
  },
  {
    name: 'Serverless Framework',
    tells: ({ roots, source }) =>
      roots.length === 1 &&
      (isServerless(roots[0]) || (isTemplate(roots[0]) && /\$\{(?:self|opt|sls|env|param):/.test(source.text))),
    reader: async () => readServerless,
  },
  {
    name: 'AsyncAPI',
    tells: ({ roots }) => roots.length === 1 && textOfNode(nodeAt(roots[0], 'asyncapi')) !== undefined,
    reader: async () => (await import('./asyncapi/read.js')).readAsyncApi,
  },
  {
    name: 'Kubernetes',
    tells: ({ roots }) => roots.some(isKubernetes),
    reader: async () => (await import('./kubernetes/read.js')).readKubernetes,
  },
  {
    name: 'compose',
    tells: ({ roots }) => roots.length === 1 && isCompose(roots[0]),
    reader: async () => (await import('./compose/read.js')).readCompose,
  },
  {
    name: 'CloudFormation or SAM',
    tells: ({ roots }) => roots.length === 1 && isTemplate(roots[0]),
    reader: async () => readCloudFormation,
  },
];
