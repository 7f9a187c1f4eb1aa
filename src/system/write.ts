import { type Changes, changed, entryOf, same } from './yaml/change.js';
import type { Node } from './yaml/nodes.js';
import { parseForEditing, parseYaml } from './yaml/parse.js';
import { block, listNode, scalarNode } from './yaml/print.js';
import { rewrite } from './yaml/rewrite.js';
import { splice } from './yaml/splice.js';

const HEADER = '# yaml-language-server: $schema=./node_modules/driven/schema/system.schema.json\n';
const STEP = '  ';
const UNWRITABLE = 'the text could not be changed without changing what it says elsewhere';

/** What to write about one flow; what is left out stays as it is in the text. */
export interface Edit {
  readonly system: string;
  readonly flow: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly about?: string;
  /** By criterion, as a person would write it: `per-key`, `200/s`, `[none, recovery]`; `undefined` takes it out. */
  readonly needs: ReadonlyMap<string, string | undefined>;
}

/**
 * A system.yaml with the answers in it. With a text, everything that isn't changed stays byte for byte, comments too;
 * only where another flow shares the values through an anchor is the whole text printed anew, comments kept.
 * @param text a file that reads without syntax errors, or undefined for a fresh one
 */
export function writeAnswers(text: string | undefined, edit: Edit): string {
  if (text === undefined) return HEADER + lines(changed(undefined, fresh(edit)));
  const { root, faults, document } = parseForEditing(text);
  const fault = faults.find(({ breaks }) => breaks);
  if (fault) throw new Error(`can't write into a text that can't be read: ${fault.message}`);
  if (!root || !document) {
    const wanted = changed(undefined, fresh(edit));
    const result = text + (text === '' || text.endsWith('\n') ? '' : '\n') + lines(wanted);
    if (says(result, wanted)) return result;
    throw new Error(UNWRITABLE);
  }
  const changes = changesOf(edit, root);
  const wanted = changed(root, changes);
  if (same(root, wanted)) return text;
  for (const make of [
    () => splice(text, document, stepOf(text), root, wanted, changes),
    () => rewrite(text, changes),
  ]) {
    const result = make();
    if (result !== undefined && says(result, wanted)) return result;
  }
  throw new Error(UNWRITABLE);
}

function says(text: string, wanted: Node): boolean {
  const { root, faults } = parseYaml(text);
  return root !== undefined && !faults.some(({ breaks }) => breaks) && same(root, wanted);
}

function lines(node: ReturnType<typeof changed>): string {
  return `${block(node.entries, '', STEP).join('\n')}\n`;
}

/** @param known whether the flow exists, so that there can be answers to take out */
function fresh(edit: Edit, known = false): Changes {
  const flows: Changes = new Map([[edit.flow, flowOf(edit, known)]]);
  return new Map<string, Node | Changes>([
    ['driven', scalarNode('1')],
    ['system', scalarNode(edit.system)],
    ['flows', flows],
  ]);
}

function changesOf(edit: Edit, root: Node): Changes {
  const changes = new Map(fresh(edit, entryOf(entryOf(root, 'flows')?.value, edit.flow) !== undefined));
  if (entryOf(root, 'driven')) changes.delete('driven');
  return changes;
}

function flowOf({ from, to, about, needs }: Edit, known: boolean): Changes {
  const flow = new Map<string, Node | Changes>();
  if (about !== undefined) flow.set('about', scalarNode(about));
  if (from) flow.set('from', namesNode(from));
  if (to) flow.set('to', listNode(to));
  const answers = new Map<string, Node | undefined>();
  for (const [criterion, written] of needs) {
    if (written !== undefined) answers.set(criterion, valueNode(written));
    else if (known) answers.set(criterion, undefined);
  }
  if (answers.size > 0) flow.set('needs', answers);
  return flow;
}

/** One producer is written as a name, as people write it. */
function namesNode(names: readonly string[]): Node {
  return names.length === 1 ? scalarNode(names[0]) : listNode(names);
}

function valueNode(written: string): Node {
  const text = written.trim();
  if (!text.startsWith('[') || !text.endsWith(']')) return scalarNode(text);
  const inside = text.slice(1, -1).trim();
  return listNode(inside === '' ? [] : inside.split(',').map((item) => item.trim()));
}

/** How far the file indents one level: as far as its first indented key. */
function stepOf(text: string): string {
  return /^( +)[^\s#-]/m.exec(text)?.[1] ?? STEP;
}
