import type { OpenCriterion } from '../../model/advice.js';
import { baseUnit } from '../../model/quantity.js';
import { STYLES } from '../../model/style.js';
import type { StyleAnalysis } from '../analysis/style-analysis.js';
import { labelOf, valueOf } from '../answers/masks.js';

/** The criteria that can still change the style, the most telling first, each with what every answer would do. */
export function openQuestions(verdict: StyleAnalysis): OpenCriterion[] {
  return verdict.open.map(({ criterion, matters }) => describe(verdict, criterion, matters));
}

function describe({ rulebook, masks, whatIf }: StyleAnalysis, index: number, matters: number): OpenCriterion {
  const criterion = rulebook.base.criteria[index];
  const cut = rulebook.cuts[index];
  const values: OpenCriterion['values'][number][] = [];
  for (let cell = 0; cell < rulebook.spec.cells[index]; cell++) {
    if ((masks[index] & (1 << cell)) === 0) continue;
    const style = whatIf.styleWith([{ criterion: index, cell }]);
    // An answer that the others rule out is not on offer.
    if (style < 0) continue;
    values.push({ value: valueOf(criterion, cut, cell), label: labelOf(criterion, cut, cell), style: STYLES[style] });
  }
  const unit = criterion.domain.kind === 'quantity' ? baseUnit(criterion.domain.measure) : '';
  return { criterion: criterion.name, matters, question: criterion.question, help: criterion.help, unit, values };
}
