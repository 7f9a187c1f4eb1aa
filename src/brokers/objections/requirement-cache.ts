import { truthOn } from '../../condition/on-answers.js';
import { criteriaIn } from '../../condition/walk.js';
import { type Answer, type Answers, answerKey } from '../../model/answer.js';
import type { Carrier, Catalogue, Mode, Price, Requirement } from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import { overlayFacts } from '../overlay-facts.js';
import { objectionFor } from './requirement.js';

/** What a carrier has against one stated need; some of it only where other needs are such and such. */
interface NeedObjections {
  readonly always: readonly Objection[];
  readonly sometimes: readonly { readonly requirement: Requirement; readonly objection: Objection }[];
}

type Column = Map<Carrier, NeedObjections>;

/** Whether what a requirement objects to counts, and the other needs that make it count. */
interface Condition {
  readonly holds: boolean;
  readonly because: readonly string[];
}

function conditionOn({ when, unless }: Requirement, answers: Answers): Condition {
  const holds =
    (when === undefined || truthOn(when, answers) === true) &&
    (unless === undefined || truthOn(unless, answers) !== true);
  return { holds, because: when === undefined ? [] : criteriaIn(when).filter((name) => answers.has(name)) };
}

/** What each carrier has against each answer, by one catalogue: few distinct answers occur, however many flows there are. */
class Objections {
  private readonly byCriterion = new Map<string, Requirement[]>();
  private readonly columns = new Map<string, Column>();
  private readonly columnsOfAll = new WeakMap<Answers, readonly (readonly [Answer, Column])[]>();
  private readonly capabilities = new Map<string, ReadonlySet<string>>();
  private readonly conditionsOn = new WeakMap<Answers, Map<Requirement, Condition>>();
  private readonly conditions: ReadonlySet<string>;

  constructor(private readonly all: readonly Requirement[]) {
    for (const requirement of all)
      this.byCriterion.set(requirement.criterion, [...this.requirementsOf(requirement.criterion), requirement]);
    const conditions = all.flatMap(({ when, unless }) => [when, unless]);
    this.conditions = new Set(conditions.flatMap((each) => (each === undefined ? [] : criteriaIn(each))));
  }

  /** The columns of all answers; found once, since every carrier is held against them. */
  columnsOf(answers: Answers): readonly (readonly [Answer, Column])[] {
    let known = this.columnsOfAll.get(answers);
    if (known === undefined) {
      known = [...answers.values()].map((answer) => [answer, this.columnOf(answer)] as const);
      this.columnsOfAll.set(answers, known);
    }
    return known;
  }

  columnOf(answer: Answer): Column {
    const key = answerKey(answer);
    let column = this.columns.get(key);
    if (column === undefined) {
      column = new Map();
      this.columns.set(key, column);
    }
    return column;
  }

  /** What a carrier's capabilities have against one stated need, by all that `meets` says of its criterion. */
  to(answer: Answer, carrier: Carrier, column = this.columnOf(answer)): NeedObjections {
    let objections = column.get(carrier);
    if (objections === undefined) {
      const made = this.requirementsOf(answer.criterion).flatMap((requirement) => {
        const objection = objectionFor(requirement, answer, carrier, this.all);
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

  /** Whether a requirement counts with these answers; found once, since every carrier is held against it. */
  conditionOf(requirement: Requirement, answers: Answers): Condition {
    let all = this.conditionsOn.get(answers);
    if (all === undefined) {
      all = new Map();
      this.conditionsOn.set(answers, all);
    }
    let known = all.get(requirement);
    if (known === undefined) {
      known = conditionOn(requirement, answers);
      all.set(requirement, known);
    }
    return known;
  }

  isConditionOn(criterion: string): boolean {
    return this.conditions.has(criterion);
  }

  capabilitiesFor(criterion: string): ReadonlySet<string> {
    let names = this.capabilities.get(criterion);
    if (names === undefined) {
      const conditions = this.requirementsOf(criterion).flatMap(({ tiers }) =>
        tiers.flatMap((tier) => tier.conditions),
      );
      names = new Set(conditions.flatMap((condition) => ('capability' in condition ? [condition.capability] : [])));
      this.capabilities.set(criterion, names);
    }
    return names;
  }

  private requirementsOf(criterion: string): readonly Requirement[] {
    return this.byCriterion.get(criterion) ?? [];
  }
}

const byCatalogue = new WeakMap<Catalogue, Objections>();

function objectionsBy(catalogue: Catalogue): Objections {
  let known = byCatalogue.get(catalogue);
  if (known === undefined) {
    known = new Objections(catalogue.requirements);
    byCatalogue.set(catalogue, known);
  }
  return known;
}

/** Adds what a carrier's capabilities have against each of the stated needs. */
export function addObjections(to: Objection[], carrier: Carrier, answers: Answers, catalogue: Catalogue): void {
  const known = objectionsBy(catalogue);
  for (const [answer, column] of known.columnsOf(answers)) add(to, known.to(answer, carrier, column), answers, known);
}

/** Adds what a carrier's capabilities have against one need, beside all that are stated. */
export function addObjectionsTo(
  answer: Answer,
  to: Objection[],
  carrier: Carrier,
  all: Answers,
  catalogue: Catalogue,
): void {
  const known = objectionsBy(catalogue);
  add(to, known.to(answer, carrier), all, known);
}

function add(to: Objection[], { always, sometimes }: NeedObjections, all: Answers, known: Objections): void {
  for (const objection of always) to.push(objection);
  for (const { requirement, objection } of sometimes) {
    const { holds, because } = known.conditionOf(requirement, all);
    if (!holds) continue;
    const more = because.filter((name) => !objection.criteria.includes(name));
    to.push(more.length === 0 ? objection : { ...objection, criteria: [...objection.criteria, ...more] });
  }
}

/** Whether an answer to a criterion decides what counts of the objections to other answers. */
export function isConditionOn(criterion: string, catalogue: Catalogue): boolean {
  return objectionsBy(catalogue).isConditionOn(criterion);
}

/** The capabilities that decide how a criterion is met. */
export function capabilitiesFor(criterion: string, catalogue: Catalogue): ReadonlySet<string> {
  return objectionsBy(catalogue).capabilitiesFor(criterion);
}

const variants = new WeakMap<Mode, Carrier>();

/** What is paid for in another way, or to somebody else, does not have the price of the plain one. */
function priceIn({ price }: Carrier, mode: Mode): Price | undefined {
  const other = mode.platform !== undefined || mode.facts.get('priceModel') !== undefined;
  return mode.price ?? (other ? undefined : price);
}

/** A carrier in one of its modes: the same one each time, so that what is known of it is found again. */
export function withMode(carrier: Carrier, mode: Mode): Carrier {
  let variant = variants.get(mode);
  if (variant === undefined) {
    // It inherits the rest, which is not read from the catalogue before it is asked for.
    variant = Object.create(carrier, {
      facts: { value: overlayFacts(mode.facts, carrier.facts), enumerable: true },
      price: { get: () => priceIn(carrier, mode), enumerable: true },
    }) as Carrier;
    variants.set(mode, variant);
  }
  return variant;
}
