import type { Finding } from '../../model/finding.js';
import { withoutStop } from '../../text/phrases.js';
import { type Carried, carrierFinding, cited, objectionsOf } from './carrier-finding.js';

/** What carries the flow meets a need only with a workaround. */
export function brokerStrains(carried: Carried): Finding[] {
  const { analysis, match } = carried;
  return objectionsOf(carried, 'strains').map((objection) =>
    carrierFinding(carried, {
      rule: 'broker-strains',
      severity: 'warning',
      message: `\`${match.carrier.id}\` strains to carry \`${analysis.flow.name}\`: ${withoutStop(objection.because)}`,
      remedy: `${capital(objection.workaround)}.`.replace('..', '.'),
      sources: cited(objection),
      needs: objection.criteria,
      object: [...objection.criteria, objection.limit ?? ''].join(),
    }),
  );
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
