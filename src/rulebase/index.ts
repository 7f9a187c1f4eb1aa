export { compileRules } from './compile.js';
export { type LoadedRuleBase, loadRuleBase } from './load-rule-base.js';
export { openRulebook } from './open.js';
export type { RuleFault, RuleFile } from './read/field-reader.js';
export type { Example } from './read/rules.js';
export { verify } from './verify/verify.js';
