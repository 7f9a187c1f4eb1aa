import { ruleFile, rulesFolder } from '../../scripts/rules-folder.js';
import type { Unsound } from '../../src/model/pages/verification.js';
import { loadRuleBase, type RuleFile, verify } from '../../src/rulebase/index.js';
import { plainOf } from '../../src/text/placed.js';

export type Data = { readonly [key: string]: unknown };

const shipped = rulesFolder();

/** What a shipped file holds, as plain data. */
export function dataOf(path: string): Data {
  const file = shipped.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no file ${path}`);
  return plainOf(file.root) as Data;
}

/** The shipped rules with one file put in, or in the place of another. */
export function withFile(path: string, data: Data): RuleFile[] {
  const file = ruleFile(path, JSON.stringify(data));
  return [...shipped.filter((each) => each.path !== path), file].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const changed = (path: string, change: (data: Data) => Data): RuleFile[] => withFile(path, change(dataOf(path)));

/** What is wrong with the shipped rules once one file is changed: for each fault what it points at, and the message. */
export function faultsWith(path: string, change: (data: Data) => Data): string {
  return loadRuleBase(changed(path, change))
    .faults.map(({ place: { source, span }, message }) => `${source.text.slice(span.start, span.end)} → ${message}`)
    .join('\n');
}

/** What some checks find wrong about rules that can be read, or about one id in them; the shipped ones are sound. */
export function about(
  files: readonly RuleFile[],
  checks: Unsound['check'] | readonly Unsound['check'][],
  id?: string,
): Unsound[] {
  const { base, pitfallExamples, faults } = loadRuleBase(files);
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  const only = [checks].flat();
  // The proof of one pitfall looks at no other.
  const pitfalls =
    only.join() === 'pitfall' && id !== undefined ? base.pitfalls.filter((each) => each.id === id) : base.pitfalls;
  const { unsound } = verify({ ...base, pitfalls }, pitfallExamples, only);
  return unsound.filter((each) => only.includes(each.check) && (id === undefined || each.id === id));
}
