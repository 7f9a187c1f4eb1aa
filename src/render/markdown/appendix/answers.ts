import type { FlowAdvice } from '../../../model/advice.js';
import type { Answer } from '../../../model/answer.js';
import type { Criterion } from '../../../model/criterion.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { type Inline, isEmpty, joined, lines, paragraph, sentences, strong, table, text } from '../nodes.js';
import { code, name, plain, prose, truncate } from '../outside-text.js';
import { list } from '../phrases.js';
import { type ReportContext, TITLES } from '../report-context.js';
import { type Appendix, appendix, flowNames, metIn } from './appendix.js';

const ORIGINS: Record<Answer['origin'], string> = {
  stated: '',
  default: 'default of the file',
  derived: 'read off the consumers',
  argument: 'given on the command line',
};

/** The criteria in the order of the topics; those of no known topic come last. */
function byTopic({ topics, criteria }: RuleBase): readonly Criterion[] {
  const known = new Set(topics.map(({ id }) => id));
  return [
    ...topics.flatMap(({ id }) => criteria.filter(({ topic }) => topic === id)),
    ...criteria.filter(({ topic }) => !known.has(topic)),
  ];
}

function labelOf({ domain }: Criterion, value: string): string {
  if (domain.kind !== 'choice' && domain.kind !== 'flag') return '';
  return domain.values.find(({ id }) => id === value)?.label ?? '';
}

/** What a flow answers, and what its consumers say for themselves, each with who says it. */
function answersIn({ flow }: FlowAdvice, criterion: string): readonly { answer: Answer; who: string }[] {
  const own = flow.needs.get(criterion);
  const consumers = (flow.consumers ?? []).flatMap(({ name: consumer, needs }) => {
    const answer = needs.get(criterion);
    return answer === undefined ? [] : [{ answer, who: consumer }];
  });
  return [...(own === undefined ? [] : [{ answer: own, who: '' }]), ...consumers];
}

/** Each answer with its meaning and the flows that gave it. */
function answersOfAll(criterion: Criterion, flows: readonly FlowAdvice[]): Inline {
  const met = metIn(flows, (flow) =>
    answersIn(flow, criterion.name).map(({ answer, who }): [string, { answer: Answer; who: string }] => [
      `${who} ${answer.origin} ${answer.text}`,
      { answer, who },
    ]),
  );
  return lines(
    met.map(({ item: { answer, who }, flows: among }) => {
      const label = plain(labelOf(criterion, answer.text));
      const origin = ORIGINS[answer.origin];
      return [
        code(answer.text),
        isEmpty(label) ? '' : [' (', label, ')'],
        flows.length === 1 ? '' : [': ', flowNames(among, flows.length)],
        who === '' ? '' : [', for ', name(truncate(who, 60))],
        origin === '' ? '' : `, ${origin}`,
      ];
    }),
  );
}

/** The flows of which nothing is known, where it is not all or none of them. */
function unknownTo(criterion: Criterion, flows: readonly FlowAdvice[]): Inline {
  const silent = flows.filter((flow) => answersIn(flow, criterion.name).length === 0);
  return silent.length === 0 ? '' : [strong('unknown'), ': ', flowNames(silent, flows.length)];
}

/** What all of several flows answer alike, where that is one answer. */
function sameForAll({ name: criterion }: Criterion, flows: readonly FlowAdvice[]): Inline | undefined {
  const given = flows.map((flow) => answersIn(flow, criterion));
  const [first] = given[0] ?? [];
  if (flows.length < 2 || first === undefined || first.answer.origin === 'derived') return undefined;
  const { text: written, origin } = first.answer;
  const isAlike = given.every(
    (answers) => answers.length === 1 && answers[0].answer.text === written && answers[0].answer.origin === origin,
  );
  if (!isAlike) return undefined;
  return [code(`${criterion}: ${written}`), ORIGINS[origin] === '' ? '' : ` (${ORIGINS[origin]})`];
}

/** All questions that were answered, and which flows gave which answer. */
export function answersSection(flows: readonly FlowAdvice[], { base }: ReportContext): Appendix | undefined {
  const criteria = byTopic(base);
  if (criteria.length === 0) return undefined;
  const isAnswered = ({ name: criterion }: Criterion) => flows.some((flow) => answersIn(flow, criterion).length > 0);
  const shared = criteria.flatMap((criterion): Inline[] => {
    const same = sameForAll(criterion, flows);
    return same === undefined ? [] : [same];
  });
  const rows = criteria
    .filter((criterion) => isAnswered(criterion) && sameForAll(criterion, flows) === undefined)
    .map((criterion) => [
      joined([code(criterion.name), prose(criterion.question)], ': '),
      lines([answersOfAll(criterion, flows), unknownTo(criterion, flows)]),
    ]);
  const silent = criteria.filter((criterion) => !isAnswered(criterion)).map((criterion) => code(criterion.name));
  return appendix(
    TITLES.answers,
    rows.length === 0 ? [] : table(['Criterion', 'Answers'], rows),
    paragraph(
      sentences(
        shared.length === 0 ? '' : text`All flows say ${list(shared)}.`,
        silent.length === 0
          ? ''
          : text`Nothing was said of ${list(silent)}. What was not said counts as unknown, never as no.`,
      ),
    ),
  );
}
