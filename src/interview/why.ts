import type { StyleAnalysis } from '../advice/index.js';
import { criteriaIn } from '../condition/walk.js';
import type { Criterion } from '../model/criterion.js';
import { STRENGTHS, type Style } from '../model/style.js';
import type { Offer } from './offer.js';

export type Purpose = 'style' | 'brokers' | 'revisit';

/** Why a criterion is asked: what depends on it now, and the mechanism behind it. */
export function whyAsked(
  criterion: Criterion,
  purpose: Purpose,
  offers: readonly Offer[],
  verdict: StyleAnalysis,
): string[] {
  const reason = purpose === 'brokers' ? undefined : strongest(criterion, verdict);
  return [purposeText(criterion, purpose, offers, verdict), ...(reason === undefined ? [] : [reason])];
}

function purposeText(
  criterion: Criterion,
  purpose: Purpose,
  offers: readonly Offer[],
  { style }: StyleAnalysis,
): string {
  if (purpose === 'brokers' || criterion.serves === 'brokers')
    return 'It does not change the style; choosing and sizing a broker depends on it.';
  if (purpose === 'revisit') return 'It is answered already; you can keep that, change it or take it back.';
  const changing = offers.filter((offer) => offer.style !== style);
  if (changing.length === 0) return `No answer changes "${style}" by itself, but together with others one can.`;
  const styles = [...new Set<Style>(changing.map((offer) => offer.style))];
  const turn = style === 'either' ? 'pull it to' : `turn ${style} into`;
  return `Of all that is open it settles most: the answer can ${turn} ${styles.join(' or ')}.`;
}

/** The strongest reason that reads the criterion and is not there yet. */
function strongest(criterion: Criterion, { rulebook, outlook: { fired } }: StyleAnalysis): string | undefined {
  const rules = rulebook.base.rules.filter(
    (rule, index) => !fired.includes(index) && criteriaIn(rule.when).includes(criterion.name),
  );
  return rules.sort((a, b) => STRENGTHS[b.strength] - STRENGTHS[a.strength])[0]?.because;
}
