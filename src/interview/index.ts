/** Which question comes next, and what an answer does to the interview. Pure: no terminal, no files, no clock. */
export { lookAhead } from './ahead.js';
export { answerOf, chosen, clash, typed } from './answer.js';
export { type Carriers, carriersOf, fitsAfter, meetCarriers } from './carriers.js';
export { guessLeft } from './left.js';
export { next, type Question, type Stop } from './next.js';
export type { Offer } from './offer.js';
export { restOf } from './rest.js';
export { type Standing, standingOf } from './standing.js';
export { answered, askAgain, back, begin, goOn, type Interview, passed } from './state.js';
