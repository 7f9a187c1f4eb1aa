/** All that others may use of this folder: test/layers.test.ts holds them to it. */
export { capacityOf } from './capacity.js';
export { carrierAdvice, patternFor, runningOf } from './carrier-advice.js';
export { CarrierCounts } from './carrier-counts.js';
export { type CarrierMatch, effectiveCarrier, matchCarrier } from './match-carrier.js';
export { needsToDrop } from './needs-to-drop.js';
export { isSettled } from './objections/is-settled.js';
export { overlayFacts } from './overlay-facts.js';
export { oneFewer, portfolioOf } from './portfolio.js';
export { fittingBefore, inUse, type Preference, rankCarriers } from './rank-carriers.js';
export { truth } from './truth.js';
