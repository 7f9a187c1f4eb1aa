import type { Rulebook } from '../../advice/index.js';
import { type Merged, mergePacks, openMerged } from '../../knowledge/packs/merged.js';
import type { Pack } from '../../knowledge/packs/pack.js';
import type { Finding } from '../../model/finding.js';
import { fingerprint } from '../../model/fingerprint.js';
import { plainFinding } from '../../render/pretty/findings.js';
import type { Fault } from '../../system/yaml/nodes.js';
import { parseYaml } from '../../system/yaml/parse.js';
import { placeAt, plainOf } from '../../system/yaml/plain.js';
import type { Source } from '../../text/source.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

const EMPTY = { span: { start: 0, end: 0 }, breaks: true };

const unusable = (findings: readonly Finding[]) => new UsageError(findings.map(plainFinding).join(''), findings);

/** @throws UsageError with everything that is wrong with the packs */
export async function packedRulebook(io: Io, paths: readonly string[]): Promise<Rulebook> {
  const opened = openMerged(await mergedRules(io, paths));
  if ('findings' in opened) throw unusable(opened.findings);
  return opened;
}

/** The rule base with packs, not compiled yet. @throws UsageError */
export async function mergedRules(io: Io, paths: readonly string[]): Promise<Merged> {
  const packs: Pack[] = [];
  const findings: Finding[] = [];
  // A pack that is named twice, once in a file and once on the command line, is meant once.
  for (const path of new Set(paths)) {
    const { source, finding } = await readInput(path, io, 'Packs are files; driven opens no network connection.');
    if (finding) {
      findings.push(finding);
      continue;
    }
    const { root, faults } = parseYaml(source.text);
    findings.push(...faults.map((fault) => unreadable(source, fault)));
    if (root === undefined && faults.length === 0)
      findings.push(unreadable(source, { ...EMPTY, message: 'the file is empty; expected a rule pack' }));
    if (root !== undefined)
      packs.push({ source, data: plainOf(root), placeAt: (at, ofKey) => placeAt(root, at, ofKey) });
  }
  // Where one can't be read the others are not put together: they may rest on what it holds.
  if (findings.length > 0) throw unusable(findings);
  const merged = mergePacks(io.ruleFiles(), packs);
  if ('findings' in merged) throw unusable(merged.findings);
  return merged;
}

function unreadable(source: Source, { span, message, remedy = '', related }: Fault): Finding {
  return {
    rule: 'input',
    severity: 'error',
    message,
    place: { source, span },
    facts: {},
    remedy,
    sources: [],
    related: related ? [{ message: related.message, place: { source, span: related.span } }] : [],
    waived: false,
    baselined: false,
    fingerprint: fingerprint(['', '', 'input', message]),
  };
}
