import type { FlowAdvice } from '../model/advice.js';
import type { RuleBase } from '../model/knowledge.js';
import { label } from './mermaid.js';

/** More points than this and their names would cover each other. */
const MOST_POINTS = 20;
/** Names on one point before the rest is counted. */
const MOST_NAMES = 2;

interface Point {
  readonly m: number;
  readonly e: number;
  readonly flows: FlowAdvice[];
}

/** Flows whose certain needs are the same stand on one point. */
function pointsOf(flows: readonly FlowAdvice[]): Point[] {
  const points = new Map<string, Point>();
  for (const each of flows) {
    const [m, e] = [each.needs['message-driven'].least, each.needs['event-driven'].least];
    const point = points.get(`${m} ${e}`);
    if (point === undefined) points.set(`${m} ${e}`, { m, e, flows: [each] });
    else point.flows.push(each);
  }
  return [...points.values()];
}

/** Room for a name on either side of a point, and between a point and the lines around it. */
const SIDE = 0.16;
const EDGE = 0.05;
/** Two names closer than this would cover each other. */
const APART = { across: 0.3, down: 0.06 };

/** A weight as a share of the axis, the threshold in the middle, so that the quadrants are where a need is established. */
function share(weight: number, threshold: number, most: number, margin: number): number {
  const below = (0.5 - EDGE - margin) * Math.min(1, weight / threshold) + margin;
  if (weight < threshold) return below;
  return 0.5 + EDGE + (most === threshold ? 0 : ((weight - threshold) / (most - threshold)) * (0.5 - EDGE - margin));
}

/** Moves points down or up a little, within their half, where their names would lie on each other. */
function spaced(points: readonly { readonly x: number; readonly y: number }[]): { x: number; y: number }[] {
  const placed: { x: number; y: number }[] = [];
  for (const { x, y } of points) {
    const room = y > 0.5 ? [0.5 + EDGE, 1 - EDGE] : [EDGE, 0.5 - EDGE];
    const steps = Array.from(
      { length: 16 },
      (_, step) => y + (step % 2 === 0 ? -1 : 1) * Math.ceil(step / 2) * APART.down,
    );
    const free = (at: number) =>
      at >= room[0] &&
      at <= room[1] &&
      placed.every((other) => Math.abs(other.x - x) >= APART.across || Math.abs(other.y - at) >= APART.down - 1e-9);
    placed.push({ x, y: steps.find(free) ?? y });
  }
  return placed;
}

/** The plane of the two needs as a Mermaid quadrant chart; undefined where it would not be legible. */
export function quadrant(flows: readonly FlowAdvice[], { regions }: RuleBase): string | undefined {
  const points = pointsOf(flows);
  if (points.length > MOST_POINTS) return undefined;
  const most = Math.max(...points.flatMap(({ m, e }) => [m, e]), regions.threshold);
  const places = spaced(
    points.map(({ m, e }) => ({
      x: share(e, regions.threshold, most, SIDE),
      y: share(m, regions.threshold, most, EDGE),
    })),
  );
  const lines = points.map(({ flows: here }, index) => {
    const names = here
      .slice(0, MOST_NAMES)
      .map(({ flow, decided }) => `${label(flow.name, 24)}${decided ? '' : ' #40;open#41;'}`);
    const more = here.length > MOST_NAMES ? [`${here.length - MOST_NAMES} more`] : [];
    const open = here.some(({ decided }) => !decided) ? ':::open' : '';
    const { x, y } = places[index];
    return `"${[...names, ...more].join(', ')}"${open}: [${x.toFixed(2)}, ${y.toFixed(2)}]`;
  });
  return [
    '%%{init: {"quadrantChart": {"chartWidth": 680, "chartHeight": 480}}}%%',
    'quadrantChart',
    '  x-axis Little need for event-driven --> Much need',
    '  y-axis Little need for message-driven --> Much need',
    '  quadrant-1 both needs',
    '  quadrant-2 message-driven',
    '  quadrant-3 neither need alone',
    '  quadrant-4 event-driven',
    ...lines.map((line) => `  ${line}`),
    '  classDef open color: #ffffff, radius: 6, stroke-color: #6d28d9, stroke-width: 3px',
  ].join('\n');
}
