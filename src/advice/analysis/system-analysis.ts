import { type Estate, effectiveCarrier, estateOf } from '../../brokers/index.js';
import type { Role } from '../../model/criterion.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Flow, System } from '../../model/system.js';
import { graphOf } from '../graph/graph.js';
import type { Rulebook } from '../rulebook.js';
import { FlowAnalysis } from './flow-analysis.js';

/** A system by one rulebook: its flows, each with its place among the others. */
export class SystemAnalysis {
  readonly flows: readonly FlowAnalysis[];
  private graphKnown?: readonly FlowGraph[];
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
          graph: () => this.graph[index],
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

  /** The graph of the flows, in their order. */
  private get graph(): readonly FlowGraph[] {
    this.graphKnown ??= this.makeGraph();
    return this.graphKnown;
  }

  private makeGraph(): readonly FlowGraph[] {
    const { base } = this.rulebook;
    const inRole = (wanted: Role) => base.criteria.find(({ role }) => role === wanted);
    const order = inRole('order');
    const loosest = order?.domain.kind === 'choice' ? order.domain.values[0].id : '';
    const work = [inRole('longest'), inRole('work')].flatMap((criterion) => criterion?.name ?? []);
    const steps = base.catalogue.capabilities.find(({ role }) => role === 'steps')?.name ?? '';
    const analyses = new Map(this.flows.map((analysis) => [analysis.flow, analysis]));
    const of = (flow: Flow) => analyses.get(flow) as FlowAnalysis;
    return graphOf(this.system.flows, {
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
    });
  }
}
