import type { Rulebook } from '../../advice/index.js';
import type { CapabilityValues, Carrier, Pattern, Reference } from '../../model/broker.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Unsound } from '../../model/pages/verification.js';
import { written } from './candidates.js';
import { carrierWitnesses } from './carrier-witness.js';
import { patternWitnesses } from './pattern-witness.js';

/** More of them, and the catalogue is a collection and no longer a choice. */
const MOST_KEPT = 12;

/** Each broker is the best choice for some flow and each pattern the one shown, or is kept only for comparison. */
export function neverChosen(rulebook: Rulebook): Unsound[] {
  const { carriers, patterns } = rulebook.base.catalogue;
  const best = carrierWitnesses(rulebook);
  const shown = patternWitnesses(rulebook, best);
  // A composition that is never the best choice is a pattern never shown: one fault, not two.
  const plain = carriers.filter(({ id }) => !patterns.some(({ carrier }) => carrier === id));
  return [
    ...plain.flatMap((carrier) => judged('best', carrier, best.get(carrier.id), 'the best choice for')),
    ...patterns.flatMap((pattern) => judged('shown', pattern, shown.get(pattern.id), 'the pattern shown for')),
  ];
}

function judged(
  check: 'best' | 'shown',
  { id, comparison }: Carrier | Pattern,
  witness: Parameters<typeof written>[0] | undefined,
  what: string,
): Unsound[] {
  if (witness === undefined && comparison === undefined)
    return [
      {
        check,
        id,
        message: `is ${what} no flow that was found; say under \`comparison\` why it is kept, or correct what hides it`,
        witness: {},
      },
    ];
  if (witness !== undefined && comparison !== undefined)
    return [
      {
        check,
        id,
        message: `is kept only for comparison, says its file, but is ${what} this flow`,
        witness: written(witness),
      },
    ];
  return [];
}

/** No more than a handful are kept although no flow has them as its best choice. */
export function keptTooMany(base: RuleBase): Unsound[] {
  const kept = keptForComparison(base);
  if (kept.length <= MOST_KEPT) return [];
  return [
    {
      check: 'comparison',
      id: kept[MOST_KEPT],
      message: `${kept.length} are kept only for comparison, ${MOST_KEPT} at most: ${kept.join(', ')}`,
      witness: {},
    },
  ];
}

/** No two carriers are equally usual: the last draw is broken by a reason, not by the alphabet. */
export function equallyUsual({ catalogue: { carriers } }: RuleBase): Unsound[] {
  const ranks = new Map<number, string>();
  return carriers.flatMap(({ id, usualRank }): Unsound[] => {
    const other = ranks.get(usualRank);
    if (other === undefined) ranks.set(usualRank, id);
    const message = !Number.isInteger(usualRank)
      ? `\`usualRank\` is a whole number; found ${usualRank}`
      : `is exactly as usual as ${other} (\`usualRank: ${usualRank}\`); say which of the two comes first`;
    return other === undefined && Number.isInteger(usualRank) ? [] : [{ check: 'usual', id, message, witness: {} }];
  });
}

/** Ids that are marked so; a composition stands for its pattern. */
export function keptForComparison({ catalogue: { carriers, patterns } }: RuleBase): string[] {
  const marked = [...carriers, ...patterns].flatMap(({ id, comparison }) => (comparison === undefined ? [] : id));
  return [...new Set(marked)];
}

/** Every fact can be read somewhere, and says of what day it is. */
export function unsourced({ catalogue: { carriers, patterns } }: RuleBase): Unsound[] {
  const wrong = (id: string, what: string, source: Reference | undefined, asOf: string): Unsound[] => {
    const missing = [
      ...(source !== undefined && /^https?:\/\/[^/]/.test(source.url) && source.title !== ''
        ? []
        : ['a page to read it on']),
      ...(/^\d{4}(-\d{2}(-\d{2})?)?$/.test(asOf) ? [] : ['a date']),
    ];
    return missing.length === 0
      ? []
      : [{ check: 'fact', id, message: `${what} lacks ${missing.join(' and ')}`, witness: {} }];
  };
  const inFacts = (id: string, facts: CapabilityValues) =>
    [...facts.keys()].flatMap((name) => {
      const fact = facts.get(name);
      return fact === undefined ? [] : wrong(id, name, fact.source, fact.asOf);
    });
  return [
    ...carriers.flatMap(({ id, facts, modes, limits, checked }) => [
      ...inFacts(id, facts),
      ...modes.flatMap((mode) => inFacts(id, mode.facts)),
      ...limits.flatMap((limit) => wrong(id, limit.id, limit.source, limit.asOf)),
      ...(/^\d{4}-\d{2}-\d{2}$/.test(checked)
        ? []
        : [{ check: 'fact' as const, id, message: 'lacks the day on which it was checked', witness: {} }]),
    ]),
    ...patterns.flatMap(({ id, sources }) =>
      sources.length === 0
        ? [{ check: 'fact' as const, id, message: 'lacks a page to read it on', witness: {} }]
        : sources.flatMap((source) => wrong(id, source.title, source, '2000')),
    ),
  ];
}

/** How many facts there are, of all brokers and compositions. */
export function factCount({ catalogue: { carriers } }: RuleBase): number {
  return carriers
    .filter(({ parts }) => parts.length <= 1)
    .flatMap(({ facts, modes }) => [facts, ...modes.map((mode) => mode.facts)])
    .reduce((sum, facts) => sum + [...facts.keys()].length, 0);
}
