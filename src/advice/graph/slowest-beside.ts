import type { Flow, SetupValue } from '../../model/system.js';

/** Another flow whose records a consumer takes off the same channel, and how long one of them may keep it. */
export interface Neighbour {
  readonly other: Flow;
  readonly longest: number;
}

interface Known {
  readonly channelOf: (flow: Flow) => SetupValue | undefined;
  readonly carrierOf: (flow: Flow) => string;
  /** The longest that one record may take, in seconds. */
  readonly longestOf: (flow: Flow) => number | undefined;
}

/** For each flow, the slowest of the others on its channel that one of its consumers takes as well. */
export function slowestBeside(
  flows: readonly Flow[],
  { channelOf, carrierOf, longestOf }: Known,
): Map<Flow, Neighbour> {
  const placesOf = (flow: Flow): string[] => {
    const channel = channelOf(flow);
    if (channel === undefined || flow.to === undefined) return [];
    return flow.to.map(({ name }) => JSON.stringify([channel.value, carrierOf(flow), name]));
  };
  // The two slowest at each place: a flow is not its own neighbour.
  const slowest = new Map<string, Neighbour[]>();
  for (const flow of flows) {
    const longest = longestOf(flow);
    if (longest === undefined) continue;
    for (const place of placesOf(flow)) {
      const known = [...(slowest.get(place) ?? []), { other: flow, longest }];
      slowest.set(place, known.sort((a, b) => b.longest - a.longest).slice(0, 2));
    }
  }
  const beside = new Map<Flow, Neighbour>();
  if (slowest.size === 0) return beside;
  for (const flow of flows)
    for (const place of placesOf(flow)) {
      const found = slowest.get(place)?.find(({ other }) => other !== flow);
      if (found && found.longest > (beside.get(flow)?.longest ?? 0)) beside.set(flow, found);
    }
  return beside;
}
