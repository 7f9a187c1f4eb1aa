import type { Rulebook } from '../../../advice/index.js';
import type { Interview } from '../../../interview/index.js';
import type { Answer } from '../../../model/answer.js';
import type { Domain } from '../../../model/criterion.js';
import type { Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';

/**
 * What was answered, before this session and in it, with the question each answer belongs to.
 * @param current the criterion that is being asked about
 */
export function trailOf(rulebook: Rulebook, state: Interview, current?: string): Screen['trail'] {
  const { asked, unknown, flow, reopened } = state;
  const toAsk = (name: string) => name === current || asked.includes(name) || reopened.includes(name);
  const before = [...flow.needs.keys()].filter((name) => !toAsk(name));
  return [...before, ...asked].map((name) => {
    const criterion = rulebook.base.criteria[rulebook.indexOf.get(name) as number];
    const answer = unknown.includes(name) ? undefined : flow.needs.get(name);
    return { question: printable(criterion.question), answer: answerText(criterion.domain, answer) };
  });
}

/** An answer in words: `none or per-key`, and the label of `true` or `false`. */
export function answerText(domain: Domain, answer: Answer | undefined): string {
  if (answer === undefined) return 'not known yet';
  const { values = [], text } = answer;
  const label = domain.kind === 'flag' ? domain.values.find(({ id }) => id === text)?.label : undefined;
  return printable(label ?? (domain.kind !== 'names' && values.length > 1 ? values.join(' or ') : text));
}
