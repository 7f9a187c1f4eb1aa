import type { Rulebook } from '../../../advice/index.js';
import type { OwnNeeds, OwnQuestion, PickStep } from '../../../interview/index.js';
import type { Answer } from '../../../model/answer.js';
import type { Screen, Status } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import { plural } from '../../../text/phrases.js';
import { statusOf } from '../questions/progress.js';
import { answerText } from '../questions/trail.js';
import type { AskStyle } from '../style.js';

type OfConsumer = PickStep | OwnQuestion;

export const headOf = (head: string, { name }: OfConsumer) => `${head} / ${printable(name)}`;

/** What a consumer takes that gives no answer of its own. */
export const standsText = (flows: Answer | undefined) =>
  flows === undefined ? 'As the flow: not known yet' : `As the flow: ${printable(flows.text)}`;

/** The verdict on one consumer, with what is left to ask. */
export function statusOfStep(step: OfConsumer, style: AskStyle): Status {
  const { analysis } = step;
  const carriers = step.kind === 'own' ? step.question.carriers : undefined;
  return statusOf({ analysis, carriers }, leftText(step), style);
}

/** Exact: what a consumer is asked was picked before. Where it is picked, the title counts the consumers. */
function leftText(step: OfConsumer): string {
  if (step.kind === 'pick') return '';
  const { name, consumer, consumers, number, count } = step;
  const rest = consumers - consumer;
  const then = rest === 0 ? '' : `; then ${plural(rest, 'more consumer')}`;
  return `Question ${number} of ${count} about ${printable(name)}${then}.`;
}

/** What the consumers said so far, each answer with its question. */
export function ownTrail({ base }: Rulebook, { flow: { consumers = [] }, at = 0 }: OwnNeeds): Screen['trail'] {
  return consumers.slice(0, at + 1).flatMap(({ name, needs }) =>
    [...needs.values()].map((answer) => {
      const criterion = base.criteria.find((each) => each.name === answer.criterion);
      return {
        question: printable(`${name}: ${criterion?.question ?? answer.criterion}`),
        answer: criterion === undefined ? printable(answer.text) : answerText(criterion.domain, answer),
      };
    }),
  );
}
