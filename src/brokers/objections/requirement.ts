import type { Answer } from '../../model/answer.js';
import {
  type CapabilityValue,
  type Carrier,
  MATCHES,
  type Match,
  type Requirement,
  type TierCondition,
  type Weight,
} from '../../model/broker.js';
import type { Objection } from '../../model/carrying.js';
import { isComposition } from '../composition.js';

/** One case of a need: a value, or an end of a range in base units. */
type Need = string | number;

interface Judged {
  readonly match: Match;
  readonly weight?: Weight;
  readonly because: string;
  readonly workaround: string;
  /** The capabilities looked at. */
  readonly facts: readonly CapabilityValue[];
}

/** Whether a condition holds: undefined where nobody publishes the capability. */
function holds(condition: TierCondition, need: Need, fact: CapabilityValue | undefined): boolean | undefined {
  if ('need' in condition)
    return (
      Number(need) >= (condition.need.atLeast ?? 0) && Number(need) < (condition.need.below ?? Number.POSITIVE_INFINITY)
    );
  if ('unpublished' in condition) return fact === undefined || fact.value === undefined;
  if (fact === undefined) return undefined;
  const { value } = fact;
  if ('values' in condition) return condition.values.some((allowed) => allowed === value);
  if ('holds' in condition) return Array.isArray(value) && value.includes(String(need));
  if ('within' in condition) return Number(need) >= (condition.within[String(value)] ?? 0);
  if ('unlimited' in condition) return value === undefined || value === Number.POSITIVE_INFINITY;
  // A limit that whoever runs it sets can be set high enough.
  if (value === undefined) return true;
  return typeof value === 'number' && value >= Number(need);
}

function judge(requirement: Requirement, need: Need, carrier: Carrier): Judged {
  const facts: CapabilityValue[] = [];
  let unknown = false;
  for (const tier of requirement.tiers) {
    let truth: boolean | undefined = true;
    for (const condition of tier.conditions) {
      const fact = 'need' in condition ? undefined : carrier.facts.get(condition.capability);
      if (fact) facts.push(fact);
      const each = holds(condition, need, fact);
      if (each === false || truth === false) truth = false;
      else if (each === undefined) truth = undefined;
    }
    if (truth) {
      // A weaker tier that holds is no answer while a stronger one is unknown.
      if (tier.verdict === 'fits' || !unknown) {
        const { verdict: match, weight, because, workaround } = tier;
        return { match, weight, because, workaround, facts };
      }
      return unpublished(requirement, facts);
    }
    if (truth === undefined) unknown = true;
  }
  if (unknown) return unpublished(requirement, facts);
  const otherwise = isComposition(carrier) ? (requirement.composed ?? requirement.otherwise) : requirement.otherwise;
  const { because, workaround, weight } = requirement;
  if (otherwise === 'strains') return { match: otherwise, weight, because, workaround, facts };
  const how = facts.find(({ raisable }) => raisable !== undefined)?.raisable;
  if (how !== undefined) return { match: 'strains', weight: 'routine', because, workaround: raise(how), facts };
  // What is only recalled may not rule anything out.
  if (facts.some(({ recalled }) => recalled)) return unpublished(requirement, facts);
  return { match: 'cannot', because, workaround: '', facts };
}

/** What to do about a quota that is no fixed one. */
export const raise = (how: string): string => `raise it: ${how}`;

/** A need meets something nobody publishes, or that is only common knowledge. */
function unpublished(requirement: Requirement, facts: readonly CapabilityValue[]): Judged {
  return {
    match: 'unknown',
    because: `no figure is published to hold \`${requirement.criterion}\` against`,
    workaround: 'measure it before relying on it',
    facts,
  };
}

/** How much speaks against it: by its match, then by its weight. */
const gravity = ({ match, weight }: Judged) => 2 * MATCHES.indexOf(match) + (weight === 'costly' ? 1 : 0);

/** Fills `{need}` and capability names into a text. */
function filled(text: string, need: string, carrier: Carrier): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'need' ? need : (carrier.facts.get(name)?.text ?? 'unknown'),
  );
}

const isAbout = ({ needs }: Requirement, need: Need) => needs === undefined || needs.includes(String(need));

/** Whether every case of an answer is ruled out, be it each by another requirement. */
function ruledOut(answer: Answer, requirements: readonly Requirement[], carrier: Carrier): boolean {
  const same = requirements.filter(({ criterion }) => criterion === answer.criterion);
  return (answer.values ?? []).every((need) =>
    same.some((other) => isAbout(other, need) && judge(other, need, carrier).match === 'cannot'),
  );
}

/** What a carrier's capabilities have against one stated need; undefined when they meet it. */
export function objectionFor(
  requirement: Requirement,
  answer: Answer,
  carrier: Carrier,
  requirements: readonly Requirement[],
): Objection | undefined {
  const cases: { need: Need; text: string }[] = [
    ...(answer.values ?? []).map((value) => ({ need: value, text: value })),
    ...(answer.ranges ?? []).flatMap(({ low, high }) => [low, high].map((need) => ({ need, text: answer.text }))),
  ].filter(({ need }) => isAbout(requirement, need));
  if (cases.length === 0) return undefined;
  const judged = cases.map(({ need, text }) => ({ need, text, ...judge(requirement, need, carrier) }));
  const all = (answer.values?.length ?? 0) + 2 * (answer.ranges?.length ?? 0);
  const worst = judged.reduce((a, b) => (gravity(b) > gravity(a) ? b : a));
  if (worst.match === 'fits') return undefined;
  // Half an answer rules nothing out that its other half allows.
  const half = judged.length < all || judged.some(({ match }) => match !== worst.match);
  const partly =
    half && !(worst.match === 'cannot' && answer.values !== undefined && ruledOut(answer, requirements, carrier));
  const match = partly && worst.match === 'cannot' ? 'strains' : worst.match;
  const [fact] = worst.facts;
  // What is not settled and only half met is not met in full.
  const weight = match !== 'strains' ? undefined : worst.match === 'cannot' ? 'costly' : worst.weight;
  const { criterion, settledBy, toldBy } = requirement;
  // Texts and sources are made when they are asked for: of most carriers of a flow nothing is told.
  return {
    match,
    ...(weight === undefined ? {} : { weight }),
    criteria: [criterion],
    get because() {
      const because = filled(worst.because, worst.text, carrier);
      return partly ? `${because} (in part of what \`${criterion}: ${answer.text}\` allows)` : because;
    },
    get workaround() {
      if (partly && worst.match === 'cannot') return `settle \`${criterion}\` to what it can do`;
      return filled(worst.workaround, worst.text, carrier);
    },
    // What a broker can't do is not settled by working around it.
    ...(settledBy === undefined || worst.match !== 'strains' ? {} : { settledBy }),
    ...(toldBy === undefined ? {} : { toldBy }),
    get source() {
      return fact?.source;
    },
    get asOf() {
      return fact?.asOf;
    },
  };
}
