import type { Advice, FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import { STYLES, type Style } from '../../model/style.js';
import { flowMap } from '../mermaid.js';
import { blocks, bullets, fence, heading, table } from './blocks.js';
import { code, cut, name } from './escape.js';
import { about } from './flow.js';
import { weighed } from './reasons.js';
import { capital, firstClause, percent, plural, route, sentence, some, styleWords } from './words.js';

/** Up to so many flows each is drawn and told by itself. */
export const MANY = 40;

/** The strongest reason in short; of a hybrid, the strongest for each side. */
function strongest(advice: FlowAdvice): string {
  if (advice.style === 'either') return 'Nothing pulls strongly to one side.';
  const { why } = weighed(advice);
  const sides = [...new Set(why.map((reason) => reason.favours))];
  const first = sides.flatMap((side) => why.find((reason) => reason.favours === side) ?? []);
  return first.map((reason) => sentence(cut(firstClause(reason.because), 120))).join(' ');
}

function styleCell({ style, broker }: FlowAdvice): string {
  return broker.needed === false ? `${style}, no broker needed` : style;
}

function state({ decided, style, likelihood, findings }: FlowAdvice): string {
  const found = findings.length === 0 ? '' : `, ${plural(findings.length, 'finding')}`;
  // A style may rest on what was said alone, with every open answer pulling away from it.
  const likely = likelihood[style] > 0 ? `, ${percent(likelihood[style])} likely` : '';
  return (decided ? 'decided' : `so far${likely}`) + found;
}

/** One row a flow; `link` gives the anchor of its section, where it has one that every viewer agrees on. */
function summary(flows: readonly FlowAdvice[], link: (flow: string) => string | undefined): string {
  const rows = flows.map((each) => {
    const anchor = link(each.flow.name);
    const shown = name(cut(each.flow.name, 60));
    return [
      anchor === undefined ? shown : `[${shown}](#${anchor})`,
      styleCell(each),
      state(each),
      route(each),
      strongest(each),
    ];
  });
  return table(['Flow', 'Style', 'State', 'From → to', 'Strongest reason'], rows);
}

const SHAPES: Record<Style, string> = {
  'message-driven': 'rounded ends: message-driven',
  'event-driven': 'hexagon: event-driven',
  hybrid: 'double sides: hybrid',
  either: 'rounded corners: either',
};

function map({ flows }: Advice, base: RuleBase): string {
  const drawn = flowMap(flows, base);
  if (drawn === undefined) {
    return 'The flow map is left out: with this many flows and services the table is easier to read.';
  }
  if (drawn.kind === 'pairs') {
    return blocks(
      fence('mermaid', drawn.diagram),
      'The map counts the flows between each two services. The table has each flow by itself.',
    );
  }
  const styles = STYLES.filter((style) => flows.some((each) => each.style === style));
  const signs = [
    ...styles.map((style) => SHAPES[style]),
    ...(flows.some((each) => !each.decided) ? ['dashed border: an open answer could still change the style'] : []),
    ...(drawn.unnamed ? ['dashed arrow: an end that nobody named, or an open audience'] : []),
  ];
  return blocks(fence('mermaid', drawn.diagram), `${capital(signs.join('; '))}.`);
}

/** How firm it all is, and which flows could do without a broker. */
function standing(flows: readonly FlowAdvice[]): string {
  const decided = flows.filter((each) => each.decided).length;
  const brokerless = flows.filter((each) => each.broker.needed === false).length;
  if (flows.length === 1) {
    const [only] = flows;
    const firm = only.decided ? 'No answer still open can change this.' : `${capital(state(only))}.`;
    return [strongest(only), firm, brokerless === 1 ? 'No broker is needed for it.' : ''].join(' ').trim();
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
export function opening(advice: Advice, base: RuleBase, link: (flow: string) => string | undefined): string {
  const { system, recommendation, flows } = advice;
  const verdict = `${capital(styleWords(recommendation.style))}${recommendation.decided ? '' : ', so far'}`;
  return blocks(
    heading(1, `${name(system.name)}: message-driven, event-driven or hybrid?`),
    `**${verdict}.** ${sentence(recommendation.because)}`.trimEnd(),
    standing(flows),
    flows.length === 1 ? '' : summary(flows, link),
    map(advice, base),
  );
}

/** What was described. */
export function context({ system, flows }: Advice): string {
  const services = [
    ...new Set(flows.flatMap(({ flow }) => [...flow.from, ...(flow.to ?? [])].map((each) => each.name))),
  ];
  const between =
    services.length === 0
      ? ''
      : ` between ${plural(services.length, 'service')}: ${some(
          services.map((each) => name(each)),
          30,
        )}`;
  const texts = flows.filter(({ flow }) => about(flow) !== '');
  const only = flows.length === 1 ? about(flows[0].flow) : '';
  return blocks(
    heading(2, 'Context'),
    `${code(system.source.path)} describes ${plural(flows.length, 'flow')}${between}. ` +
      'An answer that was not given counts as unknown, never as no.',
    only,
    flows.length === 1 || flows.length > MANY
      ? ''
      : bullets(texts.map(({ flow }) => `**${name(flow.name)}.** ${about(flow)}`)),
  );
}
