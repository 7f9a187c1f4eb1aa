import { FlowAnalysis, maskOf, namesIn } from '../advice/index.js';
import type { Answer, Range } from '../model/answer.js';
import type { Criterion } from '../model/criterion.js';
import { baseUnit, formatQuantity, parseQuantity } from '../model/quantity.js';
import { excerpt } from '../text/escape.js';
import type { Place } from '../text/source.js';

/** An answer of one or more values; several are "one of these, not settled yet" (of names: all of these). */
export function chosen(criterion: Criterion, values: readonly string[], place: Place): Answer {
  const text = values.length === 1 && criterion.domain.kind !== 'names' ? values[0] : `[${values.join(', ')}]`;
  return { criterion: criterion.name, values, text, origin: 'stated', place };
}

/** Reads a quantity as people write it: `5k/s`, `200/s..1k/s`, or several with commas between them. */
export function typed(criterion: Criterion, text: string, place: Place): Answer | { readonly problem: string } {
  const { domain, name } = criterion;
  if (domain.kind !== 'quantity') return { problem: 'is not a quantity' };
  const written: string[] = [];
  const ranges: Range[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '' && text.includes(',')) continue;
    const parsed = parseQuantity(part, domain.measure, domain.forever);
    if ('problem' in parsed) return { problem: `\`${excerpt(part, 40)}\` ${parsed.problem}` };
    // A bare number is in base units; written down, it says so.
    written.push(/^[\d.]+$/.test(part) && Number(part) > 0 ? part + baseUnit(domain.measure) : part);
    ranges.push(...parsed.ranges);
  }
  if (written.length === 0) return { problem: 'There is nothing but commas' };
  const whole = written.length === 1 ? written[0] : `[${written.join(', ')}]`;
  return { criterion: name, ranges, text: whole, origin: 'stated', place };
}

/** What is said by one value: one on offer, as text, or a number of the prior, in base units. */
export function answerOf(criterion: Criterion, value: string | number, place: Place): Answer | undefined {
  const { domain, name } = criterion;
  if (domain.kind !== 'quantity') return chosen(criterion, [String(value)], place);
  if (typeof value === 'number') {
    const ranges = [{ low: value, high: value }];
    return { criterion: name, ranges, text: formatQuantity(value, domain.measure), origin: 'stated', place };
  }
  const answer = typed(criterion, value, place);
  return 'problem' in answer ? undefined : answer;
}

/** Why an answer cannot be true together with the ones before it, with those; undefined when it can. */
export function clash({ flow, rulebook, verdict, broken: before }: FlowAnalysis, answer: Answer): string | undefined {
  const index = rulebook.indexOf.get(answer.criterion) as number;
  if (!verdict.with(index, maskOf(rulebook.cuts[index], answer)).contradictory) return undefined;
  const then = { ...flow, needs: new Map(flow.needs).set(answer.criterion, answer) };
  const broken = new FlowAnalysis(then, rulebook).broken.find((exclusion) => !before.includes(exclusion));
  if (broken === undefined) return undefined;
  const others = namesIn(broken.when).filter((name) => name !== answer.criterion && flow.needs.has(name));
  const said = others.map((name) => `${name}: ${flow.needs.get(name)?.text}`).join(', ');
  return `That contradicts ${said || 'what was said before'}. ${broken.because}`;
}
