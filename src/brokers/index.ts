/** All that others may use of this folder: test/layers.test.ts holds them to it. */
export { bridgeFor, carrierAdvice, patternFor } from './carrier-advice.js';
export { CarrierCounts } from './carrier-counts.js';
export { isComposition } from './composition.js';
export { isReadByPosition } from './consumers/queue-behind.js';
export { type ConsumerNeeds, rankTogether, wayOf } from './consumers/together.js';
export { type Estate, estateOf, runningOf } from './estate.js';
export { carriedBy } from './in-use.js';
export { type CarrierMatch, compareMatches, effectiveCarrier, matchCarrier } from './matching/match-carrier.js';
export { type CarrierMatches, matchCarriers, matchCarriersAfter } from './matching/match-carriers.js';
export { needsToDrop } from './needs-to-drop.js';
export { isSettled } from './objections/is-settled.js';
export { overlayFacts } from './overlay-facts.js';
export { alternativesTo } from './portfolio/alternatives.js';
export { portfolioOf } from './portfolio/portfolio.js';
export {
  ORDER,
  type OrderKey,
  type Preference,
  placesBefore,
  type RankedCarrier,
  rankCarriers,
  rankMatches,
} from './rank-carriers.js';
export { capacityOf } from './sizing/capacity.js';
export { costOf } from './sizing/cost.js';
export { statedPrice } from './sizing/price-item.js';
export { readersIn } from './sizing/readers.js';
export type { EachInstance } from './sizing/subscriptions.js';
export { capacityTogether, largestLoad, subscriptionsFigure } from './sizing/together.js';
export { unaskedIn } from './unasked.js';
