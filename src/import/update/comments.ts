import { entryOf } from '../../system/yaml/change.js';
import type { Node } from '../../system/yaml/nodes.js';
import { parseFast } from '../../system/yaml/parse-fast.js';
import { tailOf } from './own-comment.js';

/** What is to stand behind a value of a flow. */
export interface Behind {
  readonly flow: string;
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly text: string;
}

export interface Comments {
  readonly behind: readonly Behind[];
  /** Lines below the name of a flow. */
  readonly above: readonly { readonly flow: string; readonly text: string }[];
  /** Flows to mark as gone, and those whose mark goes. */
  readonly gone: ReadonlySet<string>;
  readonly back: ReadonlySet<string>;
}

const GONE = '# gone: no file that was read declares it any more';

/** A text with comments put in, a line each or behind what is on a line; nothing that it says changes. */
export async function withComments(
  text: string,
  { behind, above, gone, back }: Comments,
): Promise<{ readonly text: string; readonly gone: readonly string[] }> {
  const { root } = await parseFast(text);
  const edits: { start: number; end: number; text: string }[] = [];
  const flows = entryOf(root, 'flows')?.value;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  for (const { flow, path, text: said } of behind) {
    let at: Node | undefined = entryOf(flows, flow)?.value;
    for (const key of path) at = entryOf(at, key)?.value;
    const tail = at && tailOf(text, at.span.end);
    if (tail !== undefined && (tail.comment === '' || tail.isOwn))
      edits.push({ start: tail.start, end: tail.end, text: `  # ${said}` });
  }
  for (const { flow, text: said } of above) {
    const entry = entryOf(flows, flow);
    const first = entry?.value.kind === 'map' ? entry.value.entries[0] : undefined;
    if (first === undefined || text[entry?.value.span.start ?? 0] === '{') continue;
    const start = lineStart(text, first.keySpan.start);
    edits.push({ start, end: start, text: `${indentAt(text, first.keySpan.start)}# ${said}${end}` });
  }
  const marked: string[] = [];
  for (const entry of flows?.kind === 'map' ? flows.entries : []) {
    const start = lineStart(text, entry.keySpan.start);
    const before = text.slice(lineStart(text, Math.max(0, start - 1)), start);
    const isMarked = before.trim() === GONE;
    // A flow between braces shares its line with others.
    if (text.slice(start, entry.keySpan.start).trim() !== '') continue;
    if (gone.has(entry.key) && !isMarked) {
      marked.push(entry.key);
      edits.push({ start, end: start, text: `${indentAt(text, entry.keySpan.start)}${GONE}${end}` });
    } else if (back.has(entry.key) && isMarked) edits.push({ start: start - before.length, end: start, text: '' });
  }
  let result = text;
  for (const edit of edits.sort((a, b) => b.start - a.start))
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return { text: result, gone: marked };
}

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;
const indentAt = (text: string, at: number) => text.slice(lineStart(text, at), at).replace(/\S.*/, '');
