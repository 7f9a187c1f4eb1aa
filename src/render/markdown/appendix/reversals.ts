import type { Advice } from '../../../model/advice.js';
import type { Reversal } from '../../../model/rule.js';
import { capital } from '../../../text/phrases.js';
import { brokersAlike, EFFORTS, reversalsOf, stylesOf } from '../front/reversibility.js';
import { type Inline, isEmpty, joined, lines, strong, table } from '../nodes.js';
import { code, prose, sentence } from '../outside-text.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { type Appendix, appendix } from './appendix.js';

/** What being wrong with each style comes to, and what the later changes take: a row a style or broker. */
export function reversalsSection(advice: Advice, { base, cite }: ReportContext): Appendix | undefined {
  const textOf = ({ short, text: takes, sources }: Reversal): Inline => [
    strong(prose(capital(short)), '.'),
    ' ',
    sentence(takes),
    cite(sources),
  ];
  const cells = (changes: readonly Reversal[]): Inline[] =>
    EFFORTS.map((effort) => lines(changes.filter((each) => each.effort === effort).map(textOf)));
  const rows = [
    ...stylesOf(advice).map((style): Inline[] => {
      const wrong = base.reversibility.ifWrong.find((each) => each.style === style);
      const cost = wrong === undefined ? '' : [sentence(wrong.text), cite(wrong.sources)];
      return [strong(style), cost, ...cells(reversalsOf(base, [style], []))];
    }),
    ...brokersAlike(advice.recommendation.portfolio.brokers, base).map(({ ids, changes }): Inline[] => [
      joined(ids.map(code), ', '),
      '',
      ...cells(changes),
    ]),
  ].filter(([, ...told]) => !told.every(isEmpty));
  if (rows.length === 0) return undefined;
  return appendix(TITLES.reversals, table(['', 'If it is wrong', 'Easy to undo', 'Hard to undo'], rows));
}
