import type { Rulebook } from '../../advice/index.js';
import { SHORT } from '../../model/entries/field.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Unsound, Verification } from '../../model/pages/verification.js';
import { placeText } from '../../text/source.js';
import { compileRules } from '../compile.js';
import { runPitfallExamples, runPitfallGrounds } from '../examples/run-pitfall-examples.js';
import { openRulebook } from '../open.js';
import type { PitfallExample, PlacedExamples } from '../read/examples.js';
import { saidTwice } from './alike.js';
import { equallyUsual, factCount, keptForComparison, keptTooMany, neverChosen, unsourced } from './brokers.js';
import { wrongDirections } from './directions.js';
import { lineCount, withoutLine } from './short.js';
import { emptied, firings, idle, unreachable } from './styles.js';

/** What is proven: what it can find wrong, the words that say it holds, and the search itself. */
interface Proof {
  readonly checks: readonly Unsound['check'][];
  readonly holds: string;
  readonly faults: () => Unsound[];
}

/**
 * Proves a rule base sound over every complete, consistent set of answers, and each pitfall on its examples, or shows
 * where it is not.
 * @param only what to look for; everything where it is left out
 */
export function verify(
  base: RuleBase,
  pitfallExamples: PitfallExamples,
  only?: readonly Unsound['check'][],
): Verification {
  const result = compileRules(base);
  const counts = { rules: base.rules.length, criteria: base.criteria.length };
  if ('tooLarge' in result) return { ...counts, proven: [], unsound: [tooLarge(base, result.tooLarge)] };
  const proofs = proofsOf(openRulebook(result.compiled), pitfallExamples);
  const wanted = proofs.filter(({ checks }) => only === undefined || checks.some((check) => only.includes(check)));
  const done = wanted.map(({ holds, faults }) => ({ holds, faults: faults() }));
  return {
    ...counts,
    proven: done.filter(({ faults }) => faults.length === 0).map(({ holds }) => holds),
    unsound: done.flatMap(({ faults }) => faults),
  };
}

function proofsOf(rulebook: Rulebook, pitfallExamples: PitfallExamples): Proof[] {
  const { base, model } = rulebook;
  const directed = base.criteria.filter(({ raises }) => raises !== undefined).map(({ name }) => name);
  const largest = Math.max(...model.components.map(({ size }) => size));
  return [
    {
      checks: ['fires', 'always'],
      holds: `each of ${base.rules.length} rules can fire, and none always does`,
      faults: () => firings(rulebook),
    },
    { checks: ['style'], holds: 'each style can be reached', faults: () => unreachable(rulebook) },
    {
      checks: ['criterion'],
      holds: 'each criterion can change some verdict, or serves brokers only',
      faults: () => idle(rulebook),
    },
    {
      checks: ['direction'],
      holds: `more never points the wrong way, for ${directed.join(', ')}`,
      faults: () => wrongDirections(rulebook),
    },
    { checks: ['twice'], holds: 'no two rules say the same', faults: () => saidTwice(rulebook) },
    {
      checks: ['emptied'],
      holds: `no exclusion makes an answer impossible (${base.exclusions.length} exclusions)`,
      faults: () => emptied(rulebook),
    },
    {
      checks: ['size'],
      holds: `no group of joined criteria is too large (the largest has ${largest} combinations)`,
      faults: () => [],
    },
    {
      checks: ['best', 'shown', 'comparison'],
      holds: chosenText(base),
      faults: () => [...neverChosen(rulebook), ...keptTooMany(base)],
    },
    {
      checks: ['usual'],
      holds: `no two of ${base.catalogue.carriers.length} brokers and compositions are equally usual`,
      faults: () => equallyUsual(base),
    },
    {
      checks: ['pitfall'],
      holds: `each of ${base.pitfalls.length} pitfalls has a flow that falls into it and one that does not, and its examples notice every change of its condition and fire on each ground that it may rest on`,
      faults: () => unpinned(rulebook, pitfallExamples),
    },
    {
      checks: ['fact'],
      holds: `each of ${factCount(base)} facts about brokers has a page to read it on and a date`,
      faults: () => unsourced(base),
    },
    {
      checks: ['short'],
      holds: `each of ${lineCount(base)} lines for screens and tables has at most ${SHORT} characters`,
      faults: () => withoutLine(base),
    },
  ];
}

function chosenText(base: RuleBase): string {
  const { carriers, patterns } = base.catalogue;
  const brokers = carriers.length - patterns.filter(({ carrier }) => carrier !== undefined).length;
  const kept = keptForComparison(base);
  const but = kept.length === 0 ? '' : `, but for ${kept.join(', ')}, kept for comparison`;
  return `each of ${brokers} brokers is the best choice for some flow, and each of ${patterns.length} patterns is shown for one${but}`;
}

type PitfallExamples = ReadonlyMap<string, PlacedExamples<PitfallExample>>;

function unpinned(rulebook: Rulebook, examples: PitfallExamples): Unsound[] {
  return rulebook.base.pitfalls.flatMap((pitfall) => {
    const own = examples.get(pitfall.id);
    const faults = [...runPitfallExamples(rulebook, pitfall, own), ...runPitfallGrounds(rulebook, pitfall, own)];
    return faults.map(({ place, message }) => ({
      check: 'pitfall' as const,
      id: pitfall.id,
      message: `${placeText(place)}: ${message}`,
      witness: {},
    }));
  });
}

function tooLarge(
  base: RuleBase,
  {
    criteria,
    size,
    rules,
    exclusions,
  }: { criteria: readonly number[]; size: number; rules: readonly number[]; exclusions: readonly number[] },
): Unsound {
  const names = criteria.map((index) => base.criteria[index].name).join(', ');
  const joins = [
    ...rules.map((index) => base.rules[index].id),
    ...exclusions.map((index) => base.exclusions[index].id),
  ];
  return {
    check: 'size',
    id: joins[0] ?? names,
    message: `too many criteria hang together (${names}: ${size} combinations); joined by ${joins.join(', ')}`,
    witness: {},
  };
}
