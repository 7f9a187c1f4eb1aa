import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { printable } from '../../text/escape.js';
import { list } from '../../text/phrases.js';
import { themeFor } from '../pretty/theme.js';
import { carrierRows } from '../screen/carrier.js';
import { countsOf, flowLines, sureOf } from '../screen/flow-lines.js';
import { isSaid } from '../screen/nothing-said.js';
import { againstRows, reasonRows } from '../screen/reasons.js';
import type { Row } from '../screen/rows.js';
import { sourcesText } from './sources.js';

/** Of more flows each has a line. */
const IN_FULL = 3;
/** Most lines of a system with more flows. */
const LINES = 40;
const REASONS = 3;
const OTHERS = 2;

/** The advice as one would give it in a conversation: what, why, with what, what is not known, and by whom it is said. */
export async function adviceInWords(advice: Advice, base: RuleBase): Promise<string> {
  const { flows, recommendation } = advice;
  const blocks = flows.length <= IN_FULL ? flows.map((flow) => flowInWords(flow, base)) : [await lines(advice, base)];
  const whole =
    flows.length < 2
      ? []
      : [
          `Together: ${recommendation.style}. ${printable(recommendation.because)}`,
          ...(recommendation.portfolio.brokers.length === 0
            ? []
            : [`Run: ${list(recommendation.portfolio.brokers.map(printable))}.`]),
        ];
  const cited = flows
    .slice(0, IN_FULL)
    .flatMap(({ reasons }) => reasons.slice(0, REASONS).flatMap((each) => each.sources));
  return `${[...blocks, whole.join('\n'), sourcesText(cited, base)].filter((block) => block !== '').join('\n\n')}\n`;
}

async function lines(advice: Advice, base: RuleBase): Promise<string> {
  const table = flowLines(advice, base, LINES, true, await themeFor(0), 100);
  return `${countsOf(advice.flows)}\n${table.join('\n')}`;
}

function flowInWords(flow: FlowAdvice, base: RuleBase): string {
  const name = printable(flow.flow.name);
  const head = `${name}: ${flow.style === 'either' ? 'either style will do' : flow.style} (${sureOf(flow)})`;
  if (!isSaid(flow, base) && flow.findings.length === 0)
    return [`${name}: nothing is known of it yet.`, openText(flow)].join('\n');
  const rows = [
    ...reasonRows(flow, base, REASONS),
    ...againstRows(flow, base),
    ...(flow.broker.needed === false ? [{ label: 'Broker', text: flow.broker.because }] : []),
    ...carrierRows(flow, base, OTHERS),
    ...(flow.pattern === undefined ? [] : [{ label: 'Pattern', text: flow.pattern.id }]),
  ];
  const conflicts = flow.findings.map(({ message }) => ({ label: 'Conflict', text: message }));
  return [head, ...[...conflicts, ...rows].map(rowText), openText(flow)].join('\n');
}

const rowText = ({ label, text, facts }: Row): string =>
  `- ${label}: ${printable(text)}${facts === undefined ? '' : ` (${printable(facts)})`}`;

/** What is not known, and the question that would settle most of it. */
function openText({ open, openForBrokers }: FlowAdvice): string {
  const [first] = open;
  const criteria = open.map(({ criterion }) => criterion).join(', ');
  if (first !== undefined)
    return `- Unknown, and can change the style: ${criteria}. Ask first: ${printable(first.question)} (\`${first.criterion}\`)`;
  const [next] = openForBrokers;
  const settled = '- No answer that is open can change the style.';
  if (next === undefined) return settled;
  return `${settled} For the choice of broker, ask: ${printable(next.question)} (\`${next.criterion}\`)`;
}
