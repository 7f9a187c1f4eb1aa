import type { FlowAnalysis } from '../../advice/index.js';
import type { Finding } from '../../model/finding.js';
import { withoutStop } from '../../text/phrases.js';
import { subjectOf } from '../consumers/subject.js';
import { type Carried, findingsOf } from './carrier-finding.js';

/** What carries the flow does not meet a need. */
export function brokerCannot(carried: Carried): Finding[] {
  const { analysis, match } = carried;
  return findingsOf(carried, 'cannot', ({ because }) => ({
    rule: 'broker-cannot',
    severity: 'error',
    message: `\`${match.carrier.id}\` cannot carry ${subjectOf(analysis)}: ${withoutStop(because)}`,
    remedy: remedyFor(analysis),
  }));
}

/** The first that meets every need, or what to give up where nothing known meets them together. */
function remedyFor({ carriers }: FlowAnalysis): string {
  const instead = carriers.ranking.find(({ match }) => match === 'fits')?.carrier.id;
  if (instead !== undefined) return `Take one that can, such as ${instead}; or correct the needs.`;
  const sets = carriers.needsToDrop.map(
    ({ needs, allows }) => `${needs.map((name) => `\`${name}\``).join(' and ')} (then ${allows[0]})`,
  );
  return sets.length === 0
    ? 'Take one that only strains, or correct the needs.'
    : `Nothing known meets all of them: give up ${sets.join(', or ')}.`;
}
