import { truthOn } from '../../condition/on-answers.js';
import { criteriaIn } from '../../condition/walk.js';
import type { Answers } from '../../model/answer.js';
import type { Carrier } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import type { Expression } from '../../model/expression.js';
import type { RuleBase } from '../../model/knowledge.js';
import { asMap, joined, listed, meeting } from './candidates.js';

/** Where it runs, what the team can run and what runs change the order itself, so the search starts from each. */
export function startsOf(
  { criteria, noBrokerWhen, catalogue: { inherents } }: RuleBase,
  alone: readonly Answers[],
): (carrier: Carrier) => Answers[] {
  const byRole = (role: Criterion['role']) => [
    ...alone.filter((answers) => criteria.some((criterion) => criterion.role === role && answers.has(criterion.name))),
    new Map() as Answers,
  ];
  // Of the effort only the least answer makes a difference that the others don't.
  const efforts = [new Map() as Answers, ...byRole('effort').slice(0, 1)];
  const plain = byRole('place').flatMap((place) => efforts.flatMap((effort) => joined(place, effort) ?? []));
  const named = (role: Criterion['role'], values: readonly string[]): Answers => {
    const criterion = criteria.find((each) => each.role === role);
    return criterion === undefined || values.length === 0 ? new Map() : asMap(listed(criterion.name, values));
  };
  const asked = ({ inherent }: Carrier) =>
    inherents
      .filter(({ id }) => inherent.includes(id))
      .reduce<Answers>((so, { askedBy }) => joined(so, meeting(askedBy)[0] ?? new Map()) ?? so, new Map());
  return (carrier) => {
    // What runs nothing comes first where nothing has to be run.
    if (carrier.parts.length === 0)
      return noBrokerWhen.flatMap(({ when }) => meeting(when).flatMap((set) => completed(set, when, alone)));
    const built = plain.flatMap((start) => joined(start, named('languages', carrier.stack.slice(0, 1))) ?? []);
    return [
      ...built,
      ...(carrier.inherent.length === 0 ? [] : built.flatMap((start) => joined(start, asked(carrier)) ?? [])),
      ...built.flatMap((start) => joined(start, named('running', carrier.platforms)) ?? []),
    ];
  };
}

/** Some answers with those that a condition still needs to hold; none where single answers don't do. */
function completed(answers: Answers, when: Expression, alone: readonly Answers[]): Answers[] {
  if (truthOn(when, answers) === true) return [answers];
  for (const name of criteriaIn(when)) {
    if (answers.has(name)) continue;
    const more = alone
      .filter((each) => each.has(name))
      .flatMap((each) => joined(answers, each) ?? [])
      .find((each) => truthOn(when, each) !== false);
    if (more !== undefined) return completed(more, when, alone);
  }
  return [];
}
