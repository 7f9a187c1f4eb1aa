import type { Flow } from '../../model/system.js';

/** Where consumers of a flow take its records: all of them at one place, or one at a place of its own. */
export interface Endpoint {
  /** The flow as those consumers see it. */
  readonly flow: Flow;
  /** The flow that it is a part of. */
  readonly of: Flow;
  /** Names of the consumers; undefined where they are all that the flow has. */
  readonly consumers?: readonly string[];
}

/**
 * The places where flows are read. A consumer that says something for itself that bears on it has one of its own; the others
 * of a flow share one.
 * @param seen the flow as a consumer sees it; `differs`: whether that is another place
 */
export function endpointsOf(
  flows: readonly Flow[],
  seen: (flow: Flow, consumer: string) => { readonly flow: Flow; readonly differs: boolean },
): Endpoint[] {
  return flows.flatMap((flow): Endpoint[] => {
    const { consumers = [] } = flow;
    const all = consumers.map(({ name }) => ({ name, ...seen(flow, name) }));
    const own = all.filter(({ differs }) => differs);
    if (own.length === 0) return [{ flow, of: flow }];
    const others = all.filter(({ differs }) => !differs).map(({ name }) => name);
    const shared: Flow = { ...flow, to: flow.to?.filter(({ name }) => others.includes(name)) };
    const rest = others.length === 0 ? [] : [{ flow: shared, of: flow, consumers: others }];
    return [...rest, ...own.map((each) => ({ flow: each.flow, of: flow, consumers: [each.name] }))];
  });
}
