import type { Flip, FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { blocks, bullets } from '../blocks.js';
import { code } from '../escape.js';
import { list, styleWords } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** Flips shown of a flow that is told by itself, and of one among several. */
const MOST = { alone: 5, among: 3 };

/** What follows, in words: of `either`, whether the sides balance or weigh too little. */
function outcome({ flow, style: now, needs }: FlowAdvice, { change, style }: Flip, { regions }: RuleBase): string {
  if (style !== 'either') return styleWords(style);
  const adds = Object.entries(change).every(([criterion, value]) => {
    const answer = flow.needs.get(criterion);
    return answer === undefined || ((answer.values?.length ?? 0) > 1 && answer.values?.includes(value));
  });
  const pulls = now !== 'either' && Math.max(...Object.values(needs).map(({ least }) => least)) >= regions.floor;
  // An answer that is added, or a half one that is settled, takes no weight away.
  return `${styleWords(style)}: both sides then weigh ${adds && pulls ? 'the same' : 'the same, or too little to count'}`;
}

/** The smallest sets of answers that give another style. */
export function change(advice: FlowAdvice, { base, alone }: ReportContext): string {
  const { flow, flips } = advice;
  const lead = '**What would change it.**';
  if (flips.length === 0) return `${lead} No change of up to three answers gives another style.`;
  const items = flips.slice(0, alone ? MOST.alone : MOST.among).map((flip) => {
    const parts = Object.entries(flip.change).map(([criterion, value]) => {
      const now = flow.needs.get(criterion)?.text;
      return `${code(`${criterion}: ${value}`)} (now ${now === undefined ? 'unknown' : code(now)})`;
    });
    return `${list(parts)} → ${outcome(advice, flip, base)}`;
  });
  return blocks(lead, bullets(items));
}
