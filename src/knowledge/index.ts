export { type Assembled, assemble, type RuleFile } from './assemble.js';
export { compileRules, openRulebook } from './compile.js';
export type { Example } from './read-rules.js';
export type { Fault } from './shape.js';
