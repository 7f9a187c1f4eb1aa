import type { Answer } from '../../model/answer.js';
import { answerKey } from '../../model/answer-key.js';
import type { Carrier, Catalogue, Mode, Requirement } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import { overlayFacts } from '../overlay-facts.js';
import { objectionFor } from './requirement.js';

/** What each carrier has against each answer, by one catalogue: few distinct answers occur, however many flows there are. */
class Objections {
  private readonly byAnswer = new Map<string, Map<Carrier, readonly Objection[]>>();
  private readonly byCriterion = new Map<string, Requirement[]>();

  constructor(private readonly all: readonly Requirement[]) {
    for (const requirement of all)
      this.byCriterion.set(requirement.criterion, [...this.requirementsOf(requirement.criterion), requirement]);
  }

  to(answer: Answer, carrier: Carrier): readonly Objection[] {
    const key = answerKey(answer);
    let column = this.byAnswer.get(key);
    if (column === undefined) {
      column = new Map();
      this.byAnswer.set(key, column);
    }
    let objections = column.get(carrier);
    if (objections === undefined) {
      objections = this.requirementsOf(answer.criterion).flatMap(
        (requirement) => objectionFor(requirement, answer, carrier, this.all) ?? [],
      );
      column.set(carrier, objections);
    }
    return objections;
  }

  private requirementsOf(criterion: string): readonly Requirement[] {
    return this.byCriterion.get(criterion) ?? [];
  }
}

const byCatalogue = new WeakMap<Catalogue, Objections>();

/** What a carrier's capabilities have against one stated need, by all that `meets` says of its criterion. */
export function objectionsToNeed(answer: Answer, carrier: Carrier, catalogue: Catalogue): readonly Objection[] {
  let known = byCatalogue.get(catalogue);
  if (known === undefined) {
    known = new Objections(catalogue.requirements);
    byCatalogue.set(catalogue, known);
  }
  return known.to(answer, carrier);
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
