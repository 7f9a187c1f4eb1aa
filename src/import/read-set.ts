import type { Finding } from '../model/finding.js';
import type { RuleBase } from '../model/knowledge.js';
import type { SourceText } from '../text/source.js';
import { completed } from './completed.js';
import type { Draft } from './draft.js';
import { FORMATS } from './formats/formats.js';
import { open, unreadable } from './formats/opened.js';
import { templateFault } from './formats/template.js';
import { draftOf } from './join/draft-of.js';
import type { Reading } from './resource.js';

/** What became of one file. */
export type FileRead = { readonly reading: Reading } | { readonly findings: readonly Finding[] } | 'no kind';

/** Reads one file as what it is by its content. */
export async function readFile(source: SourceText): Promise<FileRead> {
  const opened = await open(source);
  const template = templateFault(opened);
  if (template !== undefined) return { findings: [template] };
  const broken = unreadable(opened);
  if (broken.length > 0) return { findings: broken };
  const format = FORMATS.find(({ tells }) => tells(opened));
  if (format === undefined) return 'no kind';
  const reading = await (await format.reader())(opened);
  return reading.findings.length > 0 ? { findings: reading.findings } : { reading };
}

/** What readings say together. */
export function readSet(readings: readonly Reading[], base: RuleBase): Draft {
  return draftOf(completed(readings), base);
}
