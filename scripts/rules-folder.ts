import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileRules, type LoadedRuleBase, loadRuleBase, openRulebook, type RuleFile } from '../src/rulebase/index.js';
import { documentOf } from '../src/system/document.js';
import { parseYaml } from '../src/system/yaml/parse.js';
import { placeText } from '../src/text/source.js';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every YAML file of rules/, parsed. @throws with the place of what is no YAML */
export function rulesFolder(folder = join(ROOT, 'rules')): RuleFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ruleFile(relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')));
}

/** A text as a file of rules/. */
export function ruleFile(path: string, text: string): RuleFile {
  const source = { path: `rules/${path}`, text };
  const { document, findings } = documentOf(source, parseYaml(text), 'rules');
  if (document === undefined)
    throw new Error(findings.map(({ place, message }) => `${placeText(place)}: ${message}`).join('\n'));
  return { path, ...document };
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
    throw new Error(assembled.faults.map(({ place, message }) => `${placeText(place)}: ${message}`).join('\n'));
  }
  const result = compileRules(assembled.base);
  if ('tooLarge' in result)
    throw new Error(`a component of the rules is too large: ${JSON.stringify(result.tooLarge)}`);
  const rulebook = openRulebook(result.compiled);
  return { ...assembled, base: rulebook.base, compiled: result.compiled, rulebook };
}
