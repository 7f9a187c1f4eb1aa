import type { Related } from '../../model/finding.js';
import type { FlowGraph, GraphFactName, GraphNote } from '../../model/pitfalls/graph.js';
import type { Flow, Named, SetupValue } from '../../model/system.js';
import { longestChains } from './chains.js';
import { type Edges, edgesOf, listText, pathText } from './edges.js';
import type { Endpoint } from './endpoints.js';
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

/** The graph of all flows, each by itself. */
export function graphOf(given: readonly Flow[], known: FlowFacts): FlowGraph[] {
  return graphsOf(
    given,
    known,
    given.map((flow): Endpoint => ({ flow, of: flow })),
  ).flows;
}

/** Where each flow stands among the others, and each place where only some of its consumers read it. */
export interface Graphs {
  readonly flows: FlowGraph[];
  readonly places: ReadonlyMap<Endpoint, FlowGraph>;
}

/**
 * The graph of all flows, read off `after`, `from`, `to` and the channels. Linear in the flows and their names.
 * @param places where the flows are read; what is on one channel is told there
 */
export function graphsOf(given: readonly Flow[], known: FlowFacts, places: readonly Endpoint[]): Graphs {
  // In an order of their own, so that a finding stays the same one when flows change places in the file.
  const flows = [...given].sort((a, b) => (a.name < b.name ? -1 : 1));
  const edges = edgesOf(flows);
  const drafts = flows.map((flow, index) => alone(flow, edges, index));
  const at = new Map(flows.map((flow, index) => [flow, drafts[index]]));
  const apart = places.filter(({ flow, of }) => flow !== of);
  const drafted = new Map(apart.map(({ flow }): [Flow, Draft] => [flow, { facts: {}, notes: NONE }]));
  const read = [...places].sort((a, b) => (a.of.name < b.of.name ? -1 : 1)).map(({ flow }) => flow);
  const draftOf = (flow: Flow) => drafted.get(flow) ?? at.get(flow);
  // Without any `after` nothing is known to follow from anything.
  if (edges.before.some((list) => list.length > 0)) alongAfter(edges, known, drafts);
  for (const [flow, { services, others, channel }] of sharedChannels(read, known.channelOf, known.carrierOf)) {
    const related = others.map((other) => ({
      message: `\`${other.flow.name}\` uses it, too`,
      place: other.channel.place,
    }));
    note(draftOf(flow), 'sharing', services.length, () => ({
      names: `${listText(services)} on \`${channel.value}\``,
      related,
      object: [String(channel.value)],
    }));
  }
  for (const [flow, { other, longest }] of slowestBeside(read, known)) {
    const related = [{ message: `\`${other.name}\` is on the same channel`, place: other.place }];
    note(draftOf(flow), 'slowestBeside', longest, () => ({
      names: `\`${other.name}\``,
      related,
      object: [other.name],
    }));
  }
  for (const [flow, { other, channel, consumer }] of orderedApart(read, known.ordered, known.keyOf, known.channelOf)) {
    const related = [{ message: `\`${other.name}\` goes over another channel`, place: channel.place }];
    note(draftOf(flow), 'apart', true, () => ({
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
  return {
    flows: given.map((flow) => at.get(flow) as Draft),
    places: new Map(apart.map((place) => [place, joined(at.get(place.of) as Draft, drafted.get(place.flow) as Draft)])),
  };
}

/** What holds of a flow as a whole, with what is told at one place where it is read. */
function joined(flow: Draft, place: Draft): Draft {
  return { facts: { ...flow.facts, ...place.facts }, notes: new Map([...flow.notes, ...place.notes]) };
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
