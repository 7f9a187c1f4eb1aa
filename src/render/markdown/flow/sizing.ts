import type { FlowAdvice } from '../../../model/advice.js';
import type { Figure } from '../../../model/carrying.js';
import { capital } from '../../../text/phrases.js';
import { figureRange } from '../../figures.js';
import { type Block, type Inline, isEmpty, joined, paragraph, sentences, strong, table, text } from '../nodes.js';
import { code, name, plain, prose } from '../outside-text.js';
import type { ReportContext } from '../report-context.js';
import { fromPage } from '../sources.js';
import { carrierName } from './carrier-name.js';
import { costBlock, costRange } from './cost.js';

const FIGURES: Record<Figure['figure'], string> = {
  inFlight: 'Records in flight',
  workers: 'Workers',
  bytesIn: 'Data in',
  egress: 'Data out',
  subscriptions: 'Subscriptions or consumer groups',
  units: 'Units',
  perKeyCeiling: 'Most for one key',
  storage: 'Storage',
};

const titleOf = ({ figure, unit }: Figure): Inline => (figure === 'units' ? plain(capital(unit)) : FIGURES[figure]);

/** The quota of a figure, bold where the figure exceeds it. */
function quotaText({ quota }: Figure): Inline {
  if (quota === undefined) return '';
  const { fact, over } = quota;
  const limit = plain(fact.text);
  const says = over === 'no' ? ['within ', limit] : strong('over ', limit, over === 'all' ? '' : ' at the most');
  return sentences(
    text`${says} (${fromPage(fact.source, fact.asOf)}).`,
    over === 'no' || fact.note === undefined ? '' : [prose(capital(fact.note)), '.'],
  );
}

/** The figures of the sizing, with formula, inputs and quota. */
export function sizing(advice: FlowAdvice, { base, compact }: ReportContext): Block {
  const { capacity, cost, sizedFor } = advice;
  const costs = cost === undefined ? [] : costBlock(cost);
  const lead = [strong('Sizing'), sizedFor === undefined ? '' : [' on ', name(carrierName(sizedFor, base))]];
  if (capacity.length === 0) return compact ? [] : costs;
  if (compact) {
    const short = capacity.map((figure): Inline => {
      const exceeded = figure.quota !== undefined && figure.quota.over !== 'no';
      return [titleOf(figure), ' ', plain(figureRange(figure)), exceeded ? [', ', quotaText(figure)] : ''];
    });
    const priced = cost?.priced ? [text`cost ${costRange(cost)} a month at this rate, by list price`] : [];
    return paragraph(text`${lead}: ${joined([...short, ...priced], '; ')}.`);
  }
  const rows = capacity.map((figure): readonly Inline[] => [
    titleOf(figure),
    plain(figureRange(figure)),
    plain(figure.formula),
    joined(
      Object.entries(figure.inputs).map(([input, value]) => code(`${input}: ${value}`)),
      ', ',
    ),
    quotaText(figure),
  ]);
  const columns = rows.some((row) => !isEmpty(row[4])) ? 5 : 4;
  const head = ['Figure', 'From least to most', 'Formula', 'With', 'Quota'];
  return [
    paragraph(lead, '.'),
    table(
      head.slice(0, columns),
      rows.map((row) => row.slice(0, columns)),
    ),
    costs,
  ];
}
