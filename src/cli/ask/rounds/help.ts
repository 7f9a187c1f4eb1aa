import type { Rulebook } from '../../../advice/index.js';
import {
  answerOf,
  type Carriers,
  carriersAfter,
  type Interview,
  type Offer,
  type Question,
} from '../../../interview/index.js';
import type { Style } from '../../../model/style.js';
import { printable } from '../../../text/escape.js';

/** What the question means, why it is asked, and what each answer would do. */
export function helpOn(rulebook: Rulebook, { flow }: Interview, question: Question): string[] {
  const { criterion, offers, purpose, why, standing, carriers } = question;
  const reasons = why.map((text, at) => `${at === 0 ? 'Why now' : 'Behind it'}: ${text}`);
  const told = criterion.domain.kind === 'names' || offers.length < 2 ? [] : offers;
  const effects = told.map((offer) => {
    if (purpose !== 'brokers' || carriers === undefined) return styleEffect(offer, standing.style);
    const answer = answerOf(criterion, offer, flow);
    return carriersEffect(offer, carriers, answer === undefined ? carriers : carriersAfter(rulebook, flow, answer));
  });
  return [criterion.help, `For example: ${criterion.example}`, ...reasons, ...effects].map(printable);
}

function styleEffect({ label, style, decides }: Offer, now: Style): string {
  return `- ${label}. ${style === now ? 'Still' : 'Then'} ${style}${decides ? ', and that is final' : ' so far'}.`;
}

function carriersEffect({ label }: Offer, now: Carriers, then: Carriers): string {
  const count = now.fits.length;
  const effect =
    then.fits.length === count ? `All ${count} still fit` : `Leaves ${then.fits.length} of the ${count} that fit`;
  return `- ${label}. ${effect}.`;
}
