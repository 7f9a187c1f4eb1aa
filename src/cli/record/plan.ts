import type { Decision } from '../../model/system.js';
import { type ExistingRecord, existingRecords } from './existing.js';
import { numberOf, recordFile } from './file-name.js';
import type { FrontMatter } from './front-matter.js';

/** A flow as far as its record goes. */
export interface DecidedFlow {
  readonly flow: string;
  /** The verdict, in the words of the record's title. */
  readonly decision: string;
  /** What people have decided, as the description says. */
  readonly stated?: Decision;
}

/** The record that a flow gets: a new one, or one that is there. */
export interface PlannedRecord {
  readonly file: string;
  readonly said: FrontMatter;
  /** What people have decided on this verdict. */
  readonly stated: Decision;
  readonly existing?: ExistingRecord;
}

/** A record that another one takes the place of. */
export interface Superseded {
  readonly record: ExistingRecord;
  readonly by: string;
}

export interface Plan {
  readonly planned: readonly PlannedRecord[];
  readonly superseded: readonly Superseded[];
  /** Records of this system on flows that are not described any more. */
  readonly others: readonly ExistingRecord[];
  readonly faults: readonly string[];
}

const UNDECIDED: Decision = { status: 'proposed', deciders: [], more: [] };
const isAccepted = ({ status }: FrontMatter) => /^accepted\b/i.test(status.trim());

/**
 * Which record each flow gets. The latest of a flow is brought up to date, but for one that was accepted for another verdict:
 * that one stays as it is, and a new one takes its place. A run that was cut off is taken up where it ended.
 */
export function planRecords(
  system: string,
  flows: readonly DecidedFlow[],
  files: ReadonlyMap<string, string>,
  /** Also files that can't be read as records: their numbers are taken. */
  names: readonly string[],
): Plan {
  const { records, faults } = existingRecords(files);
  const own = records.filter(({ said }) => said.system === system);
  let last = Math.max(0, ...names.map((name) => numberOf(name) ?? 0));
  const planned = flows.map((flow): PlannedRecord => {
    const latest = own.filter(({ said }) => said.flow === flow.flow).at(-1);
    const isSuperseded = latest !== undefined && isAccepted(latest.said) && latest.said.decision !== flow.decision;
    if (latest !== undefined && !isSuperseded) {
      const before = own.find(({ file }) => file === latest.said.supersedes);
      return plannedFor(system, flow, latest.file, before, latest);
    }
    last++;
    return plannedFor(system, flow, recordFile(last, flow.flow), latest);
  });
  const superseded = planned.flatMap(({ said, file }): Superseded[] => {
    const record = own.find((each) => each.file === said.supersedes);
    return record === undefined ? [] : [{ record, by: file }];
  });
  const told = new Set([...planned.map(({ file }) => file), ...superseded.map(({ record }) => record.file)]);
  return { planned, superseded, others: own.filter(({ file }) => !told.has(file)), faults };
}

function plannedFor(
  system: string,
  { flow, decision, stated = UNDECIDED }: DecidedFlow,
  file: string,
  before: ExistingRecord | undefined,
  existing?: ExistingRecord,
): PlannedRecord {
  // What was decided before was decided on the other verdict: it takes a decision of a later day to accept this one.
  const isOld =
    before !== undefined &&
    before.said.date === stated.date &&
    before.said.deciders.join('\n') === stated.deciders.join('\n');
  const decided = isOld ? UNDECIDED : stated;
  const { status = 'proposed', date, deciders } = decided;
  return {
    file,
    said: {
      status,
      ...(date === undefined ? {} : { date }),
      deciders,
      system,
      flow,
      decision,
      ...(before === undefined ? {} : { supersedes: before.file }),
    },
    stated: decided,
    ...(existing === undefined ? {} : { existing }),
  };
}
