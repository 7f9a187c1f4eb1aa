/** The library: the same functions that the command line calls; nothing here prints or exits. */
import { readFileSync } from 'node:fs';
import { advise as adviseSystem, type Rulebook, SystemAnalysis } from './advice/index.js';
import { check as checkSystem } from './check/check.js';
import type { Advice } from './model/advice.js';
import type { Finding } from './model/finding.js';
import type { RuleBase } from './model/knowledge.js';
import type { System } from './model/system.js';
import { openRulebook } from './rulebase/open.js';
import { mergePacks, openMerged } from './rulebase/packs/merge-packs.js';
import { restoreRules } from './rulebase/stored.js';
import { restoreFiles, type StoredFiles } from './rulebase/stored-files.js';
import { documentOf } from './system/document.js';
import { readSystem } from './system/read-system.js';
import { parseYaml } from './system/yaml/parse.js';

export type { Rulebook } from './advice/index.js';
export type { Advice, Flip, FlowAdvice, OpenCriterion, Reason, Recommendation } from './model/advice.js';
export type { Finding } from './model/finding.js';
export type { RuleBase } from './model/knowledge.js';
export type { Style } from './model/style.js';
export type { Flow, System } from './model/system.js';

/** What can't be used of a rule pack: every fault with its place. */
export class PackError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(({ message, place }) => `${place.source.path}: ${message}`).join('\n'));
  }
}

/**
 * The rules that come with the package, with rule packs (YAML) put into them in their order. Reads files of the package,
 * nothing else. @throws PackError
 */
export function loadRules(packs: readonly { readonly path: string; readonly text: string }[] = []): Rulebook {
  if (packs.length === 0) return openRulebook(restoreRules({ text: shippedText, bytes: shipped }));
  const read = packs.map((source) => documentOf(source, parseYaml(source.text), 'a rule pack'));
  const broken = read.flatMap(({ findings }) => findings);
  if (broken.length > 0) throw new PackError(broken);
  const merged = mergePacks(
    restoreFiles(JSON.parse(unpacked(shipped('rule-files.json.br'))) as StoredFiles),
    read.flatMap(({ document }) => document ?? []),
  );
  const opened = 'findings' in merged ? merged : openMerged(merged);
  if ('findings' in opened) throw new PackError(opened.findings);
  return opened;
}

const shipped = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url));
/** What only packs need is kept compressed; what unpacks it is loaded for that alone. */
const unpacked = (bytes: Buffer) => process.getBuiltinModule('node:zlib').brotliDecompressSync(bytes).toString();
const shippedText = (name: string) => shipped(name).toString();

/** Reads a system.yaml: what could be read, and every problem with its place. `path` is what messages print. */
export function parseSystem(
  text: string,
  rules: { readonly base: RuleBase },
  path = 'system.yaml',
): { system?: System; findings: Finding[] } {
  return readSystem({ path, text }, rules.base);
}

/** Advice on every flow of a system, and on the system as a whole. `only` narrows it to some flows, by name. */
export function advise(system: System, rules: Rulebook, only?: readonly string[]): Advice {
  return adviseSystem(new SystemAnalysis(system, rules), only);
}

/** The findings about a system. `today` (YYYY-MM-DD, UTC) is what waivers are held against. */
export function check(system: System, rules: Rulebook, today = new Date().toISOString().slice(0, 10)): Finding[] {
  return checkSystem(new SystemAnalysis(system, rules), today);
}
