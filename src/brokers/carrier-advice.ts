import { truthOn } from '../condition/on-answers.js';
import type { Answers } from '../model/answer.js';
import type { Catalogue } from '../model/broker.js';
import type { CarrierAdvice, PatternAdvice } from '../model/carrying.js';
import type { Style } from '../model/style.js';
import { list, withoutStop } from '../text/phrases.js';
import type { Estate } from './estate.js';
import { inUse } from './in-use.js';
import type { CarrierMatch } from './matching/match-carrier.js';

/**
 * A match in words: what speaks against it, or that nothing stated does.
 * @param consumers names of those that need different things
 */
export function carrierAdvice(
  { carrier, match, objections, mode }: CarrierMatch,
  answers: Answers,
  used: readonly string[],
  { brokers: running }: Estate,
  consumers: readonly string[] = [],
): CarrierAdvice {
  const because = objections.map(({ match: verdict, because: text, workaround, asOf, consumers: of }) => {
    const whom = of === undefined ? '' : `for ${list(of.map((at) => `\`${consumers[at]}\``))}: `;
    const plain = `${whom}${withoutStop(text)}`;
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

/**
 * The pattern of a flow: the composition that carries it, else the first whose style and condition hold.
 * @param consumers the needs of each, where they are not the same: it is enough that one of them has such needs
 */
export function patternFor(
  catalogue: Catalogue,
  style: Style,
  answers: Answers,
  best: CarrierMatch | undefined,
  consumers: readonly Answers[] = [answers],
): PatternAdvice | undefined {
  const own =
    best && best.match !== 'cannot' ? catalogue.patterns.find(({ carrier }) => carrier === best.carrier.id) : undefined;
  const found =
    own ??
    catalogue.patterns.find(
      ({ styles, when, carrier }) =>
        carrier === undefined &&
        styles.includes(style) &&
        (when === undefined || consumers.some((needs) => truthOn(when, needs) === true)),
    );
  return found && patternAdvice(found);
}

/**
 * The pattern that leads from what is published to what one of several consumers takes its records from: the composition
 * that it is, else that of a queue or subscription for each.
 */
export function bridgeFor(catalogue: Catalogue, { carrier }: CarrierMatch): PatternAdvice | undefined {
  const { patterns } = catalogue;
  const found =
    patterns.find((each) => each.carrier === carrier.id) ??
    patterns.find(
      ({ styles, when, carrier: own }) => own === undefined && when === undefined && styles.includes('hybrid'),
    );
  return found && patternAdvice(found);
}

const patternAdvice = ({ id, name, what, diagram }: Catalogue['patterns'][number]): PatternAdvice => ({
  id,
  name,
  because: what,
  diagram,
});
