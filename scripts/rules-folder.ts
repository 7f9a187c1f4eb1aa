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
    throw new RulesFault(findings.map(({ place, message }) => `${placeText(place)}: ${message}`).join('\n'));
  return { path, ...document };
}

/** What is wrong with rules/, every fault on a line of its own. */
class RulesFault extends Error {}

/** The shipped rules, for a script: where they are not sound it prints what is wrong, and ends. */
export function shippedRulesOrExit(): ReturnType<typeof readShipped> {
  try {
    return shippedRules();
  } catch (error) {
    if (!(error instanceof RulesFault)) throw error;
    // The places are of a rule file; a stack would be of this script.
    console.error(error.message);
    process.exit(1);
  }
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
    throw new RulesFault(assembled.faults.map(({ place, message }) => `${placeText(place)}: ${message}`).join('\n'));
  }
  const result = compileRules(assembled.base);
  if ('tooLarge' in result)
    throw new RulesFault(`a component of the rules is too large: ${JSON.stringify(result.tooLarge)}`);
  const rulebook = openRulebook(result.compiled);
  return { ...assembled, base: rulebook.base, compiled: result.compiled, rulebook };
}
