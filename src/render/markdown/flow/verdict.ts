import type { Flip, FlowAdvice, OpenCriterion } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { Style } from '../../../model/style.js';
import { plural } from '../../../text/phrases.js';
import { type Inline, isEmpty, joined, lines, sentences, strong, text } from '../nodes.js';
import { code, plain, prose, sentence } from '../outside-text.js';
import { likeliest, likelihoods, list, NEARLY, some, styleWords } from '../phrases.js';

/** The style, and how sure that is. */
export function verdictLine(advice: FlowAdvice): Inline {
  const { style, decided, open, likelihood } = advice;
  const words = strong(styleWords(style));
  if (decided) return [words, `; decided, no answer still open can change it (${weights(advice)})`];
  const spread = likelihoods(likelihood);
  return [
    words,
    ` so far; ${plural(open.length, 'open answer')} could change it`,
    isEmpty(spread) ? '' : [': of the ways they can fall, ', spread],
    ` (${weights(advice)})`,
  ];
}

/** The sums of the weights, and the most that open answers could make of them. */
function weights({ needs, decided }: FlowAdvice): string {
  const [message, event] = [needs['message-driven'], needs['event-driven']];
  const range = ({ least, most }: typeof message) => (!decided && most > least ? `${least} to ${most}` : String(least));
  return `weights: ${range(message)} for message-driven, ${range(event)} for event-driven`;
}

/** Where most ways to answer the open questions lead to another style. */
export function leaningLine({ style, decided, likelihood }: FlowAdvice): Inline {
  const top = likeliest(likelihood);
  if (decided || likelihood[style] >= likelihood[top]) return '';
  const rests = style === 'either' ? 'What was said decides for no style yet' : `What was said gives ${style}`;
  const end = top === 'either' ? 'with either' : top;
  return `${rests}; ${likelihood[top] > 0.5 ? 'most' : 'more'} of the ways the open answers can fall end ${end}.`;
}

/** What is not settled although it was answered, and what to do where both are meant. */
export function unsettledLines({ unsettled }: FlowAdvice): readonly Inline[] {
  return unsettled.map(({ answer, means }) => [code(answer), ' is not settled. ', sentence(means)]);
}

/** Flips shown. */
const FLIPS = 3;

/** The smallest sets of answers that give another style. */
export function flipLines(advice: FlowAdvice, { regions }: RuleBase): readonly Inline[] {
  const { flow, flips } = advice;
  if (flips.length === 0) return ['no change of up to three answers gives another style'];
  return flips.slice(0, FLIPS).map((flip): Inline => {
    const parts = Object.entries(flip.change).map(([criterion, value]) => {
      const now = flow.needs.get(criterion)?.text;
      return text`${code(`${criterion}: ${value}`)} (now ${now === undefined ? 'unknown' : code(now)})`;
    });
    return [list(parts), ' → ', outcome(advice, flip, regions.floor)];
  });
}

/** The style of a flip; for `either`, whether the sides balance or weigh too little. */
function outcome({ flow, style: now, needs }: FlowAdvice, { change, style }: Flip, floor: number): string {
  if (style !== 'either') return styleWords(style);
  const adds = Object.entries(change).every(([criterion, value]) => {
    const answer = flow.needs.get(criterion);
    return answer === undefined || ((answer.values?.length ?? 0) > 1 && answer.values?.includes(value));
  });
  const pulls = now !== 'either' && Math.max(...Object.values(needs).map(({ least }) => least)) >= floor;
  // To add an answer, or to settle a half given one, takes no weight away.
  return `${styleWords(style)}: both sides then weigh ${adds && pulls ? 'the same' : 'the same, or too little to count'}`;
}

/** Open criteria named before the rest is counted. */
const NAMED = 8;

/** The question that settles most, with what each answer does, and the names of the others. */
export function openLine({ decided, open, likelihood }: FlowAdvice): Inline {
  const [first, ...rest] = open;
  if (decided || first === undefined) return '';
  const top = likeliest(likelihood);
  if (likelihood[top] >= NEARLY) {
    const end = top === 'either' ? 'with either' : top;
    return text`${some(
      open.map(({ criterion }) => code(criterion)),
      NAMED,
    )}; hardly any way they can fall ends otherwise than ${end}`;
  }
  const others = some(
    rest.map(({ criterion }) => code(criterion)),
    NAMED,
  );
  return lines([
    [code(first.criterion), ', which settles most: ', sentences(prose(first.question), outcomes(first))],
    rest.length === 0 ? '' : ['then ', others],
  ]);
}

/** The style that each answer alone would give. */
function outcomes({ values, unit }: OpenCriterion): Inline {
  const byStyle = new Map<Style, Inline[]>();
  for (const { value, style } of values) byStyle.set(style, [...(byStyle.get(style) ?? []), code(value)]);
  if (byStyle.size < 2) return 'It changes the style only together with other answers.';
  // The labels of quantities have commas of their own, so they are not put in one list.
  const clauses =
    unit === ''
      ? [...byStyle].map(([style, shown]): Inline => [list(shown, 'or'), ` → ${styleWords(style)}`])
      : values.map(({ label, style }): Inline => [plain(label), ` → ${styleWords(style)}`]);
  return joined(clauses, '; ');
}
