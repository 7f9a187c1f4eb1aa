import type { Related } from '../../model/finding.js';
import type { FlowGraph, GraphFactName, GraphNote } from '../../model/pitfalls/graph.js';
import type { Flow, Named, SetupValue } from '../../model/system.js';
import { longestChains } from './chains.js';
import { type Edges, edgesOf, listText, pathText } from './edges.js';
import { deliveriesOf } from './fan.js';
import { cyclesOf, groupsOf } from './loops.js';
import { readersOf } from './readers.js';
import { orderedApart, sharedChannels } from './shared.js';
import { slowestBeside } from './slowest-beside.js';

/** What the graph has to know of a flow that only the rules can tell. */
export interface FlowFacts {
  readonly orchestrated: (flow: Flow) => boolean;
  /** Whether an order is needed for certain. */
  readonly ordered: (flow: Flow) => boolean;
  readonly keyOf: (flow: Flow) => SetupValue | undefined;
  readonly channelOf: (flow: Flow) => SetupValue | undefined;
  /** The longest that one record may take, in seconds. */
  readonly longestOf: (flow: Flow) => number | undefined;
  /** What is named as the carrier; empty where nothing is. */
  readonly carrierOf: (flow: Flow) => string;
}

interface Draft {
  readonly facts: { [fact in GraphFactName]?: number | boolean };
  notes: Map<GraphFactName, () => GraphNote>;
}

/** Most flows have none, and a map of its own for each would be most of the work. */
const NONE: Draft['notes'] = new Map();

/** The graph of all flows, read off `after`, `from`, `to` and the channels. Linear in the flows and their names. */
export function graphOf(given: readonly Flow[], known: FlowFacts): FlowGraph[] {
  // In an order of their own, so that a finding stays the same one when flows change places in the file.
  const flows = [...given].sort((a, b) => (a.name < b.name ? -1 : 1));
  const edges = edgesOf(flows);
  const drafts = flows.map((flow, index) => alone(flow, edges, index));
  const at = new Map(flows.map((flow, index) => [flow, drafts[index]]));
  // Without any `after` nothing is known to follow from anything.
  if (edges.before.some((list) => list.length > 0)) alongAfter(edges, known, drafts);
  for (const [flow, { services, others, channel }] of sharedChannels(flows, known.channelOf, known.carrierOf)) {
    const related = others.map((other) => ({
      message: `\`${other.flow.name}\` uses it, too`,
      place: other.channel.place,
    }));
    note(at.get(flow), 'sharing', services.length, () => ({
      names: `${listText(services)} on \`${channel.value}\``,
      related,
      object: [String(channel.value)],
    }));
  }
  for (const [flow, { other, longest }] of slowestBeside(flows, known)) {
    const related = [{ message: `\`${other.name}\` is on the same channel`, place: other.place }];
    note(at.get(flow), 'slowestBeside', longest, () => ({
      names: `\`${other.name}\``,
      related,
      object: [other.name],
    }));
  }
  for (const [flow, { other, channel, consumer }] of orderedApart(flows, known.ordered, known.keyOf, known.channelOf)) {
    const related = [{ message: `\`${other.name}\` goes over another channel`, place: channel.place }];
    note(at.get(flow), 'apart', true, () => ({
      names: `\`${other.name}\` and \`${flow.name}\``,
      related,
      object: [other.name, consumer],
    }));
  }
  for (const [flow, { service, reads, share }] of readersOf(flows)) {
    const draft = at.get(flow);
    note(draft, 'reads', reads.length, () => ({
      names: `\`${service}\``,
      related: consumersIn(reads, service),
      object: [service],
    }));
    if (draft) draft.facts.readsShare = share;
  }
  return given.map((flow) => at.get(flow) as Draft);
}

/** What a flow says of itself; what is 0 or false is left out. */
function alone({ from, to }: Flow, { before, behind }: Edges, index: number): Draft {
  const facts: Draft['facts'] = { producers: from.length };
  if (to !== undefined) facts.services = to.length;
  if (to?.some(({ name }) => from.some((sender) => sender.name === name))) facts.selfFed = true;
  if (behind[index].length > 0) facts.emits = behind[index].length;
  if (before[index].length > 0) facts.fedBy = before[index].length;
  return { facts, notes: NONE };
}

function alongAfter(edges: Edges, known: FlowFacts, drafts: readonly Draft[]): void {
  const { flows, before } = edges;
  const named = (list: readonly number[]) => list.map((flow) => flows[flow].name);
  const groups = groupsOf(edges);
  for (const cycle of cyclesOf(edges, groups)) {
    const [first] = cycle;
    note(drafts[first], 'cycle', cycle.length - 1, () => ({
      names: pathText(named(cycle)),
      related: cycle.slice(1).map((flow, index) => afterIn(flows[flow], flows[cycle[index]])),
      // Whichever of its flows stands first in the file, it is the same cycle.
      object: named(cycle.slice(1)).sort(),
      flows: named(cycle.slice(1)),
    }));
  }
  for (const chain of longestChains(edges, groups, (flow) => known.orchestrated(flows[flow]))) {
    note(drafts[chain[chain.length - 1]], 'chain', chain.length - 1, () => ({
      names: pathText(named(chain)),
      related: chain.slice(1).map((flow, index) => afterIn(flows[flow], flows[chain[index]])),
      object: named(chain),
      flows: named(chain),
    }));
  }
  for (const [root, deliveries] of deliveriesOf(edges, groups))
    note(drafts[root], 'deliveries', deliveries, () => emitted(edges, root));
  flows.forEach((flow, index) => {
    const from = before[index];
    tell(drafts[index], 'emits', () => emitted(edges, index));
    tell(drafts[index], 'fedBy', () => ({
      names: listText(named(from)),
      related: from.map((other) => ({ message: `\`${flows[other].name}\` leads here`, place: flows[other].place })),
      object: [flow.name],
    }));
  });
}

function emitted({ flows, behind }: Edges, index: number): GraphNote {
  const next = behind[index];
  return {
    names: listText(next.map((flow) => flows[flow].name)),
    related: next.map((flow) => afterIn(flows[flow], flows[index])),
    object: [flows[index].name],
  };
}

function note(draft: Draft | undefined, name: GraphFactName, value: number | boolean, told: () => GraphNote): void {
  if (draft === undefined) return;
  draft.facts[name] = value;
  tell(draft, name, told);
}

function tell(draft: Draft, name: GraphFactName, told: () => GraphNote): void {
  if (draft.notes === NONE) draft.notes = new Map();
  draft.notes.set(name, told);
}

/** Where a flow says that it comes after another. */
function afterIn(flow: Flow, other: Flow): Related {
  const place = flow.after.find(({ name }) => name === other.name)?.place ?? flow.place;
  return { message: `\`${flow.name}\` comes after \`${other.name}\``, place };
}

/** Where flows name a service as their consumer. */
function consumersIn(flows: readonly Flow[], service: string): Related[] {
  const place = (to: readonly Named[] = []) => to.find(({ name }) => name === service)?.place;
  return flows.map((flow) => ({ message: `\`${flow.name}\` goes to it`, place: place(flow.to) ?? flow.place }));
}
