import { accountText, notReadText } from '../../import/account.js';
import type { Draft } from '../../import/draft.js';
import { readFile, readSet } from '../../import/read-set.js';
import type { Reading } from '../../import/resource.js';
import { nameOfFiles, systemOf } from '../../import/system-of.js';
import type { Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { System } from '../../model/system.js';
import { readSystemFast } from '../../system/read-system-fast.js';
import type { SourceText } from '../../text/source.js';

/** What of them was not read, and the line that adds up. */
export const notReadIn = (draft: Draft): string => notReadText(draft.notRead) + accountText(draft);

/** What files that deploy describe together, and everything that is wrong with them. */
export async function deployedSystem(
  sources: readonly SourceText[],
  base: RuleBase,
): Promise<{ system?: System; draft?: Draft; findings: readonly Finding[] }> {
  const readings: Reading[] = [];
  const findings: Finding[] = [];
  for (const source of sources) {
    const read = await readFile(source);
    // It was taken for one of them by a word, and is none: what it lacks as a description is told.
    if (read === 'no kind') for (const finding of (await readSystemFast(source, base)).findings) findings.push(finding);
    else if ('reading' in read) readings.push(read.reading);
    else for (const finding of read.findings) findings.push(finding);
  }
  if (readings.length === 0) return { findings };
  const draft = readSet(readings, base);
  const files = readings.map(({ source }) => source);
  const { system, findings: faults } = await systemOf(draft, nameOfFiles(files), files, base);
  return { draft, findings: [...findings, ...faults], ...(system === undefined ? {} : { system }) };
}
