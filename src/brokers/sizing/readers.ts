import type { Answers } from '../../model/answer.js';
import type { Criterion } from '../../model/criterion.js';
import { inRole } from '../roles.js';

/** The number of consuming services, where the answers alone say it. */
export function readersIn(answers: Answers, criteria: readonly Criterion[]): number | undefined {
  const audience = inRole(criteria, 'audience');
  const values = audience && answers.get(audience.name)?.values;
  return values?.length === 1 && audience?.counts?.[values[0]] === 1 ? 1 : undefined;
}
