import type { Rulebook } from '../../../advice/index.js';
import type { Interview } from '../../../interview/index.js';
import type { Answer } from '../../../model/answer.js';
import type { Domain } from '../../../model/criterion.js';
import type { Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';

/** What was answered in this session, with the question each answer belongs to. */
export function trailOf(rulebook: Rulebook, { asked, unknown, flow }: Interview): Screen['trail'] {
  return asked.map((name) => {
    const criterion = rulebook.base.criteria[rulebook.indexOf.get(name) as number];
    const answer = unknown.includes(name) ? undefined : flow.needs.get(name);
    return { question: printable(criterion.question), answer: answerText(criterion.domain, answer) };
  });
}

/** An answer in words: `none or per-key`, and the label of `true` or `false`. */
function answerText(domain: Domain, answer: Answer | undefined): string {
  if (answer === undefined) return 'not known yet';
  const { values = [], text } = answer;
  const label = domain.kind === 'flag' ? domain.values.find(({ id }) => id === text)?.label : undefined;
  return printable(label ?? (domain.kind !== 'names' && values.length > 1 ? values.join(' or ') : text));
}
