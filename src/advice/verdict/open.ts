import { openCriteria } from '../../engine/index.js';
import type { OpenCriterion } from '../../model/advice.js';
import { baseUnit } from '../../model/quantity.js';
import { STYLES } from '../../model/style.js';
import { labelOf, valueOf } from '../answers/masks.js';
import { outlookOn } from '../answers/outlook-of.js';
import type { Rulebook } from '../rulebook.js';

/** The criteria that can still change the style, the most telling first, each with what every answer would do. */
export function openQuestions(rulebook: Rulebook, masks: readonly number[]): OpenCriterion[] {
  return openCriteria(rulebook.engine, masks, outlookOn(rulebook, masks).branches).map(({ criterion, matters }) =>
    describe(rulebook, masks, criterion, matters),
  );
}

function describe(rulebook: Rulebook, masks: readonly number[], index: number, matters: number): OpenCriterion {
  const criterion = rulebook.base.criteria[index];
  const cut = rulebook.cuts[index];
  const values: OpenCriterion['values'][number][] = [];
  for (let cell = 0; cell < rulebook.spec.cells[index]; cell++) {
    if ((masks[index] & (1 << cell)) === 0) continue;
    const answered = masks.map((mask, other) => (other === index ? 1 << cell : mask));
    const { outlook } = outlookOn(rulebook, answered);
    // An answer that the others rule out is not on offer.
    if (outlook.reachable === 0) continue;
    values.push({
      value: valueOf(criterion, cut, cell),
      label: labelOf(criterion, cut, cell),
      style: STYLES[outlook.style],
    });
  }
  const unit = criterion.domain.kind === 'quantity' ? baseUnit(criterion.domain.measure) : '';
  return { criterion: criterion.name, matters, question: criterion.question, help: criterion.help, unit, values };
}
