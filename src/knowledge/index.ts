export { type Assembled, assemble, type RuleFile } from './assemble.js';
export { compileRules } from './compile.js';
export { openRulebook } from './open.js';
export type { Example } from './read/rules.js';
export type { Fault } from './read/shape.js';
export { verify } from './verify/verify.js';
