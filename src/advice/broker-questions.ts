import type { OpenCriterion } from '../model/advice.js';
import type { Criterion } from '../model/criterion.js';
import { baseUnit, formatQuantity } from '../model/quantity.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';
import { canChange } from './can-change.js';
import { distinct, namesFor, sampleAnswer, typicalAnswers } from './typical-answers.js';

/** How many carriers an answer to a criterion rules out on average, under the priors. */
export interface ExpectedElimination {
  readonly fits: number;
  readonly usable: number;
}

export function expectedElimination(analysis: FlowAnalysis, criterion: Criterion): ExpectedElimination {
  const { flow, carriers } = analysis;
  const { counts } = carriers;
  const now = counts.counts;
  const eliminated = { fits: 0, usable: 0 };
  let total = 0;
  for (const { value, weight } of typicalAnswers(analysis, criterion)) {
    const after = counts.with(sampleAnswer(criterion, value, flow));
    eliminated.fits += weight * (now.fits - after.fits);
    eliminated.usable += weight * (now.fits + now.usable - after.fits - after.usable);
    total += weight;
  }
  return total === 0 ? eliminated : { fits: eliminated.fits / total, usable: eliminated.usable / total };
}

/** Works out what each answer to each criterion does to each carrier, a little at a time; it is remembered. */
export function* prefetchCarriers(analysis: FlowAnalysis): Generator<void, void, void> {
  const { flow, rulebook, carriers } = analysis;
  for (const criterion of rulebook.base.criteria) {
    for (const { value } of typicalAnswers(analysis, criterion)) {
      carriers.counts.with(sampleAnswer(criterion, value, flow));
      yield;
    }
  }
}

/** A question that bears on what carries a flow, and what its answer is expected to rule out. */
export interface BrokerQuestion {
  readonly criterion: Criterion;
  readonly eliminated: ExpectedElimination;
}

/**
 * What is worth asking for the broker and its size alone: the criteria of which an answer can change what comes first or
 * what speaks against it, those first whose answer rules out most of the carriers that still fit; then what only the
 * sizing needs. Nothing that was answered, that the answers imply, or that can still change the style.
 */
export function brokerQuestions(analysis: FlowAnalysis): BrokerQuestion[] {
  const { flow, verdict, rulebook } = analysis;
  const forStyle = new Set(verdict.open.map(({ criterion }) => criterion));
  const { implied } = verdict;
  const isSettled = (index: number) => rulebook.spec.cells[index] >= 2 && (implied[index] & (implied[index] - 1)) === 0;
  return rulebook.base.criteria
    .filter(({ name }, index) => !flow.needs.has(name) && !forStyle.has(index) && !isSettled(index))
    .filter((criterion) => canChange(analysis, criterion))
    .map((criterion) => ({ criterion, eliminated: expectedElimination(analysis, criterion) }))
    .sort((a, b) => b.eliminated.fits - a.eliminated.fits || b.eliminated.usable - a.eliminated.usable);
}

/** The same as a script can ask it, of several consumers together; `matters` is how many of those that fit an answer rules out on average. */
export function openForBrokers(analysis: FlowAnalysis): OpenCriterion[] {
  if (analysis.together === undefined) return openOf(analysis);
  const found = new Map<string, OpenCriterion>();
  for (const open of analysis.consumers.flatMap(openOf))
    if (open.matters > (found.get(open.criterion)?.matters ?? -1)) found.set(open.criterion, open);
  return [...found.values()].sort((a, b) => b.matters - a.matters);
}

function openOf(analysis: FlowAnalysis): OpenCriterion[] {
  const { style, rulebook } = analysis;
  return brokerQuestions(analysis).map(({ criterion, eliminated }) => {
    const { name, question, help, domain } = criterion;
    const unit = domain.kind === 'quantity' ? baseUnit(domain.measure) : '';
    const values =
      domain.kind === 'quantity'
        ? typicalAnswers(analysis, criterion).map(({ value }) => {
            const text = formatQuantity(Number(value), domain.measure);
            return { id: text, label: text };
          })
        : domain.kind === 'names'
          ? namesFor(criterion, rulebook.base)
          : domain.values;
    return {
      criterion: name,
      matters: Math.max(0, eliminated.fits),
      question,
      help,
      unit,
      values: distinct(values).map(({ id, label }) => ({ value: id, label, style })),
    };
  });
}
