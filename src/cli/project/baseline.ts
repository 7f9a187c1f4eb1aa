import { type Baseline, type BaselineEntry, entriesOutside, parseBaseline, type Scope } from '../../check/baseline.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { inputError } from '../rules/document.js';
import { UsageError } from '../usage-error.js';

/** @throws UsageError when it is no baseline */
export async function readBaseline(io: Io, path: string): Promise<Baseline> {
  const { source, finding } = await readInput(path, io, '`--write-baseline` writes one.');
  if (finding) throw inputError([finding]);
  const baseline = parseBaseline(source);
  if ('rule' in baseline) throw inputError([baseline]);
  return baseline;
}

/** The entries that a baseline keeps when it is written anew; none where there is no baseline yet. */
export async function entriesKept(io: Io, path: string, scope: Scope): Promise<readonly BaselineEntry[]> {
  if (!io.files.exists(path)) return [];
  try {
    return entriesOutside(await readBaseline(io, path), scope);
  } catch (error) {
    // What can't be read can't be kept; it is what the command line says to write over.
    if (error instanceof UsageError) return [];
    throw error;
  }
}
