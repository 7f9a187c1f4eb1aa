import { answerOf, fitsAfter, type Question } from '../../../interview/index.js';
import type { Criterion } from '../../../model/criterion.js';
import { expected } from '../../../model/quantity.js';
import type { QuestionValue } from '../../../render/conversation/question.js';

/** A question of the interview as a value, with what each answer would do. */
export function questionValue(question: Question): QuestionValue {
  const { criterion, purpose, why, offers, current, analysis, most } = question;
  return {
    criterion: criterion.name,
    purpose: purpose === 'brokers' ? 'brokers' : 'style',
    question: criterion.question,
    help: criterion.help,
    example: criterion.example,
    why,
    form: formOf(criterion),
    soFar: current?.text ?? null,
    answers: offers.map((offer) => {
      // Names can be given together, so that one of them says nothing by itself.
      const counts = purpose === 'brokers' && criterion.domain.kind !== 'names';
      const answer = counts ? answerOf(criterion, offer.value, analysis.flow.place) : undefined;
      const { value, label, style, decides } = offer;
      return { value, label, style, decides, fits: answer === undefined ? null : fitsAfter(analysis, answer) };
    }),
    left: most,
  };
}

function formOf({ domain }: Criterion): string {
  switch (domain.kind) {
    case 'quantity':
      return `${expected(domain.measure, domain.forever).replaceAll('`', '')}, or a range LOW..HIGH`;
    case 'flag':
      return 'true or false';
    case 'names':
      return 'a list of all that apply; an empty list: none';
    default:
      return 'one of these, or a list where it is not settled yet';
  }
}
