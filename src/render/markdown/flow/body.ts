import type { FlowAdvice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Decision, Flow, Waiver } from '../../model/system.js';
import { answersBrief, answersTable } from './answers.js';
import { blocks, bullets, quote } from './blocks.js';
import { change, open } from './change.js';
import { consequences } from './consequences.js';
import { code, inline, name, prose } from './escape.js';
import { against, type Cite, why } from './reasons.js';
import { capital, likelihoods, list, plural, route, sentence, styleWords } from './words.js';

export interface Detail {
  readonly base: RuleBase;
  readonly cite: Cite;
  /** Many flows: answers in sentences, and only the weightiest open questions. */
  readonly compact: boolean;
  /** Whether several sections share the consequences of this style. */
  readonly shared: boolean;
}

function status(decision: Decision | undefined): string {
  const deciders = decision && decision.deciders.length > 0 ? `decided by ${list(decision.deciders.map(inline))}` : '';
  const more = decision?.more.map(({ key, text }) => `${inline(key)}: ${inline(text)}`) ?? [];
  const parts = [inline(decision?.status ?? 'proposed'), inline(decision?.date ?? ''), deciders, ...more];
  return `**Status:** ${parts.filter((part) => part !== '').join(', ')}.`;
}

function decision(advice: FlowAdvice): string {
  const { style, decided, open, likelihood } = advice;
  if (decided) return `**Decision: ${styleWords(style)}.** No answer still open can change this.`;
  const spread = likelihoods(likelihood);
  const of = spread === '' ? '' : ` Of the ways they could fall, weighed by how common each answer is, ${spread}.`;
  const count = `${plural(open.length, 'answer')} still open could change it.`;
  return `**Decision so far: ${styleWords(style)}.** ${count}${of}`;
}

function broker({ broker: { needed, because } }: FlowAdvice): string {
  const verdict = needed === null ? 'Perhaps' : needed ? 'Yes' : 'No';
  return `**Is a broker needed?** ${verdict}. ${sentence(because)}`.trimEnd();
}

/** What the style means here, unless that is said once for all flows of this style. */
function meaning({ style, meaning }: FlowAdvice, { base, shared }: Detail): string {
  const general = base.styles.some((text) => text.id === style && text.what === meaning);
  return shared && general ? '' : sentence(meaning);
}

/** What is built today, and whether it is of the style advised. */
function built({ flow, style }: FlowAdvice, base: RuleBase): string {
  if (flow.uses === undefined || flow.uses.size === 0) return '';
  const all = [...flow.uses.values()];
  const kind = base.setup.find((fact) => fact.kind === 'style')?.name;
  const named = all.find((fact) => fact.name === kind)?.text;
  const differs = named !== undefined && style !== 'either' && named !== style;
  const note = differs ? ` This is not the ${style} design that the needs ask for.` : '';
  return `**Built today:** ${all.map((fact) => code(`${fact.name}: ${fact.text}`)).join(', ')}.${note}`;
}

/** A finding that the team accepted, with its reason. */
export function waived(waivers: readonly Waiver[], lead: string): string {
  if (waivers.length === 0) return '';
  const items = waivers.map(({ rule, because, until, see }) => {
    const ends = until === undefined ? '' : ` Until ${inline(until)}.`;
    return `${code(rule)}: ${sentence(because)}${ends}${see === undefined ? '' : ` See ${code(see)}.`}`;
  });
  return blocks(lead, bullets(items));
}

function warning({ findings }: FlowAdvice, cite: Cite): string {
  if (findings.length === 0) return '';
  return quote(
    findings.map(({ rule, message, remedy, sources, waived }) => {
      const label = capital(inline(rule).replaceAll('-', ' '));
      return `**${label}${waived ? ', waived' : ''}.** ${sentence(message)} ${sentence(remedy)}${cite(sources)}`;
    }),
  );
}

/** Where a flow runs and what sets it off. */
export function path(advice: FlowAdvice): string {
  const { after } = advice.flow;
  const cause = after.length === 0 ? '' : ` Emitted when ${list(after.map((each) => name(each.name)))} is handled.`;
  return `**From → to:** ${route(advice, 12)}.${cause}`;
}

export function about({ about }: Flow): string {
  return about === undefined ? '' : prose(about);
}

/** Everything about one flow but its name, its text and its services. */
export function body(advice: FlowAdvice, detail: Detail): string {
  const { base, cite, compact, shared } = detail;
  return blocks(
    warning(advice, cite),
    status(advice.flow.decision),
    decision(advice),
    meaning(advice, detail),
    broker(advice),
    built(advice, base),
    why(advice, cite),
    against(advice, cite),
    change(advice),
    open(advice, compact ? 3 : 5),
    consequences(advice, base, shared, cite),
    waived(advice.flow.waive, '**Findings accepted for now.**'),
    compact ? answersBrief(advice, base) : answersTable(advice, base),
  );
}
