import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { compileRules, type LoadedRuleBase, loadRuleBase, openRulebook, type RuleFile } from '../src/rulebase/index.js';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

let shippedFiles: readonly RuleFile[] | undefined;

/** Every YAML file of rules/, parsed once for all who ask; each gets the files in an array of its own. */
export function rulesFolder(): RuleFile[] {
  shippedFiles ??= filesIn(join(ROOT, 'rules'));
  return [...shippedFiles];
}

function filesIn(folder: string): RuleFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), data: parse(readFileSync(path, 'utf8')) }));
}

let shipped: ReturnType<typeof readShipped> | undefined;

/** The shipped rules, read and compiled, once for all who ask; throws with every fault when rules/ is not sound. */
export function shippedRules() {
  shipped ??= readShipped();
  return shipped;
}

function readShipped() {
  const assembled: LoadedRuleBase = loadRuleBase(rulesFolder());
  if (assembled.faults.length > 0) {
    throw new Error(assembled.faults.map(({ file, path, message }) => `rules/${file}: ${path}: ${message}`).join('\n'));
  }
  const result = compileRules(assembled.base);
  if ('tooLarge' in result)
    throw new Error(`a component of the rules is too large: ${JSON.stringify(result.tooLarge)}`);
  const rulebook = openRulebook(result.compiled);
  return { ...assembled, base: rulebook.base, compiled: result.compiled, rulebook };
}
