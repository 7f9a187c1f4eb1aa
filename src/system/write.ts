import { changesOf, type Edit } from './edit.js';
import { type Changes, changed, same } from './yaml/change.js';
import { splice } from './yaml/in-place/splice.js';
import type { Node } from './yaml/nodes.js';
import { parseForEditing, parseYaml } from './yaml/parse.js';
import { block } from './yaml/print.js';
import { rewrite } from './yaml/rewrite.js';
import { SCHEMA_LINE } from './yaml/schema-line.js';

const STEP = '  ';
const UNWRITABLE = 'the text could not be changed without changing what it says elsewhere';

/**
 * A system.yaml with the answers in it. With a text, everything that isn't changed stays byte for byte, comments too;
 * only where another flow shares the values through an anchor is the whole text printed anew, comments kept.
 * @param text a file that reads without syntax errors, or undefined for a fresh one
 */
export function writeAnswers(text: string | undefined, edit: Edit): string {
  if (text === undefined) return `${SCHEMA_LINE}\n${lines(changed(undefined, changesOf(edit, undefined)))}`;
  return writeChanges(text, (root) => changesOf(edit, root));
}

/**
 * A text with changes in it; everything else stays byte for byte.
 * @param text a file that reads without syntax errors
 * @param changesIn the changes, given the document as it is
 */
export function writeChanges(text: string, changesIn: (root: Node | undefined) => Changes): string {
  const { root, faults, document } = parseForEditing(text);
  const fault = faults.find(({ breaks }) => breaks);
  if (fault) throw new Error(`can't write into a text that can't be read: ${fault.message}`);
  if (!root || !document) {
    const wanted = changed(undefined, changesIn(undefined));
    const result = text + (text === '' || text.endsWith('\n') ? '' : '\n') + lines(wanted);
    if (readsAs(result, wanted)) return result;
    throw new Error(UNWRITABLE);
  }
  const changes = changesIn(root);
  const wanted = changed(root, changes);
  if (same(root, wanted)) return text;
  for (const make of [
    () => splice(text, document, stepOf(text), root, wanted, changes),
    () => rewrite(text, changes),
  ]) {
    const result = make();
    if (result !== undefined && readsAs(result, wanted)) return result;
  }
  throw new Error(UNWRITABLE);
}

function readsAs(text: string, wanted: Node): boolean {
  const { root, faults } = parseYaml(text);
  return root !== undefined && !faults.some(({ breaks }) => breaks) && same(root, wanted);
}

function lines(node: ReturnType<typeof changed>): string {
  return `${block(node.entries, '', STEP).join('\n')}\n`;
}

/** How far the file indents one level: as far as its first indented key. */
function stepOf(text: string): string {
  return /^( +)[^\s#-]/m.exec(text)?.[1] ?? STEP;
}
