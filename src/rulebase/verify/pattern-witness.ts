import { masksOf, type Rulebook, styleOn } from '../../advice/index.js';
import { patternFor, rankCarriers } from '../../brokers/index.js';
import { truthOn } from '../../condition/on-answers.js';
import type { Answers } from '../../model/answer.js';
import type { Pattern } from '../../model/broker.js';
import { asMap, joined, meeting, singles } from './candidates.js';
import { preferenceOn, shortened } from './witness-search.js';

/** For each pattern, a flow that is shown it; `best` has one for each carrier, so for each composition. */
export function patternWitnesses(rulebook: Rulebook, best: ReadonlyMap<string, Answers>): Map<string, Answers> {
  const { catalogue, criteria, rules, exclusions } = rulebook.base;
  const found = new Map<string, Answers>();
  const styleOf = (answers: Answers) => styleOn(rulebook, masksOf(rulebook, answers)).style;
  const shown = ({ id, styles }: Pattern, answers: Answers) => {
    if (exclusions.some(({ when }) => truthOn(when, answers) === true)) return false;
    const style = styleOf(answers);
    // By its style and condition alone first: a ranking costs more.
    if (!styles.includes(style) || patternFor(catalogue, style, answers, undefined)?.id !== id) return false;
    const [top] = rankCarriers(catalogue, answers, criteria, preferenceOn(rulebook.base, answers));
    return patternFor(catalogue, style, answers, top)?.id === id;
  };
  // What makes a style: single answers, and what each rule asks for.
  const reasons = rules.flatMap(({ when }) => meeting(when).slice(0, 1));
  const places = singles(rulebook.base).filter(({ criterion }) =>
    criteria.some(({ name, role }) => name === criterion && role === 'place'),
  );
  const steps: Answers[] = [new Map(), ...reasons, ...places.map((answer) => asMap(answer))];
  for (const pattern of catalogue.patterns) {
    if (pattern.carrier !== undefined) {
      const witness = best.get(pattern.carrier);
      if (witness) found.set(pattern.id, witness);
      continue;
    }
    const witness = firstOf(flowsOf(pattern, steps), (answers) => shown(pattern, answers));
    if (witness)
      found.set(
        pattern.id,
        shortened(witness, new Map(), (less) => shown(pattern, less)),
      );
  }
  return found;
}

/** What a pattern asks for, with up to three more steps. */
function* flowsOf({ when }: Pattern, steps: readonly Answers[]) {
  const starts = when === undefined ? [new Map() as Answers] : meeting(when);
  for (let most = 0; most <= 3; most++) for (const start of starts) yield* grown(start, steps, most, 1);
}

function* grown(answers: Answers, steps: readonly Answers[], most: number, from: number): Generator<Answers> {
  if (most === 0) yield answers;
  else
    for (let index = from; index < steps.length; index++) {
      const more = joined(answers, steps[index]);
      if (more && more.size > answers.size) yield* grown(more, steps, most - 1, index + 1);
    }
}

/** Flows tried for one pattern; far more than any one has needed. */
const MOST = 4000;

function firstOf(flows: Iterable<Answers>, holds: (answers: Answers) => boolean): Answers | undefined {
  let tried = 0;
  for (const answers of flows) {
    if (holds(answers)) return answers;
    if (++tried > MOST) return undefined;
  }
  return undefined;
}
