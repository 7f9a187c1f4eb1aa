import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { printable } from '../../text/escape.js';
import { flowSection } from './flow.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** From this many flows on, only the overview is printed, and how to see one flow. */
const DETAILED = 12;

/** The recommendation for a terminal: the system, then each flow with what speaks for and against. */
export function prettyAdvice(advice: Advice, base: RuleBase, theme: Theme, columns: number): string {
  const width = Math.min(100, Math.max(40, columns));
  const { recommendation, flows } = advice;
  const blocks: string[] = [];
  if (flows.length > 1) {
    const certainty = recommendation.decided ? 'decided' : 'so far';
    const title = `${theme.bold(printable(advice.system.name))}: ${theme.style(recommendation.style, theme.bold(recommendation.style))} ${theme.dim(`(${certainty})`)}`;
    blocks.push(
      `${title}\n${wrap(printable(recommendation.because), width, 0)}\n\n${overview(advice, theme)}`,
      portfolioText(advice, width),
    );
  }
  const shown = flows.length > DETAILED ? [] : flows;
  blocks.push(...shown.map((flow) => flowSection(flow, theme, width)));
  if (shown.length < flows.length)
    blocks.push(
      wrap(
        `${flows.length} flows: for the reasons of one, add --flow NAME; for all of them in writing, driven report.`,
        width,
        0,
      ),
    );
  blocks.push(sources(shown, base, theme, width));
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function overview({ flows, recommendation }: Advice, theme: Theme): string {
  const longest = Math.min(40, Math.max(...flows.map(({ flow }) => printable(flow.name).length)));
  return flows
    .map(({ flow, style, decided }, index) => {
      const carrier = recommendation.portfolio.carries[index] ?? 'nothing meets it';
      return `  ${printable(flow.name).padEnd(longest)}  ${theme.style(style, style.padEnd(14))}  ${theme.dim((decided ? 'decided' : 'so far').padEnd(7))}  ${printable(carrier)}`;
    })
    .join('\n');
}

/** The brokers for all flows together, and what one fewer would cost. */
function portfolioText({ recommendation, catalogue }: Advice, width: number): string {
  const { portfolio, oneFewer } = recommendation;
  if (portfolio.brokers.length === 0) return '';
  const lines = [
    wrap(printable(`To run: ${portfolio.brokers.join(', ')} (facts looked at since ${catalogue}).`), width, 0),
  ];
  if (oneFewer !== undefined) {
    const worse = [
      ...(oneFewer.unmet > portfolio.unmet ? [`${oneFewer.unmet - portfolio.unmet} more flows unmet`] : []),
      ...(oneFewer.strains > portfolio.strains ? [`${oneFewer.strains - portfolio.strains} more strains`] : []),
    ];
    lines.push(
      wrap(
        printable(
          `One broker fewer (${oneFewer.brokers.join(', ')}): ${worse.length === 0 ? 'as good a fit, at more effort' : worse.join(', ')}.`,
        ),
        width,
        0,
      ),
    );
  }
  return lines.join('\n');
}

function sources(flows: readonly FlowAdvice[], base: RuleBase, theme: Theme, width: number): string {
  const cited = new Set(flows.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.sources)));
  if (cited.size === 0) return '';
  const lines = base.sources
    .filter(({ id }) => cited.has(id))
    .map(
      ({ id, title, url }) =>
        `  ${printable(id)}: ${wrap(printable(title), width, 4)}\n    ${theme.dim(printable(url))}`,
    );
  return `${theme.bold('Sources')} ${theme.dim('(driven explain RULE for what each is cited for)')}\n${lines.join('\n')}`;
}
