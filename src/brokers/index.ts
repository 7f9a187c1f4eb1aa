export { capacityOf } from './capacity.js';
export { carrierAdvice, patternFor, runningOf } from './carrying.js';
export { relaxations } from './conflicts.js';
export { layered } from './layered.js';
export { asCarried, type Matched, matched } from './match.js';
export { oneFewer, portfolioOf } from './portfolio.js';
export { fittingBefore, inUse, type Preference, ranked } from './rank.js';
export { Tally } from './tally/tally.js';
export { truth } from './truth.js';
