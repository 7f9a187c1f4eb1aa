import type { Answers } from '../../../model/answer.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { SetupContext } from './step.js';

/** Warns of more consumers named than were answered. */
export function audienceWarning(needs: Answers, { criteria }: RuleBase): SetupContext['audience'] {
  const audience = criteria.find(({ role }) => role === 'audience');
  const counts = audience?.counts ?? {};
  const answer = audience && needs.get(audience.name);
  if (answer === undefined || answer.origin === 'derived') return () => undefined;
  const least = (answer.values ?? []).map((value) => counts[value] ?? Number.POSITIVE_INFINITY);
  return (count) => {
    const [meant] = Object.entries(counts)
      .filter(([, from]) => from <= count)
      .sort(([, a], [, b]) => b - a);
    if (meant === undefined || least.some((from) => from >= meant[1])) return undefined;
    return `These are ${count} services, and the answer to "${audience?.question}" was ${answer.text}.`;
  };
}
