import { impliedCells, type Rulebook } from '../advice/index.js';
import type { Criterion } from '../model/criterion.js';
import { expectedElimination } from './broker-questions.js';
import { type InterimVerdict, interimVerdict, openOn } from './interim-verdict.js';
import type { Interview } from './state.js';

/**
 * What is worth asking once the style needs no more: the criteria that rule out carriers, those first whose answer
 * rules out most of the ones that still fit; then what only their sizing needs. Nothing that was answered, or that
 * the answers imply.
 */
export function remainingBrokerQuestions(full: Rulebook, state: Interview): string[] {
  const standing = interimVerdict(full, state.flow);
  const { criteria } = full.base;
  return criteria
    .filter((criterion, index) => isUnanswered(criterion, index, standing, state))
    .map((criterion) => ({ criterion, cut: expectedElimination(full, state.flow, criterion) }))
    .filter(({ criterion, cut }) => criterion.serves === 'brokers' || cut.fits > 0 || cut.usable > 0)
    .sort((a, b) => b.cut.fits - a.cut.fits || b.cut.usable - a.cut.usable)
    .map(({ criterion }) => criterion.name);
}

function isUnanswered(
  { name }: Criterion,
  index: number,
  { rulebook, masks }: InterimVerdict,
  state: Interview,
): boolean {
  if (state.flow.needs.has(name) || state.asked.includes(name)) return false;
  if (openOn(rulebook, masks).some(({ criterion }) => criterion === index)) return false;
  const left = impliedCells(rulebook, masks)[index];
  return rulebook.spec.cells[index] < 2 || (left & (left - 1)) !== 0;
}
