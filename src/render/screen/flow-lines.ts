import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { STYLES, type Style } from '../../model/style.js';
import { printable } from '../../text/escape.js';
import { plural } from '../../text/phrases.js';
import { padded, truncate, widthOf } from '../../text/width.js';
import { percent } from '../pretty/percent.js';
import type { Theme } from '../pretty/theme.js';
import { isSaid } from './nothing-said.js';

/** Below this a flow takes two lines. */
const COLUMNS_FOR_ONE_LINE = 60;

const CARRIED: Record<Style, string> = {
  'message-driven': ' (queues)',
  'event-driven': ' (log or topic)',
  hybrid: '',
  either: '',
};

/** `5 flows: 3 message-driven (queues), 2 event-driven (log or topic)` */
export function countsOf(flows: readonly FlowAdvice[]): string {
  const parts = STYLES.flatMap((style) => {
    const count = flows.filter((flow) => flow.style === style).length;
    return count === 0 ? [] : `${count} ${style}${CARRIED[style]}`;
  });
  return `${plural(flows.length, 'flow')}: ${parts.join(', ')}`;
}

export function flowLines(
  advice: Advice,
  base: RuleBase,
  most: number,
  heads: boolean,
  theme: Theme,
  width: number,
): string[] {
  const { flows, recommendation } = advice;
  const byDoubt = flows.map((flow, index) => ({ flow, index })).sort((a, b) => surety(a.flow) - surety(b.flow));
  const shown = (most < flows.length ? byDoubt.slice(0, most) : byDoubt).sort((a, b) => a.index - b.index);
  const rows = shown.map(({ flow, index }) => ({
    name: printable(flow.flow.name),
    style: flow.style,
    sure: sureOf(flow),
    carrier: isSaid(flow, base)
      ? printable(recommendation.portfolio.carries[index] ?? 'nothing meets it')
      : 'nothing said yet',
  }));
  const longest = (of: (row: (typeof rows)[number]) => string) => Math.max(0, ...rows.map((row) => widthOf(of(row))));
  const [style, sure, carrier] = [
    longest((row) => row.style),
    longest((row) => row.sure),
    longest((row) => row.carrier),
  ];
  const room = Math.max(
    8,
    Math.min(
      longest((row) => row.name),
      width - style - sure - carrier - 8,
    ),
  );
  const lines = rows.flatMap((row) => {
    if (width < COLUMNS_FOR_ONE_LINE)
      return [`  ${truncate(row.name, width - 2, '…')}`, `    ${theme.style(row.style)}, ${row.sure}, ${row.carrier}`];
    const name = padded(truncate(row.name, room, '…'), room);
    return [
      `  ${name}  ${theme.style(row.style, row.style.padEnd(style))}  ${theme.dim(row.sure.padEnd(sure))}  ${row.carrier}`,
    ];
  });
  if (heads && width >= COLUMNS_FOR_ONE_LINE) {
    const head = `  ${padded('flow', room)}  ${'style'.padEnd(style)}  ${'sure'.padEnd(sure)}  carrier`;
    lines.unshift(theme.dim(head));
  }
  const left = flows.filter((flow) => !shown.some((each) => each.flow === flow));
  return left.length === 0 ? lines : [...lines, `  and ${restOf(left)}`];
}

/** `12 more, decided: 8 message-driven, 4 event-driven` */
function restOf(left: readonly FlowAdvice[]): string {
  const parts = STYLES.flatMap((style) => {
    const count = left.filter((flow) => flow.style === style).length;
    return count === 0 ? [] : `${count} ${style}`;
  });
  return `${left.length} more that ${left.length === 1 ? 'is' : 'are'} surer: ${parts.join(', ')}`;
}

/** The least is the least sure; what is decided is surest. */
export function surety({ decided, likelihood, style, findings }: FlowAdvice): number {
  return findings.length > 0 ? -1 : decided ? 1 : Math.min(likelihood[style], 0.999);
}

export function sureOf({ decided, likelihood, style, findings }: FlowAdvice): string {
  if (findings.length > 0) return 'conflict';
  if (decided) return 'decided';
  return likelihood[style] === 0 ? 'so far' : percent(likelihood[style]);
}
