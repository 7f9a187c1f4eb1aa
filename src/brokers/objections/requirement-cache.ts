import { truthOn } from '../../condition/on-answers.js';
import { criteriaIn } from '../../condition/walk.js';
import type { Answer, Answers } from '../../model/answer.js';
import type { Carrier, Catalogue, Mode, Requirement } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import { overlayFacts } from '../overlay-facts.js';
import { objectionFor } from './requirement.js';

/** What a carrier has against one stated need; some of it only where other needs are such and such. */
interface NeedObjections {
  readonly always: readonly Objection[];
  readonly sometimes: readonly { readonly requirement: Requirement; readonly objection: Objection }[];
}

/** For each answer, what each carrier has against it: few distinct answers occur, however many flows there are. */
type Columns = Map<string, Map<Carrier, NeedObjections>>;

const columns = new WeakMap<Catalogue, Columns>();
const keys = new WeakMap<Answer, string>();

function keyOf(answer: Answer): string {
  let key = keys.get(answer);
  if (key === undefined) {
    const ranges = answer.ranges?.map(({ low, high }) => `${low}..${high}`);
    key = `${answer.criterion}=${answer.values?.join('|') ?? ''};${ranges?.join('|') ?? ''};${answer.text}`;
    keys.set(answer, key);
  }
  return key;
}

/** What a carrier's capabilities have against one stated need, by all that `meets` says of its criterion. */
function objectionsToNeed(answer: Answer, carrier: Carrier, catalogue: Catalogue): NeedObjections {
  const known = columns.get(catalogue) ?? new Map();
  columns.set(catalogue, known);
  const key = keyOf(answer);
  let column = known.get(key);
  if (column === undefined) {
    column = new Map();
    known.set(key, column);
  }
  let objections = column.get(carrier);
  if (objections === undefined) {
    const made = requirementsOf(catalogue, answer.criterion).flatMap((requirement) => {
      const objection = objectionFor(requirement, answer, carrier, catalogue.requirements);
      return objection === undefined ? [] : [{ requirement, objection }];
    });
    const conditional = ({ requirement: { when, unless } }: (typeof made)[number]) => Boolean(when ?? unless);
    objections = {
      always: made.filter((each) => !conditional(each)).map(({ objection }) => objection),
      sometimes: made.filter(conditional),
    };
    column.set(carrier, objections);
  }
  return objections;
}

/** What a carrier's capabilities have against one stated need, beside all others that are stated. */
export function addObjections(to: Objection[], answer: Answer, carrier: Carrier, catalogue: Catalogue, all: Answers) {
  const { always, sometimes } = objectionsToNeed(answer, carrier, catalogue);
  for (const objection of always) to.push(objection);
  for (const { requirement, objection } of sometimes) {
    const { when, unless } = requirement;
    if (when !== undefined && truthOn(when, all) !== true) continue;
    if (unless !== undefined && truthOn(unless, all) === true) continue;
    const more = when === undefined ? [] : criteriaIn(when).filter((name) => all.has(name));
    to.push({ ...objection, criteria: [...new Set([...objection.criteria, ...more])] });
  }
}

const conditions = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Whether an answer to a criterion decides what counts of the objections to other answers. */
export function isConditionOn(criterion: string, catalogue: Catalogue): boolean {
  let read = conditions.get(catalogue);
  if (read === undefined) {
    const all = catalogue.requirements.flatMap(({ when, unless }) => [when, unless]);
    read = new Set(all.flatMap((each) => (each === undefined ? [] : criteriaIn(each))));
    conditions.set(catalogue, read);
  }
  return read.has(criterion);
}

const grouped = new WeakMap<Catalogue, Map<string, Requirement[]>>();

function requirementsOf(catalogue: Catalogue, criterion: string): readonly Requirement[] {
  let groups = grouped.get(catalogue);
  if (groups === undefined) {
    groups = new Map();
    for (const requirement of catalogue.requirements)
      groups.set(requirement.criterion, [...(groups.get(requirement.criterion) ?? []), requirement]);
    grouped.set(catalogue, groups);
  }
  return groups.get(criterion) ?? [];
}

const variants = new WeakMap<Mode, Carrier>();

/** A carrier in one of its modes: the same one each time, so that what is known of it is found again. */
export function withMode(carrier: Carrier, mode: Mode): Carrier {
  let variant = variants.get(mode);
  if (variant === undefined) {
    variant = { ...carrier, facts: overlayFacts(mode.facts, carrier.facts) };
    variants.set(mode, variant);
  }
  return variant;
}
