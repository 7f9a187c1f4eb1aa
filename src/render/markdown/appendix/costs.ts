import type { FlowAdvice } from '../../../model/advice.js';
import type { CostItem } from '../../../model/carrying.js';
import { dollarRange } from '../../../text/dollars.js';
import { capital } from '../../../text/phrases.js';
import { billedText, noFigureText } from '../../figures.js';
import { type Block, type Inline, lines, paragraph, table, text } from '../nodes.js';
import { plain, prose, sentence } from '../outside-text.js';
import { flowNames, metIn } from './appendix.js';
import { fromDated } from './sources.js';

/** What a month costs by list price; or what is billed, and why there is no figure. */
export function monthOf({ cost }: FlowAdvice): Inline {
  if (cost === undefined) return '';
  if (cost.priced) return plain(dollarRange(cost.least, cost.most));
  return lines([prose(noFigureText(cost, (need) => `\`${need}\``)), ['billed: ', prose(billedText(cost))]]);
}

/** The list prices that went into the costs, each once. */
export function prices(flows: readonly FlowAdvice[]): Block {
  const met = metIn(flows, ({ cost }) =>
    cost?.priced
      ? cost.items.map((item): [string, CostItem] => [`${item.what} ${item.formula} ${item.price}`, item])
      : [],
  );
  if (met.length === 0) return [];
  const assumed = [...new Set(flows.flatMap(({ cost }) => (cost?.priced ? cost.assumes : [])))];
  return [
    paragraph(
      'Costs are by list price, at the stated peak rate all month.',
      assumed.map((each): Inline => [' ', sentence(capital(each))]),
    ),
    table(
      ['Paid for', 'A month of it', 'List price', 'Flows'],
      met.map(({ item, flows: among }): Inline[] => [
        plain(capital(item.what)),
        plain(item.formula),
        text`${plain(item.price)}, ${plain(item.region)}${fromDated(item.source, item.asOf)}`,
        flowNames(among, flows.length),
      ]),
    ),
  ];
}
