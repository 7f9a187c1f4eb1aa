import { type Estate, effectiveCarrier, estateOf } from '../../brokers/index.js';
import type { Role } from '../../model/criterion.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Flow, System } from '../../model/system.js';
import { endpointsOf } from '../graph/endpoints.js';
import { graphsOf } from '../graph/graph.js';
import type { Rulebook } from '../rulebook.js';
import { FlowAnalysis } from './flow-analysis.js';

/** A system by one rulebook: its flows, each with its place among the others. */
export class SystemAnalysis {
  readonly flows: readonly FlowAnalysis[];
  private graphsKnown?: (index: number, consumer?: string) => FlowGraph;
  private estateKnown?: Estate;
  private usersKnown?: ReadonlyMap<string, number>;

  constructor(
    readonly system: System,
    readonly rulebook: Rulebook,
  ) {
    this.flows = system.flows.map(
      (flow, index) =>
        new FlowAnalysis(flow, rulebook, {
          system: system.name,
          graph: (consumer) => this.graphs(index, consumer),
          estate: () => this.estate,
          usedElsewhere: () => this.users.get(this.flows[index].used.join()) !== 1,
        }),
    );
  }

  /** What the system runs: what its flows name under `running`, and what any of them uses. */
  get estate(): Estate {
    const names = () => this.flows.flatMap(({ runs }) => runs);
    this.estateKnown ??= estateOf(names(), this.rulebook.base.catalogue);
    return this.estateKnown;
  }

  /** How many flows each carrier, or set of them, carries. */
  private get users(): ReadonlyMap<string, number> {
    if (this.usersKnown === undefined) {
      const counts = new Map<string, number>();
      for (const { used } of this.flows) counts.set(used.join(), (counts.get(used.join()) ?? 0) + 1);
      this.usersKnown = counts;
    }
    return this.usersKnown;
  }

  /** The graph of a flow by its position, or of one of its consumers. */
  private get graphs(): (index: number, consumer?: string) => FlowGraph {
    this.graphsKnown ??= this.makeGraphs();
    return this.graphsKnown;
  }

  private makeGraphs(): (index: number, consumer?: string) => FlowGraph {
    const { base } = this.rulebook;
    const { flows } = this.system;
    const at = new Map(flows.map((flow, index) => [flow, index]));
    const indexOf = (flow: Flow) => at.get(flow) as number;
    const inRole = (wanted: Role) => base.criteria.find(({ role }) => role === wanted);
    const order = inRole('order');
    const loosest = order?.domain.kind === 'choice' ? order.domain.values[0].id : '';
    const work = [inRole('longest'), inRole('work')].flatMap((criterion) => criterion?.name ?? []);
    const steps = base.catalogue.capabilities.find(({ role }) => role === 'steps')?.name ?? '';
    const analyses = new Map(this.flows.map(({ itself, written }) => [written, itself]));
    for (const { consumers } of this.flows) for (const each of consumers) analyses.set(each.written, each);
    const of = (flow: Flow) => analyses.get(flow) as FlowAnalysis;
    const places = endpointsOf(flows, (flow, name) => {
      const seen = this.flows[indexOf(flow)].consumers.find(({ consumer }) => consumer === name) as FlowAnalysis;
      return { flow: seen.written, differs: this.isElsewhere(of(flow), seen, [order?.name ?? '', ...work]) };
    });
    for (const { flow, of: whole } of places) if (!analyses.has(flow)) analyses.set(flow, of(whole));
    const graphs = graphsOf(
      flows,
      {
        orchestrated: (flow) =>
          of(flow).inUse.some((carried) => effectiveCarrier(carried).facts.get(steps)?.value === true),
        ordered: (flow) => {
          const values = order && flow.needs.get(order.name)?.values;
          return values !== undefined && !values.includes(loosest);
        },
        keyOf: (flow) => of(flow).built({ role: 'grouping' }),
        carrierOf: (flow) => of(flow).used.join(),
        channelOf: (flow) => of(flow).built({ role: 'address' }),
        longestOf: (flow) => {
          const ranges = work.map((name) => flow.needs.get(name)?.ranges).find((known) => known !== undefined);
          return ranges && Math.max(...ranges.map(({ high }) => high));
        },
      },
      places,
    );
    const byConsumer = new Map<string, FlowGraph>();
    for (const [{ of: whole, consumers = [] }, graph] of graphs.places)
      for (const name of consumers) byConsumer.set(keyOf(indexOf(whole), name), graph);
    return (index, consumer) =>
      (consumer === undefined ? undefined : byConsumer.get(keyOf(index, consumer))) ?? graphs.flows[index];
  }

  /** Whether a consumer takes its records at another place, or otherwise, than its flow says. */
  private isElsewhere(flow: FlowAnalysis, seen: FlowAnalysis, criteria: readonly string[]): boolean {
    return (
      flow.used.join() !== seen.used.join() ||
      flow.built({ role: 'address' }) !== seen.built({ role: 'address' }) ||
      criteria.some((name) => flow.flow.needs.get(name) !== seen.flow.needs.get(name))
    );
  }
}

const keyOf = (index: number, consumer: string) => `${index} ${consumer}`;
