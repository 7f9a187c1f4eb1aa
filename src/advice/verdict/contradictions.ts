import { criteriaIn } from '../../condition/walk.js';
import type { Answer } from '../../model/answer.js';
import { createFinding, type Finding } from '../../model/finding.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';

/** Needs of a flow that cannot be true together, each with both places. */
export function contradictions(analysis: FlowAnalysis): Finding[] {
  const { flow, broken } = analysis;
  const found = broken.map((exclusion) => {
    const answers = criteriaIn(exclusion.when).flatMap((name) => flow.needs.get(name) ?? []);
    return contradiction(analysis, answers, exclusion.because);
  });
  return [...found, ...audienceMiscounted(analysis)];
}

/** The same, with those of its consumers that they do not share. */
export function allContradictions(analysis: FlowAnalysis): Finding[] {
  const shared = contradictions(analysis);
  const known = new Set(shared.map(({ facts }) => JSON.stringify(facts)));
  const own = analysis.consumers.flatMap(contradictions).filter(({ facts }) => !known.has(JSON.stringify(facts)));
  return [...shared, ...own];
}

function contradiction({ system, flow, consumer }: FlowAnalysis, answers: readonly Answer[], because: string): Finding {
  // Reported at the answer that comes last in the text, where a reader notices the clash.
  const ordered = [...answers].sort((a, b) => a.place.span.start - b.place.span.start);
  const last = ordered[ordered.length - 1];
  const named = ordered.map((answer) => `\`${answer.criterion}: ${answer.text}\``).join(' and ');
  return createFinding({
    rule: 'contradiction',
    severity: 'error',
    message: `${named} cannot both be true: ${because}`,
    place: last?.place ?? flow.place,
    system,
    flow: flow.name,
    consumer,
    facts: Object.fromEntries(ordered.map((answer) => [answer.criterion, answer.text])),
    remedy: 'Change one of the two answers; until then the verdict is given as if both could hold.',
    related: ordered
      .slice(0, -1)
      .map((answer) => ({ message: `\`${answer.criterion}: ${answer.text}\` is said here`, place: answer.place })),
    about: ordered.map((answer) => answer.criterion),
  });
}

/** A stated number of consumers that the names in `to` refute. */
function audienceMiscounted({ system, flow, rulebook }: FlowAnalysis): Finding[] {
  const audience = rulebook.base.criteria.find((criterion) => criterion.role === 'audience');
  const answer = audience && flow.needs.get(audience.name);
  const named = flow.to?.length ?? 0;
  if (!answer || answer.origin === 'derived' || answer.values?.length !== 1) return [];
  if (audience.counts?.[answer.values[0]] !== 1 || named < 2) return [];
  const list = flow.to?.map(({ name }) => name) ?? [];
  const place = flow.to?.[0]?.place ?? flow.place;
  return [
    createFinding({
      rule: 'contradiction',
      severity: 'error',
      message: `\`${answer.criterion}: ${answer.text}\` cannot be true while \`to\` names ${named} services`,
      place: answer.place,
      system,
      flow: flow.name,
      facts: { [answer.criterion]: answer.text, to: list.join(', ') },
      remedy: 'Name one service in `to`, or leave the criterion out and let it be read off the names.',
      related: [{ message: `${named} services are named here`, place }],
      about: [answer.criterion, 'to'],
    }),
  ];
}
