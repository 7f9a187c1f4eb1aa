import type { Rulebook } from '../advice/index.js';
import { looksDeployed } from '../import/looks.js';
import type { Criterion } from '../model/criterion.js';
import type { Finding } from '../model/finding.js';
import type { Defaults, System } from '../model/system.js';
import { plainFinding } from '../render/pretty/findings.js';
import { ARGUMENTS, readArguments } from '../system/arguments.js';
import { withAnswers } from '../system/what-if.js';
import { nearest } from '../text/nearest.js';
import { list } from '../text/phrases.js';
import { readInput } from './input.js';
import type { Io } from './io.js';
import { UsageError } from './usage-error.js';

/** The name of a system or flow that was described on the command line alone. */
const UNNAMED = { system: 'command line', flow: 'flow' };

/** The file that commands fall back to. */
export const DEFAULT_FILE = 'system.yaml';

/** Arguments with `=` are criteria, anything else is a file. */
export function sortArguments(args: readonly string[]): { files: string[]; criteria: string[] } {
  return { files: args.filter((arg) => !arg.includes('=')), criteria: args.filter((arg) => arg.includes('=')) };
}

/**
 * The system that a command line describes: a file, `criterion=value` arguments, or a file with the arguments
 * put into the chosen flows; with `orNothing` and no file here, a flow of which nothing is known. @throws UsageError with every problem of either.
 */
export async function loadSystem(
  args: readonly string[],
  flow: string | undefined,
  rulebook: Rulebook,
  io: Io,
  orNothing = false,
): Promise<System> {
  const { files, criteria } = sortArguments(args);
  if (files.length > 1) throw new UsageError(`driven: one file at a time; found ${files.join(', ')}`);
  const bare = rulebook.base.criteria.find(({ name }) => files.includes(name) && !io.files.exists(name));
  if (bare !== undefined) throw new UsageError(withoutValue(bare));
  const given = readArguments(criteria, rulebook.base);
  let problems = [...given.findings];
  // A flow is one of a file; and values alone are a flow of their own.
  const isHere = flow !== undefined || (criteria.length === 0 && !(orNothing && !io.files.exists(DEFAULT_FILE)));
  const path = files[0] ?? (isHere ? DEFAULT_FILE : undefined);
  let system: System | undefined;
  if (path === undefined) {
    system = emptySystem(rulebook.base.defaults);
  } else {
    const read = await systemIn(path, rulebook, io);
    problems = problems.concat(read.findings);
    system = read.system;
  }
  if (problems.length > 0 || system === undefined) throw new UsageError(problems.map(plainFinding).join(''));
  const names = system.flows.map(({ name }) => name);
  if (flow !== undefined && !names.includes(flow)) {
    const near = nearest(flow, names);
    throw new UsageError(
      `driven: no flow \`${flow}\` in ${system.source.path}.${near ? ` Did you mean \`${near}\`?` : ` It has ${names.join(', ')}.`}`,
    );
  }
  return withAnswers(system, flow === undefined ? undefined : [flow], given.answers);
}

/** The system in a file, or on standard input for `-`, and everything that is wrong with it. */
export async function systemIn(
  path: string,
  rulebook: Rulebook,
  io: Io,
): Promise<{ system?: System; findings: readonly Finding[] }> {
  const input = await readInput(path, io);
  if (input.finding) return { findings: [input.finding] };
  if (looksDeployed(input.source.text)) {
    const { deployedSystem, notReadIn } = await import('./import/deployed-system.js');
    const { system, draft, findings } = await deployedSystem([input.source], rulebook.base);
    if (draft !== undefined) io.stderr.write(notReadIn(draft));
    return { findings, ...(system === undefined ? {} : { system }) };
  }
  const { readSystemFast: openSystem } = await import('../system/read-system-fast.js');
  return openSystem(input.source, rulebook.base);
}

/** A system of one flow of which nothing is known but what packs say of every flow. */
export function emptySystem({ needs, uses }: Defaults = { needs: new Map() }): System {
  const source = { path: ARGUMENTS, text: '' };
  const place = { source, span: { start: 0, end: 0 } };
  return {
    source,
    name: UNNAMED.system,
    waive: [],
    flows: [{ name: UNNAMED.flow, place, after: [], from: [], needs, ...(uses ? { uses } : {}), waive: [] }],
  };
}

/** A criterion that is named as a file would be. */
function withoutValue({ name, domain }: Criterion): string {
  const values = domain.kind === 'quantity' ? [] : (domain.values ?? []).map(({ id }) => `${name}=${id}`);
  const such = values.length === 0 ? `${name}=VALUE` : list(values, 'or');
  return `driven: \`${name}\` is a criterion and needs a value: ${such}`;
}
