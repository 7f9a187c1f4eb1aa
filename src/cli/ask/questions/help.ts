import { answerOf, type Carriers, fitsAfter, type Offer, type Question } from '../../../interview/index.js';
import type { Style } from '../../../model/style.js';
import { printable } from '../../../text/escape.js';
import { plural } from '../../../text/phrases.js';

/** What the question means, why it is asked, and what each answer would do. */
export function helpOn(question: Question): string[] {
  const { criterion, offers, purpose, why, analysis, carriers } = question;
  const reasons = why.map((text, at) => `${at === 0 ? 'Why now' : 'Behind it'}: ${text}`);
  const listed = criterion.domain.kind === 'names' || offers.length < 2 ? [] : offers;
  const effects = listed.map((offer) => {
    if (purpose !== 'brokers' || carriers === undefined) return styleEffect(offer, analysis.style);
    const answer = answerOf(criterion, offer.value, analysis.flow.place);
    return carriersEffect(offer, carriers, answer === undefined ? undefined : fitsAfter(analysis, answer));
  });
  return [criterion.help, `For example: ${criterion.example}`, ...reasons, ...effects].map(printable);
}

function styleEffect({ label, style, decides }: Offer, now: Style): string {
  return `- ${label}. ${style === now ? 'Still' : 'Then'} ${style}${decides ? ', and that is final' : ' so far'}.`;
}

function carriersEffect({ label }: Offer, { fits: { length: count } }: Carriers, then = count): string {
  const kept = `${then} of ${plural(count, 'broker')} ${then === 1 ? 'meets' : 'meet'} every need`;
  const effect = then === count ? 'Rules out no broker' : then === 0 ? 'No broker meets every need then' : kept;
  return `- ${label}. ${effect}.`;
}
