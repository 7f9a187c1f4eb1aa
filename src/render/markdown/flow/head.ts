import type { FlowAdvice } from '../../../model/advice.js';
import type { RuleBase } from '../../../model/knowledge.js';
import type { Decision, Flow, Waiver } from '../../../model/system.js';
import { blocks, bullets } from '../blocks.js';
import { code, inline, name, prose } from '../escape.js';
import { list, route, sentence } from '../phrases.js';
import { styleWaivers } from './used.js';

export function about({ about }: Flow): string {
  return about === undefined ? '' : prose(about);
}

/** Where a flow runs and what sets it off. */
export function path(advice: FlowAdvice): string {
  const { after } = advice.flow;
  const cause = after.length === 0 ? '' : ` Emitted when ${list(after.map((each) => name(each.name)))} is handled.`;
  return `**From → to:** ${route(advice, 12)}.${cause}`;
}

/** Who decided what, when; nothing where the file says nothing of it. */
export function status(decision: Decision | undefined): string {
  if (decision === undefined) return '';
  const when = [decision.status ?? '', decision.date ?? ''].map(inline).filter((part) => part !== '');
  const deciders = decision.deciders.length > 0 ? [`deciders: ${list(decision.deciders.map(inline))}`] : [];
  const more = decision.more.map(({ key, text }) => `${inline(key)}: ${inline(text)}`);
  const parts = [...(when.length > 0 ? [when.join(', ')] : []), ...deciders, ...more];
  return parts.length === 0 ? '' : `**Status:** ${parts.join('; ')}.`;
}

/** A finding that the team accepted, with its reason. */
function acceptance({ rule, because, until, see }: Waiver): string {
  const ends = until === undefined ? '' : ` Until ${inline(until)}.`;
  return `${code(rule)}: ${sentence(because)}${ends}${see === undefined ? '' : ` See ${code(see)}.`}`;
}

/** Such findings right where they are told of. */
export function accepted(waivers: readonly Waiver[]): string {
  return waivers.map((waiver) => ` Accepted for now, ${acceptance(waiver)}`).join('');
}

export function waived(waivers: readonly Waiver[], lead: string): string {
  return waivers.length === 0 ? '' : blocks(lead, bullets(waivers.map(acceptance)));
}

/** Whether what is built is of another style than the one advised. */
export function mismatched({ built, style }: FlowAdvice): boolean {
  return built.style !== undefined && style !== 'either' && built.style !== style;
}

/** What is built today, and whether it is of the style advised. */
export function built(advice: FlowAdvice, base: RuleBase): string {
  const { flow, style } = advice;
  if (flow.uses === undefined || flow.uses.size === 0) return '';
  const order = new Map(base.setup.map((fact, i) => [fact.name, i]));
  const place = (fact: { readonly name: string }) => order.get(fact.name) ?? order.size;
  const facts = [...flow.uses.values()].sort((a, b) => place(a) - place(b));
  const note = mismatched(advice)
    ? ` This is not the ${style} design that the needs ask for.${accepted(styleWaivers(flow))}`
    : '';
  return `**Built today:** ${facts.map((fact) => code(`${fact.name}: ${fact.text}`)).join(', ')}.${note}`;
}
