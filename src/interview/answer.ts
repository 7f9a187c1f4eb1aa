import { type FlowAnalysis, maskOf } from '../advice/index.js';
import { criteriaIn } from '../condition/walk.js';
import { type Answer, formatAnswer, type Range } from '../model/answer.js';
import type { Criterion } from '../model/criterion.js';
import { baseUnit, isBare, listed, type Measure, parseQuantity, understood } from '../model/quantity.js';
import { excerpt } from '../text/escape.js';
import { list } from '../text/phrases.js';
import type { Place } from '../text/source.js';

/** An answer of one or more values; several are "one of these, not settled yet" (of names: all of these). */
export function chosen(criterion: Criterion, values: readonly string[], place: Place): Answer {
  const written = values.length === 1 && criterion.domain.kind !== 'names' ? values[0] : values;
  const text = formatAnswer({ written }, 'yaml');
  return { criterion: criterion.name, values, written, text, origin: 'stated', place };
}

/**
 * Reads a quantity as people type it: `5k/s`, `200/s..1k/s`, `5 million per day`, or several with commas between them.
 * What can mean two things, and a time without a unit, is a problem.
 */
export function typed(criterion: Criterion, text: string, place: Place): Answer | { readonly problem: string } {
  const { domain, name } = criterion;
  if (domain.kind !== 'quantity') return { problem: 'is not a quantity' };
  const parts: string[] = [];
  const ranges: Range[] = [];
  for (const part of listed(text)) {
    if (part === '' && text.includes(',')) continue;
    const read = readPart(part, domain.measure, domain.forever);
    if ('problem' in read) return { problem: `\`${excerpt(part, 40)}\` ${read.problem}` };
    parts.push(read.text);
    ranges.push(...read.ranges);
  }
  if (parts.length === 0) return { problem: 'There is nothing but commas' };
  const written = parts.length === 1 ? parts[0] : parts;
  return { criterion: name, ranges, written, text: formatAnswer({ written }, 'yaml'), origin: 'stated', place };
}

type ReadPart = { readonly text: string; readonly ranges: readonly Range[] } | { readonly problem: string };

function readPart(typed: string, measure: Measure, forever: boolean): ReadPart {
  const ends: string[] = [];
  for (const end of typed.split('..')) {
    const read = understood(end.trim(), measure);
    if ('problem' in read) return read;
    ends.push(read.text);
  }
  const text = ends.join('..');
  const parsed = parseQuantity(text, measure, forever);
  if ('problem' in parsed) return parsed;
  if (measure === 'duration' && ends.some(isBare)) {
    const [bare] = ends.filter(isBare);
    return {
      problem: `has no unit; type ${list(
        TIMES.map((unit) => bare + unit),
        'or',
      )}`,
    };
  }
  // Of a rate or a size, a bare number is in base units; the file says so.
  return { text: ends.length === 1 && isBare(text) ? text + baseUnit(measure) : text, ranges: parsed.ranges };
}

const TIMES = ['ms', 's', 'm', 'h', 'd'];

/** What a number without a unit is taken for; undefined where a unit was typed. */
export function unitAssumed({ domain }: Criterion, text: string): string | undefined {
  if (domain.kind !== 'quantity' || domain.measure === 'duration' || baseUnit(domain.measure) === '') return undefined;
  const bare = listed(text)
    .flatMap((part) => part.split('..'))
    .find((end) => isBare(end.trim()));
  if (bare === undefined) return undefined;
  return `${bare.trim()} has no unit and is taken for ${bare.trim()}${baseUnit(domain.measure)}.`;
}

/** The answer that the value of an offer stands for. */
export function answerOf(criterion: Criterion, value: string, place: Place): Answer | undefined {
  const answer =
    criterion.domain.kind === 'quantity' ? typed(criterion, value, place) : chosen(criterion, [value], place);
  return 'problem' in answer ? undefined : answer;
}

/** Why an answer cannot be true together with the ones before it; undefined when it can. */
export function clash(analysis: FlowAnalysis, answer: Answer): string | undefined {
  const { flow, rulebook, verdict, broken: before } = analysis;
  const index = rulebook.indexOf.get(answer.criterion) as number;
  if (!verdict.with(index, maskOf(rulebook.cuts[index], answer)).contradictory) return undefined;
  const broken = analysis.with(answer).broken.find((exclusion) => !before.includes(exclusion));
  if (broken === undefined) return undefined;
  const others = criteriaIn(broken.when).filter((name) => name !== answer.criterion && flow.needs.has(name));
  const said = others.map((name) => `${name}: ${flow.needs.get(name)?.text}`).join(', ');
  return `That contradicts ${said || 'what was said before'}. ${broken.because}`;
}
