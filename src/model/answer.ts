import type { Place } from '../text/source.js';

/** Both ends included, base units; an exact value has equal ends; `Infinity` is `forever`. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** An answer as a file holds it: one value, or a list of them. */
export type Written = string | readonly string[];

/**
 * What was said about one criterion: a set of values, never a hole.
 * `values` for choices, flags (`true`, `false`) and names; `ranges` for quantities.
 */
export interface Answer {
  readonly criterion: string;
  readonly values?: readonly string[];
  readonly ranges?: readonly Range[];
  readonly written: Written;
  /** `written` on one line, for messages and reports. */
  readonly text: string;
  /** Whether it was said of this flow, inherited, derived from the consumers named, or given on the command line. */
  readonly origin: 'stated' | 'default' | 'derived' | 'argument';
  readonly place: Place;
}

export type Answers = ReadonlyMap<string, Answer>;

const SEPARATORS = { yaml: ', ', argument: ',', prompt: ', ' } as const;

/**
 * An answer on one line, as a file holds it, as `CRITERION=VALUE` takes it, or as a prompt does. The last two need no
 * brackets, except that an empty argument would mean "not known".
 */
export function formatAnswer({ written }: Pick<Answer, 'written'>, as: keyof typeof SEPARATORS): string {
  if (typeof written === 'string') return written;
  const list = written.join(SEPARATORS[as]);
  return as === 'yaml' || (as === 'argument' && written.length === 0) ? `[${list}]` : list;
}

const keys = new WeakMap<Answer, string>();

/** What an answer means and how it is written, as one text: what is found for one of two with the same key holds for both. */
export function answerKey(answer: Answer): string {
  let key = keys.get(answer);
  if (key === undefined) {
    const ranges = answer.ranges?.map(({ low, high }) => `${low}..${high}`);
    key = `${answer.criterion}=${answer.values?.join('|') ?? ''};${ranges?.join('|') ?? ''};${answer.text}`;
    keys.set(answer, key);
  }
  return key;
}

/** The same of several answers in their order, in which objections are listed. */
export function answersKey(answers: Answers): string {
  let key = '';
  for (const answer of answers.values()) key += `${answerKey(answer)}\n`;
  return key;
}
