export { contradictions, relax } from './contradiction.js';
export { adviseFlow } from './flow.js';
export { possible } from './implied.js';
export { labelOf, maskOf, masksOf, valueOf } from './masks.js';
export { outlookOn } from './outlook-of.js';
export { reasonsFor } from './reasons.js';
export type { CompiledRules, Cut, Rulebook } from './rulebook.js';
export { advise } from './system.js';
export { conditionOf, namesIn } from './when.js';
