import type { FlowAdvice } from '../../../model/advice.js';
import type { Criterion } from '../../../model/criterion.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { blocks, heading, table } from '../blocks.js';
import { code, inline, name, prose, truncate } from '../escape.js';
import { byTopic } from '../flow/answers.js';
import { some } from '../phrases.js';

export const CRITERIA_TITLE = 'The questions and answers';

/** Names of flows for one answer before the rest is counted. */
const FEW = 6;

function meaning({ domain }: Criterion, value: string): string {
  if (domain.kind !== 'choice' && domain.kind !== 'flag') return '';
  const label = domain.values.find(({ id }) => id === value)?.label ?? '';
  return label === '' ? '' : ` (${inline(label)})`;
}

/** Each answer with the flows that gave it; unknown last. */
function answers(criterion: Criterion, flows: readonly FlowAdvice[]): string {
  const given = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const { flow } of flows) {
    const answer = flow.needs.get(criterion.name)?.text;
    const names = answer === undefined ? unknown : (given.get(answer) ?? []);
    names.push(name(truncate(flow.name, 60)));
    if (answer !== undefined) given.set(answer, names);
  }
  const who = (names: readonly string[]) => (names.length === flows.length ? 'all' : some(names, FEW));
  const items = [...given].map(([answer, names]) => `${code(answer)}${meaning(criterion, answer)}: ${who(names)}`);
  return [...items, ...(unknown.length === 0 ? [] : [`**unknown**: ${who(unknown)}`])].join('; ');
}

/** What was asked of every flow, and who answered what. */
export function criteriaSection(flows: readonly FlowAdvice[], base: RuleBase): string {
  const rows = byTopic(base).flatMap(({ criteria }) =>
    criteria.map((criterion) => {
      const question = prose(criterion.question);
      return [code(criterion.name) + (question === '' ? '' : `: ${question}`), answers(criterion, flows)];
    }),
  );
  if (rows.length === 0) return '';
  return blocks(heading(2, CRITERIA_TITLE), table(['Criterion', 'Answers'], rows));
}
