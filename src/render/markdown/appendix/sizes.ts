import type { FlowAdvice } from '../../../model/advice.js';
import type { Figure } from '../../../model/carrying.js';
import { capital, plural } from '../../../text/phrases.js';
import { figureRange } from '../../figures.js';
import { type Block, type Inline, joined, lines, paragraph, strong, table } from '../nodes.js';
import { code, plain, prose, sentence } from '../outside-text.js';
import { TITLES } from '../report-context.js';
import { type Appendix, appendix, flowNames, metIn } from './appendix.js';
import { monthOf, prices } from './costs.js';
import { fromDated } from './sources.js';

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

/** Rows of flows that are alike. */
const ROWS = 40;

/** The figures of each flow, a row for flows that are alike; how they come about, each formula once; what is paid for, a row a price. */
export function sizesSection(flows: readonly FlowAdvice[]): Appendix | undefined {
  const sized = flows.filter(({ capacity, cost }) => capacity.length > 0 || cost !== undefined);
  if (sized.length === 0) return undefined;
  // Of many flows some have the same figures.
  const alike = metIn(sized, (flow): [string, readonly Inline[]][] => {
    const cells = [
      flow.sizedFor === undefined ? '' : code(flow.sizedFor),
      lines(flow.capacity.map(figureText)),
      monthOf(flow),
    ];
    return [[JSON.stringify(cells), cells]];
  });
  const rows = alike.slice(0, ROWS).map(({ item, flows: among }) => [flowNames(among, 0), ...item]);
  const left = alike.slice(ROWS).flatMap(({ flows: among }) => among).length;
  return appendix(
    TITLES.sizes,
    table(['Flow', 'On', 'Figures, from least to most', 'A month'], rows),
    left === 0 ? [] : paragraph(`The sizes of ${plural(left, 'more flow')} stand in their sections.`),
    formulas(sized),
    prices(sized),
  );
}

/** A figure with the quota that it is held against, bold where it exceeds that. */
function figureText(figure: Figure): Inline {
  const { quota } = figure;
  const whole: Inline = [titleOf(figure), ': ', plain(figureRange(figure))];
  if (quota === undefined) return whole;
  const { fact, over } = quota;
  const page = fromDated(fact.source, fact.asOf);
  if (over === 'no') return [whole, ', within ', plain(fact.text), page];
  const note = fact.note === undefined ? '' : [' ', sentence(capital(fact.note))];
  return [strong(whole, ', over ', plain(fact.text), over === 'all' ? '' : ' at the most'), page, note];
}

/** Each formula once; those of units with what they are for. */
function formulas(flows: readonly FlowAdvice[]): Block {
  const met = metIn(flows, ({ capacity, sizedFor }) =>
    capacity.map((figure): [string, Inline] => {
      const of = figure.figure === 'units' && sizedFor !== undefined ? [' of ', code(sizedFor)] : '';
      return [
        `${figure.figure === 'units' ? `${sizedFor} ${figure.unit}` : figure.figure} ${figure.formula}`,
        [titleOf(figure), of, ': ', prose(figure.formula)],
      ];
    }),
  );
  if (met.length === 0) return [];
  return paragraph(
    strong('Formulas.'),
    ' ',
    joined(
      met.map(({ item }) => item),
      '; ',
    ),
    '.',
  );
}
