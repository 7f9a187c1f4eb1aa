import type { Finding } from '../../model/finding.js';
import { capital, withoutStop } from '../../text/phrases.js';
import { subjectOf } from '../consumers/subject.js';
import { type Carried, findingsOf } from './carrier-finding.js';

/** What carries the flow meets a need only with a workaround. */
export function brokerStrains(carried: Carried): Finding[] {
  const { analysis, match } = carried;
  return findingsOf(carried, 'strains', ({ because, workaround }) => ({
    rule: 'broker-strains',
    severity: 'warning',
    message: `\`${match.carrier.id}\` strains to carry ${subjectOf(analysis)}: ${withoutStop(because)}`,
    remedy: `${capital(withoutStop(workaround))}.`,
  }));
}
