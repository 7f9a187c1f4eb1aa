import type { FlowAdvice } from '../../../model/advice.js';
import type { Answer } from '../../../model/answer.js';
import type { Criterion } from '../../../model/criterion.js';
import type { RuleBase } from '../../../model/knowledge.js';
import {
  type Block,
  heading,
  type Inline,
  isEmpty,
  joined,
  paragraph,
  sentences,
  strong,
  table,
  text,
} from '../nodes.js';
import { code, name, plain, prose, truncate } from '../outside-text.js';
import { list, some } from '../phrases.js';

const ORIGINS: Record<Answer['origin'], string> = {
  stated: 'stated for this flow',
  default: 'default of the file',
  derived: 'read off the consumers',
  argument: 'given on the command line',
};

interface Topic {
  readonly title: string;
  readonly criteria: readonly Criterion[];
}

/** The criteria in the order of the topics; those of no known topic come last. */
function byTopic({ topics, criteria }: RuleBase): readonly Topic[] {
  const known = new Set(topics.map((topic) => topic.id));
  return [
    ...topics.map(({ id, title }) => ({ title, criteria: criteria.filter((each) => each.topic === id) })),
    { title: '', criteria: criteria.filter((each) => !known.has(each.topic)) },
  ];
}

function isSettled({ domain }: Criterion, answer: Answer): boolean {
  if (domain.kind === 'names') return true;
  if (answer.ranges) return answer.ranges.length === 1 && answer.ranges[0].low === answer.ranges[0].high;
  return answer.values === undefined || answer.values.length < 2;
}

function labelOf({ domain }: Criterion, value: string | undefined): string {
  if (domain.kind !== 'choice' && domain.kind !== 'flag') return '';
  return domain.values.find(({ id }) => id === value)?.label ?? '';
}

function answerText(criterion: Criterion, answer: Answer): Inline {
  const label = plain(labelOf(criterion, answer.values?.length === 1 ? answer.values[0] : undefined));
  return [code(answer.text), isEmpty(label) ? '' : [': ', label]];
}

const criterionText = ({ name, question }: Criterion): Inline => joined([code(name), prose(question)], ': ');

/** A criterion's answer and its origin, as cells of the table. */
function answerCells(advice: FlowAdvice, criterion: Criterion): readonly [answer: Inline, from: Inline] {
  const answer = advice.flow.needs.get(criterion.name);
  const matters = advice.open.some((each) => each.criterion === criterion.name);
  const effect = matters
    ? strong('could change the style')
    : criterion.serves === 'brokers'
      ? 'asked for the choice of a broker'
      : 'would not change the style';
  if (answer === undefined) return [strong('unknown'), effect];
  const half = isSettled(criterion, answer) ? '' : ['; not settled, ', effect];
  return [answerText(criterion, answer), [ORIGINS[answer.origin], half]];
}

/** A row for each criterion with its question, answer and origin. */
export function answersTable(advice: FlowAdvice, base: RuleBase): Block {
  const rows = byTopic(base).flatMap(({ title, criteria }) =>
    criteria.map((criterion, i) => [
      i === 0 ? plain(title) : '',
      criterionText(criterion),
      ...answerCells(advice, criterion),
    ]),
  );
  if (rows.length === 0) return [];
  return [paragraph(strong('Answers.')), table(['Topic', 'Criterion', 'Answer', 'Where from'], rows)];
}

const BRIEF_ORIGINS: Record<Answer['origin'], string> = {
  stated: '',
  default: ' (default)',
  derived: ' (read off the consumers)',
  argument: ' (from the command line)',
};

/** The answers without the questions, which stand in a section of their own when there are several flows. */
export function answersBrief(advice: FlowAdvice, base: RuleBase): Block {
  const { needs } = advice.flow;
  const criteria = byTopic(base).flatMap((topic) => topic.criteria);
  const given = criteria.flatMap(({ name }): Inline[] => {
    const answer = needs.get(name);
    return answer === undefined ? [] : [[code(`${name}: ${answer.text}`), BRIEF_ORIGINS[answer.origin]]];
  });
  const unknown = criteria.filter(({ name }) => !needs.has(name)).map(({ name }) => code(name));
  return paragraph(
    sentences(
      text`${strong('Answers.')} ${given.length === 0 ? 'None' : list(given)}.`,
      unknown.length === 0 ? '' : text`${strong('Unknown:')} ${list(unknown)}.`,
    ),
  );
}

export const CRITERIA_TITLE = 'The questions and answers';

/** Names of flows for one answer before the rest is counted. */
const FEW = 6;

/** Each answer with the flows that gave it; unknown last. */
function answersOfAll(criterion: Criterion, flows: readonly FlowAdvice[]): Inline {
  const given = new Map<string, Inline[]>();
  const unknown: Inline[] = [];
  for (const { flow } of flows) {
    const answer = flow.needs.get(criterion.name)?.text;
    const names = answer === undefined ? unknown : (given.get(answer) ?? []);
    names.push(name(truncate(flow.name, 60)));
    if (answer !== undefined) given.set(answer, names);
  }
  const who = (names: readonly Inline[]) => (names.length === flows.length ? 'all' : some(names, FEW));
  const items = [...given].map(([answer, names]): Inline => {
    const label = plain(labelOf(criterion, answer));
    return [code(answer), isEmpty(label) ? '' : [' (', label, ')'], ': ', who(names)];
  });
  return joined([...items, unknown.length === 0 ? '' : [strong('unknown'), ': ', who(unknown)]], '; ');
}

/** The section with all questions, and which flows gave which answer. */
export function criteriaSection(flows: readonly FlowAdvice[], base: RuleBase): Block {
  const criteria = byTopic(base).flatMap((topic) => topic.criteria);
  if (criteria.length === 0) return [];
  const rows = criteria.map((criterion) => [criterionText(criterion), answersOfAll(criterion, flows)]);
  return [heading(2, CRITERIA_TITLE), table(['Criterion', 'Answers'], rows)];
}
