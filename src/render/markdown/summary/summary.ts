import type { Advice, FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { capital, plural } from '../../../text/phrases.js';
import { factsOf, reasonsBySide } from '../flow/reasons.js';
import {
  type Block,
  heading,
  type Inline,
  isEmpty,
  joined,
  link,
  paragraph,
  sentences,
  strong,
  table,
  text,
} from '../nodes.js';
import { code, name, sentence, truncate } from '../outside-text.js';
import { likeliest, percent, route, styleWords } from '../phrases.js';
import { brokers } from './brokers.js';
import { map } from './map.js';

/** The first screen: the recommendation, the brokers, a row for each flow, the map. */
export function summary(advice: Advice, base: RuleBase, anchorOf: (flow: string) => string | undefined): Block {
  const { system, recommendation, flows } = advice;
  const verdict = `${capital(styleWords(recommendation.style))}${recommendation.decided ? '' : ', so far'}.`;
  return [
    heading(1, text`${name(system.name)}: message-driven, event-driven or hybrid?`),
    paragraph(sentences(strong(verdict), sentence(recommendation.because))),
    paragraph(standing(flows)),
    brokers(advice, base),
    flows.length === 1 ? [] : flowTable(flows, recommendation.portfolio.carries, anchorOf),
    map(advice, base),
  ];
}

/** How many flows are decided, and how many need no broker. */
function standing(flows: readonly FlowAdvice[]): Inline {
  const decided = flows.filter((each) => each.decided).length;
  const brokerless = flows.filter((each) => each.broker.needed === false).length;
  if (flows.length === 1) {
    const [only] = flows;
    return sentences(
      [strongest(only), only.style === 'either' ? '' : '.'],
      only.decided ? 'No answer still open can change this.' : `${capital(stateOf(only))}.`,
      brokerless === 1 ? 'No broker is needed for it.' : '',
    );
  }
  const firm =
    decided === flows.length
      ? 'all decided, no answer still open can change them'
      : decided === 0
        ? 'none decided, an open answer could still change each of them'
        : `${decided} decided, ${flows.length - decided} that an open answer could still change`;
  const spare = brokerless === 0 ? '' : `${brokerless} ${brokerless === 1 ? 'needs' : 'need'} no broker.`;
  return sentences(`${plural(flows.length, 'flow')}: ${firm}.`, spare);
}

/** The facts of the strongest reason; for a hybrid, of the strongest on each side. */
function strongest(advice: FlowAdvice): Inline {
  if (advice.style === 'either') return 'No reason is strong enough for one style.';
  const { why } = reasonsBySide(advice);
  const sides = [...new Set(why.map((reason) => reason.favours))];
  const first = sides.flatMap((side) => why.find((reason) => reason.favours === side) ?? []);
  return joined(
    first.map((reason) => {
      const facts = factsOf(reason);
      return [isEmpty(facts) ? sentence(capital(truncate(reason.because, 80))) : facts, ` (${reason.strength})`];
    }),
    '; ',
  );
}

function stateOf({ decided, style, likelihood, findings }: FlowAdvice): string {
  const found = findings.length === 0 ? '' : `, ${plural(findings.length, 'finding')}`;
  if (decided) return `decided${found}`;
  // The style of the stated answers can be out of reach once the others are given.
  const likely = likelihood[style] > 0 ? `, ${percent(likelihood[style])} likely` : '';
  const top = likeliest(likelihood);
  const turns = likelihood[top] > likelihood[style];
  const state = turns ? `so far; ${top} is likelier (${percent(likelihood[top])})` : `so far${likely}`;
  return `${state}${found}`;
}

/** One row a flow. */
function flowTable(
  flows: readonly FlowAdvice[],
  carries: readonly (string | undefined)[],
  anchorOf: (flow: string) => string | undefined,
): Block {
  const rows = flows.map((each, i): readonly Inline[] => {
    const anchor = anchorOf(each.flow.name);
    const shown = name(truncate(each.flow.name, 60));
    const carrier = carries[i];
    return [
      anchor === undefined ? shown : link(`#${anchor}`, shown),
      each.broker.needed === false ? `${each.style}, no broker needed` : each.style,
      stateOf(each),
      carrier === undefined ? (each.brokers.length > 0 ? strong('nothing known') : '') : code(carrier),
      route(each),
      strongest(each),
    ];
  });
  const head = ['Flow', 'Style', 'State', 'Carried by', 'From → to', 'Strongest reason'];
  // Without a catalogue the column of carriers would be empty.
  const columns = rows.some((row) => !isEmpty(row[3])) ? [0, 1, 2, 3, 4, 5] : [0, 1, 2, 4, 5];
  const pick = (row: readonly Inline[]) => columns.map((column) => row[column]);
  return table(pick(head), rows.map(pick));
}
