import { capacityFor } from '../../advice/index.js';
import type { Finding } from '../../model/finding.js';
import { threeFigures } from '../../text/figures.js';
import { type Carried, carrierFinding, cited } from './carrier-finding.js';

/** A figure of the sizing is over a quota of what carries the flow. */
export function overQuota(carried: Carried): Finding[] {
  const { analysis, match } = carried;
  return capacityFor(analysis, match).flatMap((figure) => {
    const { quota } = figure;
    if (quota === undefined || quota.over === 'no' || quota.fact.recalled || figure.figure === 'perKeyCeiling')
      return [];
    const fixed = quota.fact.raisable === undefined;
    return carrierFinding(carried, {
      rule: 'over-quota',
      severity: quota.over === 'all' && fixed ? 'error' : 'warning',
      message: `${figure.formula} is ${figure.least === figure.most ? threeFigures(figure.most) : `${threeFigures(figure.least)} to ${threeFigures(figure.most)}`} ${figure.unit}${quota.over === 'partly' ? ', in part' : ''} over what \`${match.carrier.id}\` allows: ${quota.capability} ${quota.fact.text}`,
      remedy: fixed
        ? 'The quota is fixed: spread the flow over several, or take a broker that allows more.'
        : `Have the quota raised (${quota.fact.raisable}), or spread the flow over several.`,
      sources: cited(quota.fact),
      needs: Object.keys(figure.inputs).filter((name) => analysis.flow.needs.has(name)),
      object: figure.figure,
    });
  });
}
