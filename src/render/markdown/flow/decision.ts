import type { Flip, FlowAdvice, OpenCriterion } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { STYLES, type Style } from '../../../model/style.js';
import { plural } from '../../../text/phrases.js';
import { type Block, bullets, type Inline, isEmpty, joined, paragraph, sentences, strong, text } from '../nodes.js';
import { code, plain, prose, sentence } from '../outside-text.js';
import { likeliest, likelihoods, list, NEARLY, percent, styleWords } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** The style, whether it is decided, the likelihoods of the open answers, and what the style means here. */
export function decision(advice: FlowAdvice, context: ReportContext): Block {
  const { style, decided, open, likelihood } = advice;
  const words = styleWords(style);
  const meant = meaning(advice, context);
  if (decided)
    return paragraph(sentences(strong(`Decision: ${words}.`), 'No answer still open can change this.', meant));
  const spread = likelihoods(likelihood);
  return paragraph(
    sentences(
      strong(`Decision so far: ${words}.`),
      leaning(advice),
      `${plural(open.length, 'answer')} still open could change it.`,
      isEmpty(spread) ? '' : text`Of the ways they could fall, weighed by how common each answer is, ${spread}.`,
      meant,
    ),
  );
}

/** Says so where the stated answers give one style, and most ways to answer the open questions another. */
function leaning({ style, likelihood }: FlowAdvice): Inline {
  const top = likeliest(likelihood);
  if (likelihood[style] >= likelihood[top]) return '';
  const share = likelihood[top] > 0.5 ? 'most ways' : 'more of the ways';
  const rests = style === 'either' ? 'The stated answers decide for no style yet' : `The stated answers give ${style}`;
  return `${rests}; ${share} the open answers could fall end ${top === 'either' ? 'with either' : top}.`;
}

/** What the style means here, unless a section states it for all flows of this style. */
function meaning({ style, meaning }: FlowAdvice, { base, shared }: ReportContext): Inline {
  const general = base.styles.some(({ id, what }) => id === style && what === meaning);
  return shared.includes(style) && general ? '' : sentence(meaning);
}

/** What is not settled although it was answered, and what to do where both are meant. */
export function unsettled({ unsettled }: FlowAdvice): Block {
  return unsettled.map(({ answer, means }) =>
    paragraph(strong('Not settled:'), ' ', code(answer), '. ', sentence(means)),
  );
}

export function needsBroker({ broker: { needed, because } }: FlowAdvice): Block {
  const verdict = needed === null ? 'Perhaps' : needed ? 'Yes' : 'No';
  return paragraph(sentences(strong('Is a broker needed?'), `${verdict}.`, sentence(because)));
}

/** Flips shown of a flow by itself, and of one among several. */
const FLIPS = { alone: 5, among: 3 };

/** The smallest sets of answers that give another style. */
export function flips(advice: FlowAdvice, { base, alone }: ReportContext): Block {
  const { flow } = advice;
  const lead = strong('What would change it.');
  if (advice.flips.length === 0) return paragraph(lead, ' No change of up to three answers gives another style.');
  const items = advice.flips.slice(0, alone ? FLIPS.alone : FLIPS.among).map((flip): Inline => {
    const parts = Object.entries(flip.change).map(([criterion, value]) => {
      const now = flow.needs.get(criterion)?.text;
      return text`${code(`${criterion}: ${value}`)} (now ${now === undefined ? 'unknown' : code(now)})`;
    });
    return [list(parts), ' → ', outcome(advice, flip, base)];
  });
  return [paragraph(lead), bullets(items)];
}

/** The style of a flip; for `either`, whether the sides balance or weigh too little. */
function outcome({ flow, style: now, needs }: FlowAdvice, { change, style }: Flip, { regions }: RuleBase): string {
  if (style !== 'either') return styleWords(style);
  const adds = Object.entries(change).every(([criterion, value]) => {
    const answer = flow.needs.get(criterion);
    return answer === undefined || ((answer.values?.length ?? 0) > 1 && answer.values?.includes(value));
  });
  const pulls = now !== 'either' && Math.max(...Object.values(needs).map(({ least }) => least)) >= regions.floor;
  // To add an answer, or to settle a half given one, takes no weight away.
  return `${styleWords(style)}: both sides then weigh ${adds && pulls ? 'the same' : 'the same, or too little to count'}`;
}

/** Questions shown of a flow among some, and of one among very many. */
const QUESTIONS = { some: 5, many: 3 };

/** The questions whose answers could still change the style, the one that settles most first. */
export function openQuestions({ decided, open, likelihood }: FlowAdvice, { compact }: ReportContext): Block {
  if (decided || open.length === 0) return [];
  const top = likeliest(likelihood);
  const names = open.map((each) => code(each.criterion));
  if (likelihood[top] >= NEARLY) {
    const end = top === 'either' ? 'with either' : top;
    return paragraph(
      text`${strong('Still open:')} ${list(names)}. Hardly any way they could fall ends otherwise than ${end}.`,
    );
  }
  const total = uncertainty(likelihood);
  const most = compact ? QUESTIONS.many : QUESTIONS.some;
  const shown = open.length <= most + 1 ? open.length : most;
  const items = open.slice(0, shown).map((each, index) => {
    const share = total > 0 ? Math.min(1, each.matters / total) : 0;
    const settles = share > 0 ? `Settles ${percent(share)} of the doubt on average.` : '';
    return [names[index], ': ', sentences(prose(each.question), settles, outcomes(each))];
  });
  const rest = shown === open.length ? '' : text`Less than these: ${list(names.slice(shown))}.`;
  return [paragraph(strong('Still open'), ', what settles most first.'), bullets([...items, rest])];
}

/** How uncertain the style is, in bits. */
function uncertainty(likelihood: Readonly<Record<Style, number>>): number {
  return STYLES.map((style) => likelihood[style])
    .filter((share) => share > 0)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}

/** The style that each answer alone would give. */
function outcomes({ values, unit }: OpenCriterion): Inline {
  const byStyle = new Map<Style, Inline[]>();
  for (const { value, style } of values) byStyle.set(style, [...(byStyle.get(style) ?? []), code(value)]);
  if (byStyle.size < 2) return 'Changes it only together with other answers.';
  // The labels of quantities have commas of their own, so they are not put in one list.
  const clauses =
    unit === ''
      ? [...byStyle].map(([style, shown]): Inline => [list(shown, 'or'), ` → ${styleWords(style)}`])
      : values.map(({ label, style }): Inline => [plain(label), ` → ${styleWords(style)}`]);
  return [joined(clauses, '; '), '.'];
}
