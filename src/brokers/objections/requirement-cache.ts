import type { Answer } from '../../model/answer.js';
import type { Carrier, Catalogue, Mode, Requirement } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import { overlayFacts } from '../overlay-facts.js';
import { objectionFor } from './requirement.js';

/** For each answer, what each carrier has against it: few distinct answers occur, however many flows there are. */
type Columns = Map<string, Map<Carrier, readonly Objection[]>>;

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
export function objectionsToNeed(answer: Answer, carrier: Carrier, catalogue: Catalogue): readonly Objection[] {
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
    objections = requirementsOf(catalogue, answer.criterion).flatMap(
      (requirement) => objectionFor(requirement, answer, carrier, catalogue.requirements) ?? [],
    );
    column.set(carrier, objections);
  }
  return objections;
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
