import type { Finding } from '../../model/finding.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { documentOf } from '../../system/document.js';
import { parseFast } from '../../system/yaml/parse-fast.js';
import type { PlacedText } from '../../text/placed.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** A YAML file as values with places, or why it can't be read. `what` it should be, for the empty one. */
export async function readDocument(
  io: Io,
  path: string,
  missing: string,
  what: string,
): Promise<{ document?: PlacedText; findings: Finding[] }> {
  const { source, finding } = await readInput(path, io, missing);
  return finding ? { findings: [finding] } : documentOf(source, await parseFast(source.text), what);
}

/** The error that tells findings on standard error, or lets a command print them in its own format. */
export function inputError(findings: readonly Finding[]): UsageError {
  return new UsageError(findings.map(plainFinding).join(''), findings);
}
