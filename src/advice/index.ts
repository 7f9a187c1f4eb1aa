export { adviseFlow } from './advise-flow.js';
export { advise } from './advise-system.js';
export { impliedCells } from './answers/implied-cells.js';
export { KeyedCache } from './answers/keyed-cache.js';
export { labelOf, maskOf, masksOf, valueOf } from './answers/masks.js';
export { outlookOn, type Seen } from './answers/outlook-of.js';
export { conditionOf, figureOf } from './answers/when.js';
export {
  brokerQuestions,
  type ExpectedElimination,
  expectedElimination,
  namesFor,
  prefetchCarriers,
} from './broker-questions.js';
export { builtFact } from './built.js';
export { capacityFor, carriersInUse, estateOfFlows, rankingOf } from './carriers.js';
export { type FlowPitfalls, pitfallsOf } from './pitfalls/find-pitfalls.js';
export { genericMessage } from './pitfalls/generic-message.js';
export type { PitfallHit } from './pitfalls/pitfall-hit.js';
export { parseProduct, placeholdersIn } from './pitfalls/template.js';
export type { CompiledRules, Discretization, Rulebook } from './rulebook.js';
export { contradictions, relax } from './verdict/contradictions.js';
export { reasonsFor } from './verdict/reasons.js';
