import { capacityOf, effectiveCarrier, matchCarrier } from '../../brokers/index.js';
import type { Answers } from '../../model/answer.js';
import type { Carrier } from '../../model/broker.js';
import type { Figure, Objection } from '../../model/carrying.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import { threeFigures } from '../../text/figures.js';
import { withoutStop } from '../../text/phrases.js';

/** How a carrier meets what is given, and how large it has to be for that; nothing where nothing is given. */
export function atLoad({ catalogue, criteria }: RuleBase, carrier: Carrier, load: Answers): Page['parts'] {
  if (load.size === 0) return [];
  const found = matchCarrier(carrier, load, catalogue, criteria);
  const given = [...load.values()].map(({ criterion, text }) => `${criterion}=${text}`).join(' ');
  const mode = found.mode === undefined ? [] : [`in its ${found.mode.id} mode: ${found.mode.what}`];
  const verdict = [`${found.match}, with ${given}`, ...mode, ...found.objections.map(objectionText)];
  const sizing = capacityOf(load, criteria, undefined, effectiveCarrier(found)).map(figureText);
  return [
    { title: 'At this load', lines: verdict },
    ...(sizing.length === 0 ? [] : [{ title: 'Sizing at this load', lines: sizing }]),
  ];
}

function objectionText({ match, weight, because, workaround }: Objection): string {
  const head = weight === undefined ? match : `${match}, ${weight}`;
  return `${head}: ${withoutStop(because)}.${workaround === '' ? '' : ` So: ${workaround}`}`;
}

function figureText({ figure, least, most, unit, formula, quota }: Figure): string {
  const amount = least === most ? threeFigures(most) : `${threeFigures(least)} to ${threeFigures(most)}`;
  const held =
    quota === undefined
      ? ''
      : `, ${quota.over === 'no' ? 'within' : quota.over === 'all' ? 'over' : 'partly over'} ${quota.fact.text}`;
  return `${figure}: ${amount} ${unit} = ${formula}${held}`;
}
