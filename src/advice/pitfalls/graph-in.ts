import { effectiveCarrier } from '../../brokers/index.js';
import type { FlowGraph } from '../../model/pitfalls/graph.js';
import type { Flow, System } from '../../model/system.js';
import { builtFact } from '../built.js';
import { carriersInUse, usedBy } from '../carriers.js';
import { graphOf } from '../graph/graph.js';
import type { Rulebook } from '../rulebook.js';

/** The graph of a system's flows, with what only the rules can tell of them. */
export function graphIn(system: System, rulebook: Rulebook): Map<Flow, FlowGraph> {
  const { base } = rulebook;
  const inRole = (wanted: string) => base.criteria.find(({ role }) => role === wanted);
  const order = inRole('order');
  const loosest = order?.domain.kind === 'choice' ? order.domain.values[0].id : '';
  const work = [inRole('longest'), inRole('work')].flatMap((criterion) => criterion?.name ?? []);
  const steps = base.catalogue.capabilities.find(({ role }) => role === 'steps')?.name ?? '';
  const graph = graphOf(system.flows, {
    orchestrated: (flow) =>
      carriersInUse(flow, rulebook).some((carried) => effectiveCarrier(carried).facts.get(steps)?.value === true),
    ordered: (flow) => {
      const values = order && flow.needs.get(order.name)?.values;
      return values !== undefined && !values.includes(loosest);
    },
    keyOf: (flow) => builtFact(flow, base, { role: 'grouping' }),
    carrierOf: (flow) => usedBy(flow, rulebook).join(),
    channelOf: (flow) => builtFact(flow, base, { role: 'address' }),
    longestOf: (flow) => {
      const ranges = work.map((name) => flow.needs.get(name)?.ranges).find((known) => known !== undefined);
      return ranges && Math.max(...ranges.map(({ high }) => high));
    },
  });
  return new Map(system.flows.map((flow, index) => [flow, graph[index]]));
}
