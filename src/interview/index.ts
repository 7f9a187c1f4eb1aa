/**
 * Which question comes next, and what an answer does to the interview. Pure: no terminal, no files, no clock.
 * All that others may use of this folder: test/layers.test.ts holds them to it.
 */

export { answerOf, chosen, clash, typed, unitAssumed } from './answer.js';
export {
  type Carriers,
  carriersOf,
  carriesNothing,
  fitsAfter,
  remainingBrokerQuestions,
  waysOut,
} from './broker-questions.js';
export { HARDLY, next, type Question, type Stop } from './next.js';
export type { Offer } from './offer.js';
export {
  beginOwnNeeds,
  differing,
  nextOwnStep,
  type OwnNeeds,
  type OwnQuestion,
  type OwnStep,
  type PickStep,
  picking,
  prefetchOwnStep,
  saying,
} from './own-needs.js';
export { prefetch } from './prefetch.js';
export { estimateQuestionsLeft } from './questions-left.js';
export { answered, back, begin, goOn, type Interview, reopen, skip } from './state.js';
