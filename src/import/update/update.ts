import type { RuleBase } from '../../model/knowledge.js';
import type { Flow, System } from '../../model/system.js';
import { writeChanges } from '../../system/write.js';
import { type Change, type Changes, entryOf } from '../../system/yaml/change.js';
import type { Node } from '../../system/yaml/nodes.js';
import { listNode, oneOrList } from '../../system/yaml/print.js';
import type { SourceText } from '../../text/source.js';
import type { Claim, Draft, DraftFlow } from '../draft.js';
import { claimsText, remarkText } from '../write.js';
import { type Behind, withComments } from './comments.js';
import { FlowChanges } from './flow-changes.js';
import { matchFlows } from './match.js';
import { newConsumer, newFacts } from './new-facts.js';
import { isWrittenFrom } from './own-comment.js';

/** What a merge did. */
export interface Update {
  readonly text: string;
  /** A line each, as a diff shows it. */
  readonly diff: readonly string[];
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

export interface Merge {
  /** The file as it is, and as it reads. */
  readonly text: string;
  readonly system: System;
  readonly draft: Draft;
  /** The draft as it reads. */
  readonly drafted: System;
  /** The files that the draft was made from. */
  readonly files: readonly SourceText[];
  readonly base: RuleBase;
}

/**
 * Puts what files say now into a description that people work on. What they wrote stays, to the byte; what an import
 * wrote follows the files; a flow that no file declares any more is marked and kept.
 */
export async function updated({ text, system, draft, drafted, files, base }: Merge): Promise<Update> {
  const channel = base.setup.find(({ role }) => role === 'address')?.name ?? '';
  const matches = matchFlows(system.flows, drafted.flows, channel);
  const paths = new Set(files.map(({ path }) => path));
  const changes = new Map<string, Map<string, Change>>();
  const behind: Behind[] = [];
  const diff: string[] = [];
  let changed = 0;
  for (const { flow, drafted: index } of matches) {
    const differing = new FlowChanges(text, flow, draft.flows[index], drafted.flows[index], paths);
    if (differing.changes.size === 0) continue;
    changes.set(flow.name, differing.changes);
    behind.push(...differing.behind);
    diff.push(`  ${flow.name}:`, ...differing.diff);
    changed += differing.count;
  }
  const known = new Set(matches.map((match) => match.drafted));
  const taken = new Set(system.flows.map(({ name }) => name));
  const added = draft.flows
    .map((flow, index) => ({ ...flow, name: freeName(flow.name, taken), read: drafted.flows[index], index }))
    .filter(({ index }) => !known.has(index));
  const matched = new Set(matches.map(({ flow }) => flow));
  const gone = system.flows.filter((flow) => !matched.has(flow) && isOurs(text, flow, channel, paths));
  for (const { name } of added) diff.push(`+ ${name}:`);
  const more = runningChange(system, draft);
  if (more !== undefined) diff.push(`+ ${more.criterion}: [${more.added.join(', ')}]`);
  const spliced = writeChanges(text, (root) => {
    const flows = new Map<string, Change>(changes);
    for (const flow of added) flows.set(flow.name, newFlow(flow, behind));
    const all = new Map<string, Change>();
    if (more !== undefined)
      all.set('defaults', new Map([['needs', new Map([[more.criterion, withMore(root, more)]])]]));
    if (flows.size > 0) all.set('flows', flows as Changes);
    return all;
  });
  const marked = await withComments(spliced, {
    behind,
    above: added.flatMap(({ name, comments }) => comments.map((claim) => ({ flow: name, text: remarkText(claim) }))),
    gone: new Set(gone.map(({ name }) => name)),
    back: new Set(matches.map(({ flow }) => flow.name)),
  });
  for (const name of marked.gone) diff.push(`! ${name}: no file that was read declares it any more; kept`);
  return { text: marked.text, diff, added: added.length, changed, gone: marked.gone.length };
}

/** Whether an import wrote a flow from files that were read now: then they would still show it. */
function isOurs(text: string, { uses }: Flow, channel: string, paths: ReadonlySet<string>): boolean {
  const named = uses?.get(channel);
  return named !== undefined && isWrittenFrom(paths, text, named.place);
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} ${count}`;
  taken.add(free);
  return free;
}

/** A flow that the file does not have, as the nodes to put there; what stands behind them is noted. */
function newFlow({ name, from, to, needs, uses }: DraftFlow, behind: Behind[]): Changes {
  const flow = new Map<string, Change>();
  const put = (key: string, claims: readonly Claim[]) => {
    if (claims.length === 0) return;
    const texts = claims.map((claim) => claim.text);
    flow.set(key, oneOrList(texts));
    behind.push({ flow: name, path: [key], text: claimsText(claims) });
  };
  put('from', from);
  if (to?.some((consumer) => consumer.uses.size > 0))
    flow.set('to', new Map(to.map((consumer) => [consumer.text, newConsumer(name, consumer, behind)])));
  else put('to', to ?? []);
  if (needs.size > 0) {
    flow.set('needs', new Map([...needs].map(([key, { values }]) => [key, listNode(values)])));
    for (const [key, { because }] of needs) behind.push({ flow: name, path: ['needs', key], text: because });
  }
  const facts = newFacts(uses, name, ['uses'], behind);
  if (facts.size > 0) flow.set('uses', facts);
  return flow;
}

interface MoreRunning {
  readonly criterion: string;
  readonly added: readonly string[];
}

/** Brokers that the files run and that the description does not name. */
function runningChange(system: System, { running: { criterion, brokers } }: Draft): MoreRunning | undefined {
  const said = new Set(system.defaults?.needs.get(criterion)?.values ?? []);
  const added = brokers.map(({ text }) => text).filter((text) => !said.has(text));
  return added.length === 0 ? undefined : { criterion, added };
}

/** What the defaults say is running, and what the files run as well. */
function withMore(root: Node | undefined, { criterion, added }: MoreRunning): Node {
  const said = entryOf(entryOf(entryOf(root, 'defaults')?.value, 'needs')?.value, criterion)?.value;
  const texts = said?.kind === 'list' ? said.items.flatMap((item) => (item.kind === 'scalar' ? item.text : [])) : [];
  const one = said?.kind === 'scalar' && said.value !== null ? [said.text] : [];
  return listNode([...texts, ...one, ...added]);
}
