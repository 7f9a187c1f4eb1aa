import type { FlowAnalysis } from '../advice/index.js';
import type { Criterion } from '../model/criterion.js';
import { expectedElimination } from './broker-questions.js';
import type { Interview } from './state.js';

/**
 * What is worth asking once the style needs no more: the criteria that rule out carriers, those first whose answer
 * rules out most of the ones that still fit; then what only their sizing needs. Nothing that was answered, or that
 * the answers imply.
 */
export function remainingBrokerQuestions(analysis: FlowAnalysis, state: Interview): string[] {
  return analysis.rulebook.base.criteria
    .filter((criterion, index) => isUnanswered(criterion, index, analysis, state))
    .map((criterion) => ({ criterion, cut: expectedElimination(analysis, criterion) }))
    .filter(({ criterion, cut }) => criterion.serves === 'brokers' || cut.fits > 0 || cut.usable > 0)
    .sort((a, b) => b.cut.fits - a.cut.fits || b.cut.usable - a.cut.usable)
    .map(({ criterion }) => criterion.name);
}

function isUnanswered(
  { name }: Criterion,
  index: number,
  { flow, verdict }: FlowAnalysis,
  { asked }: Interview,
): boolean {
  if (flow.needs.has(name) || asked.includes(name)) return false;
  if (verdict.open.some(({ criterion }) => criterion === index)) return false;
  const left = verdict.implied[index];
  return verdict.rulebook.spec.cells[index] < 2 || (left & (left - 1)) !== 0;
}
