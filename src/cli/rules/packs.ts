import type { Rulebook } from '../../advice/index.js';
import type { Finding } from '../../model/finding.js';
import { type Merged, mergePacks, openMerged } from '../../rulebase/packs/merge-packs.js';
import { restoreFiles } from '../../rulebase/stored-files.js';
import type { PlacedText } from '../../text/placed.js';
import type { Io } from '../io.js';
import { inputError, readDocument } from './document.js';

/** @throws UsageError with everything that is wrong with the packs */
export async function packedRulebook(io: Io, paths: readonly string[]): Promise<Rulebook> {
  const opened = openMerged(await mergedRules(io, paths));
  if ('findings' in opened) throw inputError(opened.findings);
  return opened;
}

/** The rule base with packs, not compiled yet. @throws UsageError */
export async function mergedRules(io: Io, paths: readonly string[]): Promise<Merged> {
  const packs: PlacedText[] = [];
  const findings: Finding[] = [];
  // A pack that is named twice, once in a file and once on the command line, is meant once.
  for (const path of new Set(paths)) {
    const remedy = 'Packs are files; driven opens no network connection.';
    const { document, findings: faults } = await readDocument(io, path, remedy, 'a rule pack');
    findings.push(...faults);
    if (document) packs.push(document);
  }
  // Where one can't be read the others are not put together: they may rest on what it holds.
  if (findings.length > 0) throw inputError(findings);
  const merged = mergePacks(restoreFiles(io.ruleFiles()), packs);
  if ('findings' in merged) throw inputError(merged.findings);
  return merged;
}
