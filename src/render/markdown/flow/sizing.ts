import type { FlowAdvice } from '../../../model/advice.js';
import type { Figure } from '../../../model/carrying.js';
import { figureRange } from '../../figures.js';
import { blocks, table } from '../blocks.js';
import { code, inline, name, prose } from '../escape.js';
import { capital } from '../phrases.js';
import type { ReportContext } from '../report-context.js';
import { fromPage } from '../sources.js';
import { carrierName } from './used.js';

const FIGURES: Record<Figure['figure'], string> = {
  inFlight: 'Records in flight',
  workers: 'Workers',
  bytesIn: 'Data in',
  egress: 'Data out',
  units: 'Units',
  perKeyCeiling: 'Most for one key',
  storage: 'Storage',
};

const title = ({ figure, unit }: Figure) => (figure === 'units' ? capital(inline(unit)) : FIGURES[figure]);

/** The quota that a figure is held against, marked where it is passed. */
function held({ quota }: Figure): string {
  if (quota === undefined) return '';
  const { fact, over } = quota;
  const note = over === 'no' || fact.note === undefined ? '' : ` ${capital(prose(fact.note))}.`;
  const limit = inline(fact.text);
  const says =
    over === 'no' ? `within ${limit}` : over === 'all' ? `**over ${limit}**` : `**over ${limit} at the most**`;
  return `${says} (${fromPage(fact.source, fact.asOf)}).${note}`;
}

/** How large it has to be, each figure with its formula, what went in, and the quota. */
export function sizing(advice: FlowAdvice, { base, compact }: ReportContext): string {
  const { capacity, sizedFor } = advice;
  if (capacity.length === 0) return '';
  const lead = `**Sizing**${sizedFor === undefined ? '' : ` on ${name(carrierName(sizedFor, base))}`}`;
  if (compact) {
    const short = capacity.map((figure) => {
      const over = figure.quota === undefined || figure.quota.over === 'no' ? '' : `, ${held(figure)}`;
      return `${title(figure)} ${figureRange(figure)}${over}`;
    });
    return `${lead}: ${short.join('; ')}.`;
  }
  const rows = capacity.map((figure) => [
    title(figure),
    figureRange(figure),
    inline(figure.formula),
    Object.entries(figure.inputs)
      .map(([input, text]) => code(`${input}: ${text}`))
      .join(', '),
    held(figure),
  ]);
  const quotas = rows.some((row) => row[4] !== '');
  const head = ['Figure', 'From least to most', 'Formula', 'With', 'Quota'];
  const upTo = quotas ? 5 : 4;
  return blocks(
    `${lead}.`,
    table(
      head.slice(0, upTo),
      rows.map((row) => row.slice(0, upTo)),
    ),
  );
}
