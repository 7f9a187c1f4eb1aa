/** The library: the same functions that the command line calls; nothing here prints or exits. */
import { readFileSync } from 'node:fs';
import type { Rulebook } from './advice/index.js';
import { check as checkSystem } from './check/index.js';
import { openRulebook, restoreRules, type StoredRules } from './knowledge/open.js';
import type { Finding } from './model/finding.js';
import type { RuleBase } from './model/knowledge.js';
import type { System } from './model/system.js';
import { readSystem } from './system/read.js';

export type { Rulebook } from './advice/index.js';
export { advise } from './advice/index.js';
export type { Advice, Flip, FlowAdvice, OpenCriterion, Reason, Recommendation } from './model/advice.js';
export type { Finding } from './model/finding.js';
export type { RuleBase } from './model/knowledge.js';
export type { Style } from './model/style.js';
export type { Flow, System } from './model/system.js';

/** The rules that come with the package. Reads one file of the package, nothing else. */
export function loadRules(): Rulebook {
  return openRulebook(
    restoreRules(JSON.parse(readFileSync(new URL('./rules.json', import.meta.url), 'utf8')) as StoredRules),
  );
}

/** Reads a system.yaml: what could be read, and every problem with its place. `path` is what messages print. */
export function parseSystem(
  text: string,
  rules: { readonly base: RuleBase },
  path = 'system.yaml',
): { system?: System; findings: Finding[] } {
  return readSystem({ path, text }, rules.base);
}

/** The findings about a system. `today` (YYYY-MM-DD, UTC) is what waivers are held against. */
export function check(system: System, rules: Rulebook, today = new Date().toISOString().slice(0, 10)): Finding[] {
  return checkSystem(system, rules, today);
}
