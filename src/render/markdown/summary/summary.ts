import type { FlowAdvice } from '../../../model/advice.js';
import { table } from '../blocks.js';
import { code, name, truncate } from '../escape.js';
import { facts, weighed } from '../flow/reasons.js';
import { likeliest, percent, plural, route, sentence } from '../phrases.js';

/** What the strongest reason rests on; of a hybrid, of the strongest for each side. */
export function strongest(advice: FlowAdvice): string {
  if (advice.style === 'either') return 'Nothing pulls strongly to one side.';
  const { why } = weighed(advice);
  const sides = [...new Set(why.map((reason) => reason.favours))];
  const first = sides.flatMap((side) => why.find((reason) => reason.favours === side) ?? []);
  return first
    .map((reason) => `${facts(reason) || sentence(truncate(reason.because, 80))} (${reason.strength})`)
    .join('; ');
}

function styleCell({ style, broker }: FlowAdvice): string {
  return broker.needed === false ? `${style}, no broker needed` : style;
}

export function state({ decided, style, likelihood, findings }: FlowAdvice): string {
  const found = findings.length === 0 ? '' : `, ${plural(findings.length, 'finding')}`;
  if (decided) return `decided${found}`;
  // A style may rest on what was said alone, with every open answer pulling away from it.
  const likely = likelihood[style] > 0 ? `, ${percent(likelihood[style])} likely` : '';
  const top = likeliest(likelihood);
  const leans = likelihood[top] > likelihood[style];
  return `${leans ? 'leans so' : 'so far'}${likely}${leans ? `, ${percent(likelihood[top])} ${top}` : ''}${found}`;
}

/** One row a flow; `link` gives the anchor of its section, where it has one that every viewer agrees on. */
export function summary(
  flows: readonly FlowAdvice[],
  carries: readonly (string | undefined)[],
  link: (flow: string) => string | undefined,
): string {
  const rows = flows.map((each, i) => {
    const anchor = link(each.flow.name);
    const shown = name(truncate(each.flow.name, 60));
    const carrier = carries[i];
    return [
      anchor === undefined ? shown : `[${shown}](#${anchor})`,
      styleCell(each),
      state(each),
      carrier === undefined ? (each.brokers.length > 0 ? '**nothing known**' : '') : code(carrier),
      route(each),
      strongest(each),
    ];
  });
  const head = ['Flow', 'Style', 'State', 'Carried by', 'From → to', 'Strongest reason'];
  // Without a catalogue nobody is said to carry anything.
  const columns = rows.some((row) => row[3] !== '') ? [0, 1, 2, 3, 4, 5] : [0, 1, 2, 4, 5];
  const pick = (row: readonly string[]) => columns.map((column) => row[column]);
  return table(pick(head), rows.map(pick));
}
