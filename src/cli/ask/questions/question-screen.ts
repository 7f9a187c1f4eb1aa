import type { Rulebook } from '../../../advice/index.js';
import { chosen, clash, type Interview, type Question, typed, unitAssumed } from '../../../interview/index.js';
import { type Answer, formatAnswer } from '../../../model/answer.js';
import { expected } from '../../../model/quantity.js';
import type { Choices, Item, Line, Reply, Screen } from '../../../terminal/screen.js';
import { printable } from '../../../text/escape.js';
import type { AskStyle } from '../style.js';
import { helpOn } from './help.js';
import { statusOf } from './progress.js';
import { trailOf } from './trail.js';

export const DONT_KNOW = "I don't know yet";

/** What a reply means: an answer, or "I don't know yet". */
export type Meaning = { readonly answer: Answer } | { readonly unknown: true };

/** A question as a screen, and what a reply to it means. */
export interface QuestionScreen {
  readonly screen: Screen;
  readonly meaning: (reply: Reply) => Meaning;
}

/** What every question of a session is asked with. */
export interface QuestionContext {
  readonly rulebook: Rulebook;
  readonly style: AskStyle;
  readonly state: Interview;
  readonly head: string;
  /** Answers that were given before, even if they were taken back since. */
  readonly before: ReadonlyMap<string, Answer>;
  /** What stands where no answer is given, in words, as the first choice; where nothing does, it is not known. */
  readonly stands?: string;
}

/** @param left how many questions are left, in words */
export function questionScreen(
  { rulebook, style, state, head, before, stands }: QuestionContext,
  question: Question,
  left: string,
): QuestionScreen {
  const { criterion, purpose, current } = question;
  const earlier = purpose === 'revisit' ? current : before.get(criterion.name);
  const common = {
    id: criterion.name,
    head,
    trail: trailOf(rulebook, state, criterion.name),
    title: printable(criterion.question),
    help: helpOn(question),
    status: statusOf(question, left, style),
    canGoBack: true,
  };
  const soFar = current === undefined ? [] : [soFarText(current, purpose)];
  const once = criterion.everyFlow === true ? ['One answer for all flows of the file.'] : [];
  const notes = [`For example: ${printable(criterion.example)}`, ...soFar, ...once];
  if (criterion.domain.kind === 'quantity') {
    const { body, meaning } = quantity(question, earlier, stands);
    const { measure, forever } = criterion.domain;
    const want = `Type ${expected(measure, forever).replaceAll('`', '')}; a range LOW..HIGH will do.`;
    return { screen: { ...common, notes: [...notes, want], body }, meaning };
  }
  const { body, meaning } = choices(question, earlier, stands);
  return { screen: { ...common, notes, body }, meaning };
}

function choices({ criterion, offers, analysis }: Question, earlier: Answer | undefined, stands: string | undefined) {
  const names = criterion.domain.kind === 'names';
  const values: Item[] = offers.map(({ value, label, also }) => ({ label: printable(label), word: value, also }));
  if (names) values.push({ label: 'None of these', word: 'none', alone: true });
  const unknown: Item = { label: stands ?? DONT_KNOW, word: '-', alone: true };
  const items = stands === undefined ? [...values, unknown] : [unknown, ...values];
  const first = items.indexOf(values[0] ?? unknown);
  const marked = offers.flatMap(({ value }, index) => (earlier?.values?.includes(value) ? [first + index] : []));
  const body: Choices = {
    kind: 'choices',
    items,
    several: names ? 'All of these; Enter takes them.' : 'One of these, not settled yet; Enter takes that.',
    list: names,
    at: marked[0] ?? 0,
    marked: marked.length > 1 ? marked : [],
  };
  const meaning = (reply: Reply): Meaning => {
    const picked = reply.kind === 'picked' ? reply.items.map((index) => items[index]) : [];
    if (picked.length === 0 || picked.includes(unknown)) return { unknown: true };
    const said = offers.filter((_, index) => picked.includes(values[index])).map(({ value }) => value);
    return { answer: chosen(criterion, said, analysis.flow.place) };
  };
  return { body, meaning };
}

function quantity({ criterion, analysis }: Question, earlier: Answer | undefined, stands = DONT_KNOW) {
  const read = (text: string) => typed(criterion, text, analysis.flow.place);
  const body: Line = {
    kind: 'line',
    initial: earlier === undefined ? '' : printable(formatAnswer(earlier, 'prompt')),
    empty: `Enter: ${stands}`,
    free: false,
    words: [],
    check: (text) => {
      if (text === '') return undefined;
      const answer = read(text);
      if ('problem' in answer) return answer;
      const warnings = [unitAssumed(criterion, text), clash(analysis, answer)].filter((each) => each !== undefined);
      return warnings.length === 0 ? undefined : { warning: warnings.join(' ') };
    },
  };
  const meaning = (reply: Reply): Meaning => {
    const answer = reply.kind === 'typed' && reply.text !== '' ? read(reply.text) : undefined;
    return answer === undefined || 'problem' in answer ? { unknown: true } : { answer };
  };
  return { body, meaning };
}

const ORIGIN: Record<Answer['origin'], string> = {
  stated: '',
  default: ', for all flows of the file',
  derived: ', read off the services named',
  argument: ', from the command line',
};

function soFarText({ text, origin }: Answer, purpose: Question['purpose']): string {
  return purpose === 'revisit'
    ? `Answered so far: ${printable(text)}${ORIGIN[origin]}.`
    : `Half answered so far: ${printable(text)}.`;
}
