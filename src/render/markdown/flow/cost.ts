import type { MonthlyCost } from '../../../model/carrying.js';
import { dollarRange } from '../../../text/dollars.js';
import { capital } from '../../../text/phrases.js';
import { billedText, noFigureText } from '../../figures.js';
import { type Block, type Inline, joined, paragraph, sentences, strong, table, text } from '../nodes.js';
import { code, plain, sentence } from '../outside-text.js';
import { fromPage } from '../sources.js';

/** What a month costs by list price, item by item; or what is billed, and why there is no figure. */
export function costBlock(cost: MonthlyCost): Block {
  if (!cost.priced) {
    const counted = Object.entries(cost.inputs).map(([name, value]) => code(`${name}: ${value}`));
    const quantities = counted.length === 0 ? '' : [joined(counted, ', '), '.'];
    const why = sentence(capital(noFigureText(cost)));
    return paragraph(sentences(text`${strong('What is billed')}: ${sentence(billedText(cost))}`, why, quantities));
  }
  const rows = cost.items.map(({ what, least, most, formula, price, region, source, asOf }): readonly Inline[] => [
    plain(capital(what)),
    plain(dollarRange(least, most)),
    plain(formula),
    text`${plain(price)}, ${plain(region)} (${fromPage(source, asOf)})`,
  ]);
  const lead = text`${strong('Cost of a month')} by list price, at the stated peak rate all month: ${costRange(cost)}.`;
  return [
    paragraph(sentences(lead, ...cost.assumes.map((each) => sentence(capital(each))))),
    table(['Paid for', 'A month', 'Formula', 'List price'], rows),
  ];
}

/** The total of a month. */
export function costRange({ least, most }: { readonly least: number; readonly most: number }): Inline {
  return plain(dollarRange(least, most));
}
