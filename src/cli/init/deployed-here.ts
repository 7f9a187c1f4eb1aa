import { looksDeployed } from '../../import/looks.js';
import { type FileRead, readFile } from '../../import/read-set.js';
import type { Reading } from '../../import/resource.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import type { Meter } from '../output/meter.js';
import { expandGlob } from '../project/glob.js';

/** How the files that deploy are called; which of them do is told by their content. */
const MAY_DEPLOY = '**/*.{tf,yaml,yml,json,template}';

export interface DeployedHere {
  /** Those that could be read, in the order of their paths. */
  readonly paths: readonly string[];
  readonly readings: readonly Reading[];
  /** Those that look as if they deploy, and can't be read. */
  readonly unreadable: readonly string[];
}

/** The files below the working directory that deploy something; node_modules and dot folders are left out. */
export async function deployedHere(io: Io, meter: Meter): Promise<DeployedHere> {
  const paths: string[] = [];
  const readings: Reading[] = [];
  const unreadable: string[] = [];
  const all = expandGlob(MAY_DEPLOY, io.files);
  for (const [index, path] of all.entries()) {
    meter.at(index, all.length, 'files');
    const { source, finding } = await readInput(path, io);
    if (finding !== undefined || !looksDeployed(source.text)) continue;
    const read: FileRead = await readFile(source);
    if (read === 'no kind') continue;
    if ('reading' in read) {
      paths.push(path);
      readings.push(read.reading);
    } else unreadable.push(path);
  }
  meter.end();
  return { paths, readings, unreadable };
}
