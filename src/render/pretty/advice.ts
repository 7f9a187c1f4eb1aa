import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { printable } from '../../text/escape.js';
import { alternativeWords, costWords, platformNames } from '../portfolio-words.js';
import { flowSection } from './flow.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** From this many flows on, only the overview is printed, and how to see one flow. */
const DETAILED = 12;

/** The recommendation for a terminal: the system, then each flow with what speaks for and against. */
export function prettyAdvice(advice: Advice, base: RuleBase, theme: Theme, columns: number): string {
  const width = Math.min(100, Math.max(40, columns));
  const { recommendation, flows } = advice;
  if (flows.length === 0)
    return `${printable(advice.system.name)}: no flow is known yet; driven ask asks for the first.\n`;
  const blocks: string[] = [];
  if (flows.length > 1) {
    const certainty = recommendation.decided ? 'decided' : 'so far';
    const title = `${theme.bold(printable(advice.system.name))}: ${theme.style(recommendation.style, theme.bold(recommendation.style))} ${theme.dim(`(${certainty})`)}`;
    blocks.push(
      `${title}\n${wrap(printable(recommendation.because), width, 0)}\n\n${overview(advice, theme)}`,
      portfolioText(advice, base, width),
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
  if (flows.length === 1) blocks.push(portfolioText(advice, base, width));
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

/** The brokers for all flows together, what they come to, and what another set would. */
function portfolioText({ recommendation, catalogue, flows }: Advice, base: RuleBase, width: number): string {
  const { portfolio, alternatives } = recommendation;
  if (portfolio.brokers.length === 0) return '';
  const adds = portfolio.adds.length === 0 ? '' : `, adding ${platformNames(portfolio.adds, base)}`;
  const say = (text: string) => wrap(printable(text), width, 0);
  const lines =
    flows.length < 2
      ? []
      : [
          say(
            `To run: ${portfolio.brokers.join(', ')}${adds}: ${costWords(portfolio)} (facts looked at since ${catalogue}).`,
          ),
          ...alternatives.map((other) =>
            say(`Or, ${alternativeWords(portfolio, other, base)} (${other.brokers.join(', ')}).`),
          ),
        ];
  return [...lines, ...placesText(recommendation, width)].join('\n');
}

/** Where the place is open, that it would decide. */
function placesText({ places }: Advice['recommendation'], width: number): string[] {
  if (places.length === 0) return [];
  const each = places.map(({ place, brokers }) => `${place}: ${brokers.join(' + ') || 'nothing'}`);
  return [wrap(printable(`Nobody said where it runs, and that would decide: ${each.join('; ')}.`), width, 0)];
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
