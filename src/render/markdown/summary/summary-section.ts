import type { Advice, FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { blocks, heading } from '../blocks.js';
import { name } from '../escape.js';
import { capital, plural, sentence, styleWords } from '../phrases.js';
import { brokers } from './brokers.js';
import { map } from './map.js';
import { state, strongest, summary } from './summary.js';

/** How firm it all is, and which flows could do without a broker. */
function standing(flows: readonly FlowAdvice[]): string {
  const decided = flows.filter((each) => each.decided).length;
  const brokerless = flows.filter((each) => each.broker.needed === false).length;
  if (flows.length === 1) {
    const [only] = flows;
    const firm = only.decided ? 'No answer still open can change this.' : `${capital(state(only))}.`;
    return [
      `${capital(strongest(only))}${strongest(only).endsWith('.') ? '' : '.'}`,
      firm,
      brokerless === 1 ? 'No broker is needed for it.' : '',
    ]
      .join(' ')
      .trim();
  }
  const firm =
    decided === flows.length
      ? 'all decided, no answer still open can change them'
      : decided === 0
        ? 'none decided, an open answer could still change each of them'
        : `${decided} decided, ${flows.length - decided} that an open answer could still change`;
  const spare = brokerless === 0 ? '' : ` ${brokerless} ${brokerless === 1 ? 'needs' : 'need'} no broker.`;
  return `${plural(flows.length, 'flow')}: ${firm}.${spare}`;
}

/** What a reader needs at a glance: the recommendation, a row a flow, and the map. */
export function summarySection(advice: Advice, base: RuleBase, link: (flow: string) => string | undefined): string {
  const { system, recommendation, flows } = advice;
  const verdict = `${capital(styleWords(recommendation.style))}${recommendation.decided ? '' : ', so far'}`;
  return blocks(
    heading(1, `${name(system.name)}: message-driven, event-driven or hybrid?`),
    `**${verdict}.** ${sentence(recommendation.because)}`.trimEnd(),
    standing(flows),
    brokers(advice, base),
    flows.length === 1 ? '' : summary(flows, recommendation.portfolio.carries, link),
    map(advice, base),
  );
}
