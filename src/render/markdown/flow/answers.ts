import type { FlowAdvice } from '../../../model/advice.js';
import type { Answer } from '../../../model/answer.js';
import type { Criterion } from '../../../model/criterion.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { blocks, table } from '../blocks.js';
import { code, inline, prose } from '../escape.js';
import { list } from '../phrases.js';

const ORIGINS: Record<Answer['origin'], string> = {
  stated: 'stated for this flow',
  default: 'default of the file',
  derived: 'read off the consumers',
  argument: 'given on the command line',
};

interface Group {
  readonly title: string;
  readonly criteria: readonly Criterion[];
}

/** The criteria in the order of the topics; those of no known topic come last. */
export function byTopic({ topics, criteria }: RuleBase): readonly Group[] {
  const known = new Set(topics.map((topic) => topic.id));
  return [
    ...topics.map(({ id, title }) => ({ title, criteria: criteria.filter((each) => each.topic === id) })),
    { title: '', criteria: criteria.filter((each) => !known.has(each.topic)) },
  ];
}

function settled({ domain }: Criterion, answer: Answer): boolean {
  if (domain.kind === 'names') return true;
  if (answer.ranges) return answer.ranges.length === 1 && answer.ranges[0].low === answer.ranges[0].high;
  return answer.values === undefined || answer.values.length < 2;
}

function shown({ domain }: Criterion, answer: Answer): string {
  const only = answer.values?.length === 1 ? answer.values[0] : undefined;
  const label =
    domain.kind === 'choice' || domain.kind === 'flag' ? domain.values.find((value) => value.id === only)?.label : '';
  return code(answer.text) + (label ? `: ${inline(label)}` : '');
}

function row(advice: FlowAdvice, criterion: Criterion): readonly [answer: string, from: string] {
  const answer = advice.flow.needs.get(criterion.name);
  const matters = advice.open.some((each) => each.criterion === criterion.name);
  const effect = matters
    ? '**could change the style**'
    : criterion.serves === 'brokers'
      ? 'asked for the choice of a broker'
      : 'would not change the style';
  if (answer === undefined) return ['**unknown**', effect];
  const half = settled(criterion, answer) ? '' : `; not settled, ${effect}`;
  return [shown(criterion, answer), ORIGINS[answer.origin] + half];
}

/** Every criterion as answered, what is unknown marked. */
export function answersTable(advice: FlowAdvice, base: RuleBase): string {
  const rows = byTopic(base).flatMap(({ title, criteria }) =>
    criteria.map((criterion, i) => {
      const [answer, from] = row(advice, criterion);
      const question = prose(criterion.question);
      return [
        i === 0 ? inline(title) : '',
        question === '' ? code(criterion.name) : `${code(criterion.name)}: ${question}`,
        answer,
        from,
      ];
    }),
  );
  if (rows.length === 0) return '';
  return blocks('**Answers.**', table(['Topic', 'Criterion', 'Answer', 'Where from'], rows));
}

const BRIEF_ORIGINS: Record<Answer['origin'], string> = {
  stated: '',
  default: ' (default)',
  derived: ' (read off the consumers)',
  argument: ' (from the command line)',
};

/** The same in two sentences, for one flow among several: the questions are told once for all. */
export function answersBrief(advice: FlowAdvice, base: RuleBase): string {
  const criteria = byTopic(base).flatMap((group) => group.criteria);
  const given = criteria.flatMap(({ name }) => {
    const answer = advice.flow.needs.get(name);
    return answer === undefined ? [] : [code(`${name}: ${answer.text}`) + BRIEF_ORIGINS[answer.origin]];
  });
  const unknown = criteria.filter(({ name }) => !advice.flow.needs.has(name)).map(({ name }) => code(name));
  const known = `**Answers.** ${given.length === 0 ? 'None' : list(given)}.`;
  return unknown.length === 0 ? known : `${known} **Unknown:** ${list(unknown)}.`;
}
