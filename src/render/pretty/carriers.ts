import type { FlowAdvice } from '../../model/advice.js';
import type { CarrierAdvice, Figure, MonthlyCost } from '../../model/carrying.js';
import { dollarRange } from '../../text/dollars.js';
import { printable } from '../../text/escape.js';
import { billedText, figureName, figureRange, noFigureText, priceLists } from '../figures.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

/** How many carriers are described that would do, and that would not. */
const SHOWN = 3;
const RULED_OUT = 3;

/** The carriers that would do, the first choice first; where none does, the needs to give up. */
export function carrierTexts({ brokers, needsToDrop }: FlowAdvice, theme: Theme, width: number): string[] {
  const usable = brokers.filter(({ verdict }) => verdict !== 'cannot');
  const line = ({ id, name, verdict, because }: CarrierAdvice) =>
    `  - ${theme.bold(printable(id))} ${wrap(printable(`(${name}) ${verdict}: ${because.join(' · ')}`), width, 4)}`;
  const texts = usable.slice(0, SHOWN).map(line);
  const others = usable.slice(SHOWN).map(({ id, verdict }) => (verdict === 'fits' ? id : `${id} (${verdict})`));
  if (others.length > 0)
    texts.push(
      `  - ${wrap(printable(`after these: ${others.slice(0, 6).join(', ')}${others.length > 6 ? ` and ${others.length - 6} more` : ''}`), width, 4)}`,
    );
  if (usable.length === 0) {
    texts.push(`  - ${wrap('Nothing known meets all of these needs together.', width, 4)}`);
    for (const { needs, allows } of needsToDrop)
      texts.push(
        `  - ${wrap(printable(`without ${needs.join(' and ')}: ${allows.slice(0, 5).join(', ')}`), width, 4)}`,
      );
  }
  return texts;
}

/** The first carriers that cannot, each with its first objection; the rest by id. */
export function ruledOutTexts({ brokers }: FlowAdvice, width: number): string[] {
  const out = brokers.filter(({ verdict }) => verdict === 'cannot');
  const texts = out.slice(0, RULED_OUT).map(({ id, objections }) => {
    const [first] = objections;
    const dated = first.source === undefined ? '' : ` (${first.source.title}, ${first.asOf})`;
    return `  - ${wrap(printable(`${id} cannot: ${first.because}${dated}`), width, 4)}`;
  });
  if (out.length > RULED_OUT)
    texts.push(
      `  - ${wrap(
        printable(
          `nor: ${out
            .slice(RULED_OUT)
            .map(({ id }) => id)
            .join(', ')}`,
        ),
        width,
        4,
      )}`,
    );
  return texts;
}

/** The sizing, a line for each figure, with its formula and quota. */
export function capacityTexts(capacity: readonly Figure[], width: number): string[] {
  return capacity.map((figure) => {
    const quota = figure.quota;
    const quotaText =
      quota === undefined
        ? ''
        : quota.over === 'no'
          ? `, within ${quota.fact.text} of ${quota.carrier}`
          : `, ${quota.over === 'all' ? 'over' : 'partly over'} ${quota.fact.text} of ${quota.carrier}`;
    return `  - ${wrap(printable(`${figureName(figure)}: ${figureRange(figure)} = ${figure.formula}${quotaText}`), width, 4)}`;
  });
}

/** What a month costs, with its arithmetic, where it is from and what was assumed; or what is billed. */
export function costTexts(cost: MonthlyCost | undefined, width: number): string[] {
  if (cost === undefined) return [];
  const say = (text: string) => wrap(printable(text), width, 4);
  if (!cost.priced) {
    const counted = Object.entries(cost.inputs).map(([name, value]) => `${name}: ${value}`);
    const quantities = counted.length === 0 ? '' : ` (${counted.join(', ')})`;
    return [`  - ${say(`cost: ${noFigureText(cost)}; what is billed: ${billedText(cost)}${quantities}`)}`];
  }
  const [first, ...more] = cost.items;
  const sums = cost.items.map(({ what, least, most, formula }) => `${what} ${dollarRange(least, most)} = ${formula}`);
  const arithmetic = more.length === 0 && first ? ` = ${first.formula} (${first.what})` : `: ${sums.join('; ')}`;
  const lists = priceLists(cost).map(({ region, source, asOf }) => `${region}, ${asOf} (${source.title})`);
  const terms = [`at the stated peak rate all month, list prices of ${lists.join('; ')}`, ...cost.assumes].join('; ');
  return [`  - ${say(`cost: ${dollarRange(cost.least, cost.most)} a month${arithmetic}`)}`, `    ${say(terms)}`];
}
