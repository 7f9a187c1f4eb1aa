export { compileRules } from './compile.js';
export { type LoadedRuleBase, loadRuleBase } from './load-rule-base.js';
export { openRulebook } from './open.js';
export type { RuleFile } from './rule-set.js';
export { verify } from './verify/verify.js';
