import type { SystemAnalysis } from '../../advice/index.js';
import { checkSteps } from '../../check/check.js';
import { type Holding, holdAgainst } from '../../check/deployed/hold.js';
import { deployedOf } from '../../import/deployed-of.js';
import { readSet } from '../../import/read-set.js';
import { nameOfFiles, systemOf } from '../../import/system-of.js';
import type { Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import { plural, some } from '../../text/phrases.js';
import type { SourceText } from '../../text/source.js';
import type { Io } from '../io.js';
import type { Meter } from '../output/meter.js';
import { notReadIn } from './deployed-system.js';
import { passedText, readFiles } from './read-files.js';

/** How many flows of which nothing was compared the count names. */
const NAMED = 3;

interface Choice {
  readonly base: RuleBase;
  readonly isEnabled: (rule: string) => boolean;
  readonly meter: Meter;
}

interface Held {
  readonly findings: readonly Finding[];
  readonly paths: readonly string[];
  /** What was not read, and how much was compared. */
  readonly said: string;
}

/** Checks descriptions, and holds them against the files that a command line names. */
export async function checkAgainst(
  args: readonly string[],
  analyses: readonly SystemAnalysis[],
  { base, isEnabled, meter }: Choice,
  io: Io,
): Promise<Held> {
  const { readings, findings: faults, passed } = await readFiles(args, io, meter);
  const findings: Finding[] = [...faults];
  const files = readings.map(({ source }) => source);
  const paths = files.map(({ path }) => path);
  const draft = readSet(readings, base);
  const read = faults.length > 0 ? undefined : await systemOf(draft, nameOfFiles(files), files, base);
  for (const each of read?.findings ?? []) findings.push(each);
  // What a file that can't be read would have declared is not missing.
  const held = read?.system && holdAgainst(analyses, deployedOf(draft, read.system, base), base);
  for (const analysis of analyses) {
    const { system } = analysis;
    const steps = checkSteps(analysis, io.today, isEnabled, held?.findings.get(system));
    for (const each of meter.through(steps, system.flows.length, 'flows')) findings.push(each);
  }
  const said = passedText(passed) + (held === undefined ? '' : notReadIn(draft) + heldText(files, held));
  return { findings, paths, said };
}

/** How much of what was decided the files could be held against: a check that compared nothing has to look like one. */
function heldText(files: readonly SourceText[], { flows, found, compared, unread, silent }: Holding): string {
  const against = some(
    files.map(({ path }) => path),
    NAMED,
  );
  const left = unread === 0 ? '' : `, ${unread} known only when deployed`;
  const names = some(
    silent.map((name) => `\`${name}\``),
    NAMED,
  );
  const nothing = silent.length === 0 ? '' : `; nothing was compared of ${names}`;
  return `held against ${against}: ${found} of ${plural(flows, 'flow')} found there, ${plural(compared, 'fact')} compared${left}${nothing}\n`;
}
