import type { Answers } from '../../model/answer.js';
import type { Criterion, Role } from '../../model/criterion.js';
import { inRole } from '../roles.js';

/** One stated amount: the least and the most that its ranges allow. */
export interface Amount {
  readonly name: string;
  readonly text: string;
  readonly least: number;
  readonly most: number;
}

/** What a flow asks of whatever carries it, in numbers; what was not said is left out. */
export interface Load {
  /** Records a second. */
  readonly rate?: Amount;
  /** Seconds of work on a record. */
  readonly work?: Amount;
  /** Bytes of a record. */
  readonly size?: Amount;
  /** Seconds for which a record stays. */
  readonly stored?: Amount;
}

const ROLES = ['rate', 'work', 'size', 'stored'] as const satisfies readonly Role[];

/** Criteria on which the load depends. */
export const LOAD_ROLES: readonly Role[] = ROLES;

const loads = new WeakMap<Answers, Load>();

/** The load of a flow; worked out once, since every carrier is held against it. */
export function loadOf(answers: Answers, criteria: readonly Criterion[]): Load {
  let load = loads.get(answers);
  if (load === undefined) {
    load = Object.fromEntries(
      ROLES.flatMap((role) => {
        const criterion = inRole(criteria, role);
        const answer = criterion && answers.get(criterion.name);
        if (!criterion || !answer?.ranges) return [];
        const least = Math.min(...answer.ranges.map(({ low }) => low));
        const most = Math.max(...answer.ranges.map(({ high }) => high));
        return [[role, { name: criterion.name, text: answer.text, least, most }]];
      }),
    ) as Load;
    loads.set(answers, load);
  }
  return load;
}
