export { possible } from './answers/implied.js';
export { labelOf, maskOf, masksOf, valueOf } from './answers/masks.js';
export { outlookOn } from './answers/outlook-of.js';
export { conditionOf, namesIn } from './answers/when.js';
export { adviseFlow } from './flow.js';
export type { CompiledRules, Cut, Rulebook } from './rulebook.js';
export { advise } from './system.js';
export { contradictions, relax } from './verdict/contradiction.js';
export { reasonsFor } from './verdict/reasons.js';
