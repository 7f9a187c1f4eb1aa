import type { Rulebook } from '../../advice/index.js';
import type { Draft } from '../../import/draft.js';
import type { Reading } from '../../import/resource.js';
import { type Update, updated } from '../../import/update/update.js';
import { draftText } from '../../import/write.js';
import { plainFinding } from '../../render/pretty/findings.js';
import { readSystemFast } from '../../system/read-system-fast.js';
import { printable } from '../../text/escape.js';
import { plural } from '../../text/phrases.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { save } from '../save.js';
import { UsageError } from '../usage-error.js';

interface Drafted {
  readonly draft: Draft;
  readonly readings: readonly Reading[];
  readonly rulebook: Rulebook;
  readonly name: string;
}

/** Merges a draft into a file, and writes it where that changes something. @returns what was done, as a diff and a count */
export async function updateFile(path: string, { draft, readings, rulebook, name }: Drafted, io: Io): Promise<string> {
  const { base } = rulebook;
  const { source, finding } = await readInput(path, io);
  const read = finding === undefined ? await readSystemFast(source, base) : { findings: [finding] };
  const { system: drafted } = await readSystemFast({ path, text: draftText(name, draft) }, base);
  if (read.findings.length > 0 || !('system' in read) || read.system === undefined || drafted === undefined)
    throw new UsageError(read.findings.map(plainFinding).join(''), read.findings);
  const files = readings.map((reading) => reading.source);
  const update = await updated({ text: source.text, system: read.system, draft, drafted, files, base });
  const shown = printable(source.path);
  if (update.text === source.text) return `${shown} says so already\n`;
  save(path, update.text, io);
  return `${update.diff.map((line) => `${printable(line)}\n`).join('')}${shown}: ${countsText(update)}\n`;
}

function countsText({ added, changed, gone }: Update): string {
  const counts = [
    ...(added > 0 ? [`${plural(added, 'flow')} added`] : []),
    ...(changed > 0 ? [`${plural(changed, 'line')} changed`] : []),
    ...(gone > 0 ? [`${plural(gone, 'flow')} gone`] : []),
  ];
  return counts.length === 0 ? 'updated' : counts.join(', ');
}
