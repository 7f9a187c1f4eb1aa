import { FlowAnalysis } from '../../advice/index.js';
import type { Carrier } from '../../model/broker.js';
import type { Finding } from '../../model/finding.js';
import { type Carried, carrierFinding } from './carrier-finding.js';

/** Effort that is worth a word. */
const MUCH = 2;

/**
 * Something that asks less of the team meets every stated need as well, and would have been advised before it. What
 * another flow is carried by runs anyway.
 */
export function brokerHeavierThanNeeded(carried: Carried): Finding[] {
  const { analysis, match } = carried;
  const lighter = lighterThan(carried);
  if (lighter === undefined) return [];
  return [
    carrierFinding(carried, {
      rule: 'broker-heavier-than-needed',
      severity: 'info',
      message: `\`${match.carrier.id}\` asks much effort of the team; \`${lighter.id}\`, which asks ${lighter.effort === 0 ? 'little' : 'less'}, meets every stated need of \`${analysis.flow.name}\` as well`,
      remedy:
        'Keep it where it runs anyway (say so under `running`); otherwise take the lighter one, or state the need that only the heavier one meets.',
      needs: [],
      object: lighter.id,
    }),
  ];
}

function lighterThan({ analysis, match: { match, carrier } }: Carried): Carrier | undefined {
  const { flow, rulebook, running } = analysis;
  const { effort, places } = carrier;
  if (match !== 'fits' || effort < MUCH || analysis.usedElsewhere) return undefined;
  if (carrier.parts.every((part) => running.includes(part))) return undefined;
  // Of several consumers, one may need what only the heavier one has. Last, since a ranking takes the longest.
  if (analysis.ranking.find((ranked) => ranked.carrier === carrier)?.match !== 'fits') return undefined;
  const place = rulebook.base.criteria.find(({ role }) => role === 'place');
  const said = (place && flow.needs.get(place.name)?.values) ?? [];
  const placed = said.some((value) => !place?.anywhere?.includes(value));
  const before = rankedBefore(carrier, analysis);
  return before.find(
    (other) =>
      other.effort < effort &&
      // What fits is to be had where the flow must run; where that is open, it must not narrow it.
      (placed || places.every((each) => other.places.includes(each))),
  );
}

/** What fits and would be advised before a carrier, as if nothing were in use yet. */
function rankedBefore(carrier: Carrier, { written, rulebook }: FlowAnalysis): Carrier[] {
  const { ranking } = new FlowAnalysis({ ...written, uses: undefined }, rulebook);
  const at = ranking.findIndex((ranked) => ranked.carrier === carrier);
  return ranking.slice(0, at).flatMap((ranked) => (ranked.match === 'fits' ? ranked.carrier : []));
}
