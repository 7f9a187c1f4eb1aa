import type { Answer, Answers, Written } from '../../model/answer.js';
import type { Consumer } from '../../model/system.js';

/** What changed: answers of the flow itself, and those that hold for all flows. */
export interface AnswersToWrite {
  readonly needs: ReadonlyMap<string, Written | undefined>;
  readonly defaults: ReadonlyMap<string, Written | undefined>;
}

/**
 * The answers that are not in the file as they are now.
 * @param isShared whether a criterion is asked once for all flows; where the flow itself states it, it stays there
 */
export function answersToWrite(before: Answers, after: Answers, isShared: (name: string) => boolean): AnswersToWrite {
  const [needs, defaults] = [new Map<string, Written | undefined>(), new Map<string, Written | undefined>()];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const shared = isShared(name) && ownAnswer(before.get(name)) === undefined;
    const [old, now] = [before, after].map((answers) => answers.get(name)).map(shared ? saidAnswer : ownAnswer);
    if (old?.text !== now?.text) (shared ? defaults : needs).set(name, now?.written);
  }
  return { needs, defaults };
}

/** What consumers need for themselves and is not in the file as it is now, by their names. */
export function ownNeedsToWrite(
  before: readonly Consumer[],
  after: readonly Consumer[],
): Map<string, Map<string, Written | undefined>> {
  const changes = new Map<string, Map<string, Written | undefined>>();
  for (const { name, needs } of after) {
    const old = before.find((consumer) => consumer.name === name)?.needs ?? new Map();
    const own = answersToWrite(old, needs, () => false).needs;
    if (own.size > 0) changes.set(name, new Map(own));
  }
  return changes;
}

/** An answer that was given to the flow itself, in the file or in this session. */
function ownAnswer(answer: Answer | undefined): Answer | undefined {
  return answer?.origin === 'stated' || answer?.origin === 'argument' ? answer : undefined;
}

/** An answer that somebody gave, for the flow or for all flows. */
function saidAnswer(answer: Answer | undefined): Answer | undefined {
  return answer?.origin === 'derived' ? undefined : answer;
}
