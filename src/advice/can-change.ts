import { unaskedIn } from '../brokers/index.js';
import type { Carrier } from '../model/broker.js';
import type { Criterion, Role } from '../model/criterion.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';
import { namesFor, possibleAnswers, sampleNames } from './typical-answers.js';

/** What the sizing is worked out from, and what decides between platforms as a whole. */
const ALWAYS: readonly (Role | undefined)[] = ['rate', 'size', 'stored', 'place', 'running', 'effort'];

/** Whether an answer can change the sizing, which carrier comes first, or what speaks against that one. */
export function canChange(analysis: FlowAnalysis, criterion: Criterion): boolean {
  if (ALWAYS.includes(criterion.role)) return true;
  const { flow, rulebook, carriers } = analysis;
  const [first] = carriers.ranking;
  if (first === undefined || first.match === 'cannot') return true;
  if (criterion.role === 'languages') return changesFirst(analysis, criterion, first);
  // What a carrier brings unasked decides only between those that are level with the first.
  const level = carriers.ranking.filter(
    ({ match, costly, adds }) => match !== 'cannot' && costly <= first.costly && adds.length <= first.adds.length,
  );
  const brought = new Set(level.flatMap(({ carrier }) => carrier.inherent));
  const inherents = rulebook.base.catalogue.inherents.filter(({ id }) => brought.has(id));
  const unasked = unaskedIn(inherents, flow.needs).size;
  return possibleAnswers(analysis, criterion).some((answer) => {
    if (carriers.counts.changes(answer, first.carrier)) return true;
    // One answer asks for more, or for less: what is unasked grows or shrinks.
    return unaskedIn(inherents, new Map(flow.needs).set(criterion.name, answer)).size !== unasked;
  });
}

/** Whether another carrier would come first for a team that builds in every language. */
function changesFirst(
  analysis: FlowAnalysis,
  criterion: Criterion,
  { carrier }: { readonly carrier: Carrier },
): boolean {
  const values = namesFor(criterion, analysis.rulebook.base).map(({ id }) => id);
  return analysis.with(sampleNames(criterion, values, analysis.flow)).carriers.ranking[0]?.carrier.id !== carrier.id;
}
