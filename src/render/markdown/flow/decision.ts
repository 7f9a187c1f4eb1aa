import type { FlowAdvice } from '../../../model/advice.js';
import { likeliest, likelihoods, plural, sentence, styleWords } from '../phrases.js';
import type { ReportContext } from '../report-context.js';

/** The style, how firm it is, and where the open answers would lead. */
export function decision(advice: FlowAdvice): string {
  const { style, decided, open, likelihood } = advice;
  if (decided) return `**Decision: ${styleWords(style)}.** No answer still open can change this.`;
  const spread = likelihoods(likelihood);
  const of = spread === '' ? '' : ` Of the ways they could fall, weighed by how common each answer is, ${spread}.`;
  const count = `${plural(open.length, 'answer')} still open could change it.`;
  return `**Decision so far: ${styleWords(style)}.**${leaning(advice)} ${count}${of}`;
}

/** Where the style rests on what was said, but most ways lead to another. */
function leaning({ style, likelihood }: FlowAdvice): string {
  const top = likeliest(likelihood);
  if (likelihood[style] >= likelihood[top]) return '';
  const share = likelihood[top] > 0.5 ? 'most ways' : 'more of the ways';
  const rests = style === 'either' ? 'What was said pulls to no side yet' : `It leans ${style} on what was said`;
  return ` ${rests}; ${share} the open answers could fall end ${top === 'either' ? 'with either' : top}.`;
}

export function broker({ broker: { needed, because } }: FlowAdvice): string {
  const verdict = needed === null ? 'Perhaps' : needed ? 'Yes' : 'No';
  return `**Is a broker needed?** ${verdict}. ${sentence(because)}`.trimEnd();
}

/** What the style means here, unless that is said once for all flows of this style. */
export function meaning({ style, meaning }: FlowAdvice, { base, shared }: ReportContext): string {
  const general = base.styles.some((text) => text.id === style && text.what === meaning);
  return shared.includes(style) && general ? '' : sentence(meaning);
}
