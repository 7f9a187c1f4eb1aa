import { amountOf } from '../../condition/evaluate.js';
import type { FactName } from '../../model/expression.js';
import type { GraphFactName } from '../../model/pitfalls/graph.js';
import { formatQuantity } from '../../model/quantity.js';
import { type EvalContext, lookupIn, resolve } from './eval-context.js';

const QUOTED = /\{([^{}]+)\}/g;

/** What a text quotes: `{uses.deadLetter}`, `{graph.cycle.names}`, `{uses.batch * needs.processing}`, `{flow}`, `{broker}`. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, quoted]) => quoted);
}

/** The parts of what is quoted: numbers, and names of facts. */
export const parseProduct = (quoted: string): string[] => quoted.split(/\*| - /).map((part) => part.trim());

/** A text with what it quotes put in. `names`: the facts of the condition, by their full name. */
export function interpolate(text: string, names: ReadonlyMap<string, FactName>, view: EvalContext): string {
  return text.replace(ASIDE, (aside, name: string) => (isStated(name, view) ? aside : '')).replace(QUOTED, quote);

  function quote(_: string, quoted: string): string {
    if (quoted === 'flow') return view.flow.name;
    if (quoted === 'broker') return view.carrier?.id ?? 'the broker';
    const note = /^graph\.(\w+)\.names$/.exec(quoted);
    if (note) return view.graph.notes.get(note[1] as GraphFactName)?.().names ?? '';
    if (quoted.includes(' - ')) return difference(quoted.split(' - '), names, view);
    const factors = parseProduct(quoted);
    if (factors.length === 1) {
      const name = names.get(quoted);
      return (name && resolve(name, view)?.text) ?? 'not stated';
    }
    return product(factors, names, view);
  }
}

/** A fact of `uses` with its value, in brackets: left out where nobody states it. */
const ASIDE = / \(`(\w+): \{uses\.\1\}`\)/g;

function isStated(name: string, { flow, implied }: EvalContext): boolean {
  return flow.uses?.has(name) === true || implied.has(name);
}

/** What the first amount is more than the second, both measured alike; of two ranges, the most. */
function difference(sides: readonly string[], names: ReadonlyMap<string, FactName>, view: EvalContext): string {
  const [more, less] = sides.map((side) =>
    amountOf(
      parseProduct(side).map((factor) => names.get(factor) ?? Number(factor)),
      lookupIn(view),
    ),
  );
  if (more === undefined || less === undefined) return 'not stated';
  const measure = parseProduct(sides[0]).flatMap((factor) => names.get(factor)?.measure ?? []);
  const amount = Number((more.high - less.low).toPrecision(3));
  return Number.isFinite(amount) ? formatQuantity(amount, measure.find((each) => each !== 'count') ?? 'count') : 'long';
}

/** A product of facts with the unit that it comes to; both ends where they differ. */
function product(factors: readonly string[], names: ReadonlyMap<string, FactName>, view: EvalContext): string {
  const parts = factors.map((factor) => names.get(factor) ?? Number(factor));
  const range = amountOf(parts, lookupIn(view));
  if (range === undefined) return 'not stated';
  const measures = parts.flatMap((part) => (typeof part === 'number' ? [] : (part.measure ?? [])));
  const seconds =
    measures.filter((each) => each === 'duration').length - measures.filter((each) => each === 'rate').length;
  const bytes = measures.filter((each) => each === 'size').length;
  const written = (value: number) => {
    const rounded = Number(value.toPrecision(3));
    if (bytes === 1) return `${formatQuantity(rounded, 'size')}${seconds === -1 ? '/s' : ''}`;
    if (seconds === 1) return formatQuantity(rounded, 'duration');
    return seconds === -1 ? formatQuantity(rounded, 'rate') : String(rounded);
  };
  return range.low === range.high ? written(range.low) : `${written(range.low)} to ${written(range.high)}`;
}
