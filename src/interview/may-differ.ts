import { FlowAnalysis, type Rulebook, valueOf } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Criterion } from '../model/criterion.js';
import type { Consumer } from '../model/system.js';
import { answerOf } from './answer.js';

/**
 * What a consumer may say for itself where that can change its style, together with what else it may say, or by itself
 * what carries its records best; with what it says already. The most telling of the style comes first.
 */
export function mayDiffer(analysis: FlowAnalysis, { needs }: Consumer): Criterion[] {
  const carrying = ofConsumers(analysis.rulebook).filter(
    (each) => needs.has(each.name) || changesCarrier(analysis, each),
  );
  return [...new Set([...telling(analysis), ...carrying])];
}

const ofConsumers = ({ base }: Rulebook) => base.criteria.filter(({ scope }) => scope === 'consumer');

/** What bears on the style of a consumer, of all that it may say for itself; whatever the flow says of that. */
export function telling({ rulebook, flow }: FlowAnalysis): Criterion[] {
  const own = ofConsumers(rulebook);
  const shared = new Map([...flow.needs].filter(([name]) => !own.some((each) => each.name === name)));
  const { open } = new FlowAnalysis({ ...flow, needs: shared }, rulebook).verdict;
  return open.map(({ criterion }) => rulebook.base.criteria[criterion]).filter((each) => own.includes(each));
}

/** Whether some answer gives the consumer another first choice of what carries its records. */
function changesCarrier(analysis: FlowAnalysis, criterion: Criterion): boolean {
  const now = firstCarrier(analysis);
  return answersTo(analysis, criterion).some((answer) => firstCarrier(analysis.with(answer)) !== now);
}

function answersTo({ rulebook, flow }: FlowAnalysis, criterion: Criterion): Answer[] {
  const index = rulebook.indexOf.get(criterion.name) as number;
  const values = Array.from({ length: rulebook.spec.cells[index] }, (_, cell) =>
    valueOf(criterion, rulebook.cuts[index], cell),
  );
  return values.flatMap((value) => answerOf(criterion, value, flow.place) ?? []);
}

const firstCarrier = ({ ranking }: FlowAnalysis) => ranking.find(({ match }) => match !== 'cannot')?.carrier.id;

/** The work of `mayDiffer` step by step, for the time in which a question is read. */
export function* prefetchMayDiffer(analysis: FlowAnalysis): Generator<unknown, void, void> {
  yield telling(analysis);
  for (const criterion of ofConsumers(analysis.rulebook))
    for (const answer of answersTo(analysis, criterion)) yield firstCarrier(analysis.with(answer));
}
