import type { Written } from '../model/answer.js';
import type { RuleBase } from '../model/knowledge.js';
import type { SourceText } from '../text/source.js';
import { type ReadResult, readParsed } from './read-parsed.js';
import { type Changes, changed, entryOf } from './yaml/change.js';
import type { Node } from './yaml/nodes.js';
import { listNode, scalarNode } from './yaml/print.js';

/** What to change in the description of one flow; what is left out stays as it is. */
export interface Edit {
  readonly system: string;
  readonly flow: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** What consumers need for themselves, by their names; a list of names becomes a map where one of them has something. */
  readonly consumers?: ConsumerNeeds;
  readonly about?: string;
  /** By criterion; `undefined` takes the answer out. */
  readonly needs: ReadonlyMap<string, Written | undefined>;
  /** The same of what all flows inherit. */
  readonly defaults?: ReadonlyMap<string, Written | undefined>;
}

/**
 * The system as it would be read once an edit was written; no YAML is written or parsed for it.
 * @param root the document as it is, undefined where there is none yet
 */
export function readEdited(source: SourceText, root: Node | undefined, edit: Edit, base: RuleBase): ReadResult {
  return readParsed(source, { root: changed(root, changesOf(edit, root)), faults: [] }, base);
}

/** The changes that an edit makes to a document; to an empty one, everything a system.yaml needs. */
export function changesOf(edit: Edit, root: Node | undefined): Changes {
  const flow = entryOf(entryOf(root, 'flows')?.value, edit.flow)?.value;
  const changes = new Map<string, Node | Changes>();
  if (!entryOf(root, 'driven')) changes.set('driven', scalarNode('1'));
  changes.set('system', scalarNode(edit.system));
  if (edit.defaults !== undefined && edit.defaults.size > 0)
    changes.set('defaults', new Map([['needs', answersOf(edit.defaults, entryOf(root, 'defaults') !== undefined)]]));
  changes.set('flows', new Map([[edit.flow, flowChanges(edit, flow)]]));
  return changes;
}

/** @param before the flow as it is, so that there can be answers to take out; undefined for a new one */
function flowChanges({ from, to, consumers, about, needs }: Edit, before: Node | undefined): Changes {
  const flow = new Map<string, Node | Changes>();
  if (about !== undefined) flow.set('about', scalarNode(about));
  // One producer is written as a name, as people write it.
  if (from) flow.set('from', valueNode(from.length === 1 ? from[0] : from));
  if (consumers && consumers.size > 0) flow.set('to', audienceChanges(consumers, entryOf(before, 'to')?.value));
  else if (to) flow.set('to', listNode(to));
  const answers = answersOf(needs, before !== undefined);
  if (answers.size > 0) flow.set('needs', answers);
  return flow;
}

const NOTHING: Node = { ...scalarNode(''), value: null };

type ConsumerNeeds = ReadonlyMap<string, Edit['needs']>;

/** Changes to the consumers; of a list of names each becomes a key, in its place. */
function audienceChanges(consumers: ConsumerNeeds, before: Node | undefined): Changes {
  const isMap = before?.kind === 'map';
  const needsOf = (needs: Edit['needs']) => new Map([['needs', answersOf(needs, isMap)]]);
  if (isMap) return new Map([...consumers].map(([name, needs]) => [name, needsOf(needs)]));
  const names = before?.kind === 'list' ? before.items : before === undefined ? [] : [before];
  const changes = new Map<string, Node | Changes>();
  for (const name of names) if (name.kind === 'scalar') changes.set(name.text, NOTHING);
  for (const [name, needs] of consumers) if (needs.size > 0) changes.set(name, needsOf(needs));
  return changes;
}

/** @param exists whether there can be answers to take out */
function answersOf(needs: Edit['needs'], exists: boolean): Map<string, Node | undefined> {
  const answers = new Map<string, Node | undefined>();
  for (const [criterion, written] of needs) {
    if (written !== undefined) answers.set(criterion, valueNode(written));
    else if (exists) answers.set(criterion, undefined);
  }
  return answers;
}

function valueNode(written: Written): Node {
  return typeof written === 'string' ? scalarNode(written) : listNode(written);
}
