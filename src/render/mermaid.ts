import type { FlowAdvice } from '../model/advice.js';
import type { RuleBase } from '../model/knowledge.js';
import { STYLES, type Style } from '../model/style.js';
import { printable } from '../text/escape.js';

export interface FlowMap {
  readonly diagram: string;
  /** Each flow by itself, or the number of flows between each two services. */
  readonly kind: 'flows' | 'pairs';
  /** Whether some flow has an open audience, or no producer or consumer named. */
  readonly unnamed: boolean;
}

const MOST_FLOWS = 40;
const MOST_EDGES = 120;
const MOST_PAIRS = 40;

/** Shapes tell the styles apart where colours can't. */
const SHAPES: Record<Style, readonly [open: string, close: string]> = {
  'message-driven': ['([', '])'],
  'event-driven': ['{{', '}}'],
  hybrid: ['[[', ']]'],
  either: ['(', ')'],
};

/** Fill, border and text, so that none depends on whether the page is light or dark. */
const CLASSES = [
  'classDef service fill:#f3f4f6,stroke:#4b5563,color:#111827',
  'classDef message-driven fill:#dbeafe,stroke:#1d4ed8,color:#111827',
  'classDef event-driven fill:#ffedd5,stroke:#c2410c,color:#111827',
  'classDef hybrid fill:#ede9fe,stroke:#6d28d9,color:#111827',
  'classDef either fill:#ffffff,stroke:#4b5563,color:#111827',
  'classDef undecided stroke-width:2px,stroke-dasharray:6 4',
];

