import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { STRENGTHS } from '../../../model/style.js';
import { list } from '../../../text/phrases.js';
import { quadrant } from '../../quadrant.js';
import { fence, paragraph } from '../nodes.js';
import { percent } from '../phrases.js';
import { TITLES } from '../report-context.js';
import { type Appendix, appendix } from './appendix.js';

/** With fewer flows the weights in their sections say as much as a chart. */
const FEWEST = 6;

/** The section on how weights of reasons become a style, with the thresholds of the rule base. */
export function scoring(flows: readonly FlowAdvice[], base: RuleBase): Appendix {
  const { threshold, ratio, floor } = base.regions;
  const chart = flows.length >= FEWEST ? quadrant(flows, base) : undefined;
  const steps = Object.entries(STRENGTHS).map(([strength, weight]) => `${strength} ${weight}`);
  return appendix(
    TITLES.scoring,
    paragraph(
      `Each reason adds weight to one side: ${list(steps)}. A side counts as needed when its reasons add up to at least ` +
        `${threshold}, and either reach ${percent(ratio)} of the other side or include a decisive one. ` +
        'Both sides needed means hybrid; otherwise the heavier side gives the style. ' +
        `Where both stay below ${floor}, or weigh the same without being needed, either style will do. ` +
        'Only what was stated counts; for what was not, every possible answer was tried to see whether it could change the style.',
    ),
    chart === undefined
      ? []
      : [
          fence('mermaid', chart),
          paragraph(
            `Each flow by what is certain of it: to the right and above the middle a side weighs ${threshold} or more.`,
            flows.every(({ decided }) => decided)
              ? ''
              : ' A hollow point has answers open that could still move it, to the right or up.',
          ),
        ],
  );
}
