import { truthOn } from '../condition/on-answers.js';
import type { Answers } from '../model/answer.js';
import type { Catalogue } from '../model/broker.js';
import type { CarrierAdvice, PatternAdvice } from '../model/carrying.js';
import type { Style } from '../model/style.js';
import { withoutStop } from '../text/phrases.js';
import type { Estate } from './estate.js';
import { inUse } from './in-use.js';
import type { CarrierMatch } from './matching/match-carrier.js';

/** A match in words: what speaks against it, or that nothing stated does. */
export function carrierAdvice(
  { carrier, match, objections, mode }: CarrierMatch,
  answers: Answers,
  used: readonly string[],
  { brokers: running }: Estate,
): CarrierAdvice {
  const because = objections.map(({ match: verdict, because: text, workaround, asOf }) => {
    const plain = withoutStop(text);
    if (verdict === 'cannot') return asOf === undefined ? plain : `${plain} (as of ${asOf})`;
    return workaround === '' ? plain : `${plain}. So: ${workaround}`;
  });
  if (mode !== undefined) because.push(`in its ${mode.id} mode: ${mode.what}`);
  if (match === 'fits') {
    if (inUse(carrier, used)) because.push('in use today, and it meets every stated need: keep it');
    else if (carrier.parts.length > 0 && carrier.parts.every((part) => running.has(part)))
      because.push('runs already, and meets every stated need');
    else if (because.length === 0)
      because.push(
        answers.size === 0
          ? 'nothing was stated that it could fail'
          : `meets every stated need. ${carrier.usualBecause}`,
      );
  }
  return {
    id: carrier.id,
    name: carrier.name,
    verdict: match,
    because,
    objections,
    ...(mode === undefined ? {} : { mode: mode.id }),
  };
}

/** The pattern of a flow: the composition that carries it, else the first whose style and condition hold. */
export function patternFor(
  catalogue: Catalogue,
  style: Style,
  answers: Answers,
  best: CarrierMatch | undefined,
): PatternAdvice | undefined {
  const own =
    best && best.match !== 'cannot' ? catalogue.patterns.find(({ carrier }) => carrier === best.carrier.id) : undefined;
  const found =
    own ??
    catalogue.patterns.find(
      ({ styles, when, carrier }) =>
        carrier === undefined && styles.includes(style) && (when === undefined || truthOn(when, answers) === true),
    );
  return found && { id: found.id, name: found.name, because: found.what, diagram: found.diagram };
}
