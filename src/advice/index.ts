/** All that others may use of this folder: test/layers.test.ts holds them to it. */
export { adviseFlow } from './advise-flow.js';
export { advise, adviseSteps } from './advise-system.js';
export { styleOn } from './analysis/analyses.js';
export { FlowAnalysis } from './analysis/flow-analysis.js';
export type { StyleAnalysis } from './analysis/style-analysis.js';
export { SystemAnalysis } from './analysis/system-analysis.js';
export { labelOf, maskOf, masksOf, valueOf } from './answers/masks.js';
export { sameNeed } from './answers/same.js';
export { conditionOf, figureOf } from './answers/when.js';
export {
  brokerQuestions,
  type ExpectedElimination,
  expectedElimination,
  prefetchCarriers,
} from './broker-questions.js';
export { capacityFor } from './carriers.js';
export { compare } from './change/compare.js';
export { type FlowPitfalls, pitfallsBy } from './pitfalls/find-pitfalls.js';
export { genericMessage } from './pitfalls/generic-message.js';
export type { PitfallHit } from './pitfalls/pitfall-hit.js';
export { parseProduct, placeholdersIn } from './pitfalls/template.js';
export { platformsFor } from './platforms.js';
export type { CompiledRules, Discretization, Rulebook } from './rulebook.js';
export { toEnd } from './to-end.js';
export { namesFor } from './typical-answers.js';
export { contradictions } from './verdict/contradictions.js';
export { reasonsFor } from './verdict/reasons.js';