/** Any text as the inside of a quoted label: punctuation becomes entity codes. */
export function label(text: string, most = 40): string {
  const chars = [...printable(text.replace(/\s+/g, ' ')).trim()];
  const short = chars.length <= most ? chars.join('') : `${chars.slice(0, most - 1).join('')}…`;
  const safe = short.replace(/[!-/:-@[-`{-~ﬂ°¶]/g, (char, at: number) => {
    const within = /[a-z0-9]/i.test(short[at - 1] ?? '') && /[a-z0-9]/i.test(short[at + 1] ?? '');
    return within && (char === '-' || char === '_') ? char : `#${char.charCodeAt(0)};`;
  });
  return safe === '' ? '(blank)' : safe;
}

/** Whether no consumer is named, or the audience is one that can't be counted. */
function openAudience({ flow }: FlowAdvice, { criteria }: RuleBase): boolean {
  if (flow.to === undefined || flow.to.length === 0) return true;
  const audience = criteria.find((criterion) => criterion.role === 'audience');
  const answer = audience && flow.needs.get(audience.name)?.values;
  return answer?.length === 1 && audience?.counts !== undefined && !(answer[0] in audience.counts);
}

const targets = ({ flow }: FlowAdvice) => [...new Set((flow.to ?? []).map((each) => each.name))];
const origins = ({ flow }: FlowAdvice) => [...new Set(flow.from.map((each) => each.name))];

function chart(nodes: readonly string[], edges: readonly string[], classes: readonly string[]): string {
  const used = CLASSES.filter((line) => classes.some((each) => each.split(' ')[2] === line.split(' ')[1]));
  return ['flowchart LR', ...[...nodes, ...edges, ...used, ...classes].map((line) => `  ${line}`)].join('\n');
}

const assign = (ids: readonly string[], style: string) => (ids.length === 0 ? [] : [`class ${ids.join(',')} ${style}`]);

/** An edge to a consumer, labelled where its style is another than the flow's. */
function arrowTo(service: string, { consumers, style }: FlowAdvice): string {
  const own = consumers.find(({ consumer }) => consumer.name === service)?.style;
  return own === undefined || own === style ? '-->' : `-->|"${own}"|`;
}

function serviceIds(flows: readonly FlowAdvice[]): ReadonlyMap<string, string> {
  const services = new Set(flows.flatMap((each) => [...origins(each), ...targets(each)]));
  return new Map([...services].map((service, i) => [service, `s${i + 1}`]));
}

const serviceNodes = (ids: ReadonlyMap<string, string>) =>
  [...ids].map(([service, id]) => `${id}["${label(service)}"]`);

/** Services in one line. */
const IN_LINE = 6;

function inLines(nodes: readonly string[]): string[] {
  const lines = Array.from({ length: Math.ceil(nodes.length / IN_LINE) }, (_, i) =>
    nodes.slice(i * IN_LINE, (i + 1) * IN_LINE),
  );
  return lines.map((line) => line.join('; '));
}

/** Every flow as a node between its producers and its consumers, with what carries it; a line a flow. */
function detailed(flows: readonly FlowAdvice[], base: RuleBase, carries: readonly (string | undefined)[]): FlowMap {
  const services = serviceIds(flows);
  const id = (service: string) => services.get(service) ?? '';
  const chains: string[] = [];
  const edges: string[] = [];
  const ends: string[] = [];
  flows.forEach((each, i) => {
    const flow = `f${i + 1}`;
    const [open, close] = SHAPES[each.style];
    const carrier = carries[i];
    const over = carrier === undefined ? '' : `<br>${label(carrier)}`;
    const node = `${flow}${open}"${label(each.flow.name)}<br>${each.style}${each.decided ? '' : ' so far'}${over}"${close}`;
    const arrows = targets(each).map((service) => ({ arrow: arrowTo(service, each), to: id(service) }));
    const plain = arrows.filter(({ arrow }) => arrow === '-->').map(({ to }) => to);
    const chain = [origins(each).map(id).join(' & '), node, plain.join(' & ')];
    chains.push(chain.filter((part) => part !== '').join(' --> '));
    for (const { arrow, to } of arrows) if (arrow !== '-->') edges.push(`${flow} ${arrow} ${to}`);
    const end = (name: string) => {
      ends.push(name);
      return `${name}(["…"])`;
    };
    if (each.flow.from.length === 0) edges.push(`${end(`a${i + 1}`)} -.-> ${flow}`);
    if (openAudience(each, base)) edges.push(`${flow} -.-> ${end(`z${i + 1}`)}`);
  });
  const idsOf = (test: (flow: FlowAdvice) => boolean) => flows.flatMap((each, i) => (test(each) ? [`f${i + 1}`] : []));
  const diagram = chart(
    inLines(serviceNodes(services)),
    [...chains, ...edges],
    [
      ...assign([...services.values(), ...ends], 'service'),
      ...STYLES.flatMap((style) =>
        assign(
          idsOf((each) => each.style === style),
          style,
        ),
      ),
      ...assign(
        idsOf((each) => !each.decided),
        'undecided',
      ),
    ],
  );
  return { diagram, kind: 'flows', unnamed: ends.length > 0 };
}

/** How many flows of each style run between each two services. */
function counted(flows: readonly FlowAdvice[], base: RuleBase): FlowMap | undefined {
  const services = serviceIds(flows);
  const pairs = new Map<string, Map<Style, number>>();
  for (const each of flows) {
    const from = origins(each).map((service) => services.get(service));
    const to = targets(each).map((service) => services.get(service));
    for (const a of from.length > 0 ? from : ['a']) {
      for (const z of openAudience(each, base) ? [...to, 'z'] : to) {
        const counts = pairs.get(`${a} ${z}`) ?? new Map<Style, number>();
        counts.set(each.style, (counts.get(each.style) ?? 0) + 1);
        pairs.set(`${a} ${z}`, counts);
      }
    }
  }
  if (pairs.size > MOST_PAIRS) return undefined;
  const ends = ['a', 'z'].filter((end) => [...pairs.keys()].some((pair) => pair.split(' ').includes(end)));
  const edges = [...pairs].map(([pair, counts]) => {
    const [a, z] = pair.split(' ');
    const text = STYLES.filter((style) => counts.has(style)).map((style) => `${counts.get(style)} ${style}`);
    const arrow = a === 'a' || z === 'z' ? '-.->' : '-->';
    return `${a} ${arrow}|"${text.join('<br>')}"| ${z}`;
  });
  const nodes = [...serviceNodes(services), ...ends.map((end) => `${end}(["…"])`)];
  const diagram = chart(nodes, edges, assign([...services.values(), ...ends], 'service'));
  return { diagram, kind: 'pairs', unnamed: ends.length > 0 };
}

/** The map of a system for Mermaid, as fine as it stays legible; undefined where no map would be. */
export function flowMap(
  flows: readonly FlowAdvice[],
  base: RuleBase,
  carries: readonly (string | undefined)[] = [],
): FlowMap | undefined {
  const edges = flows.reduce((sum, each) => sum + origins(each).length + targets(each).length, 0);
  return flows.length <= MOST_FLOWS && edges <= MOST_EDGES ? detailed(flows, base, carries) : counted(flows, base);
}
