import type { Rulebook } from '../../advice/index.js';
import { criteriaIn } from '../../condition/walk.js';
import { MOST_CELLS } from '../../engine/index.js';
import type { Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import { type Fault, FieldReader } from '../../text/field-reader.js';
import type { PlacedText } from '../../text/placed.js';
import { type Place, positionAt } from '../../text/source.js';
import { compileRules } from '../compile.js';
import { discretize } from '../discretize.js';
import { runPitfallExamples } from '../examples/run-pitfall-examples.js';
import { runRuleExamples } from '../examples/run-rule-examples.js';
import type { EntryKey } from '../kinds.js';
import { type LoadedRuleBase, loadRuleSet } from '../load-rule-base.js';
import { openRulebook } from '../open.js';
import { type RuleFile, RuleSet } from '../rule-set.js';
import { packDefaults } from './defaults.js';
import { findingsOf } from './findings.js';
import { Merge } from './merge.js';

/** The shipped rules and packs as one rule base, which knows what packs brought into it. */
export interface Merged extends Pick<LoadedRuleBase, 'base' | 'examples' | 'pitfallExamples'> {
  /** Where a pack adds or changes an entry; undefined for what comes with driven. */
  readonly broughtAt: (kind: EntryKey, name: string) => Place | undefined;
  /** Where to tell what no place of a pack is to blame for alone. */
  readonly start: Place;
}

/** Puts packs into the rules in the order given, and validates the whole as the shipped rules are. */
export function mergePacks(
  shipped: readonly RuleFile[],
  packs: readonly PlacedText[],
): Merged | { findings: Finding[] } {
  const rules = new RuleSet(shipped);
  const merge = new Merge(rules);
  for (const pack of packs) merge.put(pack);
  const merged = merge.result();
  const { base: loaded, examples, pitfallExamples, faults } = loadRuleSet(merged);
  const told: Fault[] = [...merge.faults];
  const base: RuleBase = { ...loaded, ...packDefaults(packs, loaded, told) };
  for (const fault of faults) told.push(rules.holds(fault.place.source) ? blamed(fault, merge.taken, packs) : fault);
  if (told.length > 0) return { findings: findingsOf(told) };
  const broughtAt = (kind: EntryKey, name: string) => {
    const entry = merged.entries.find((each) => each.kind.key === kind && each.name === name);
    if (entry?.value.kind !== 'map') return undefined;
    return entry.value.entries.find(({ keyPlace }) => !rules.holds(keyPlace.source))?.keyPlace;
  };
  const whole = { base, examples, pitfallExamples, broughtAt, start: startOf(packs) };
  const overfull = tooFine(whole);
  return overfull.length > 0 ? { findings: findingsOf(overfull) } : whole;
}

function startOf(packs: readonly PlacedText[]): Place {
  const nowhere = { source: { path: 'rules', text: '' }, span: { start: 0, end: 0 } };
  const pack = packs.find((each) => FieldReader.of(each, []).field('override').isGiven) ?? packs[0];
  return pack ? FieldReader.of(pack, []).place : nowhere;
}

/** Whatever breaks in the shipped rules speaks of something that a pack took away or made otherwise. */
function blamed({ place, message }: Fault, taken: readonly FieldReader[], packs: readonly PlacedText[]): Fault {
  const { line, column } = positionAt(place.source, place.span.start);
  const text = `with this pack, ${place.source.path} no longer holds together (${line}:${column}): ${message}`;
  const by = taken.find(({ key }) => message.includes(key)) ?? taken.at(-1);
  return by ? { place: by.keyPlace, message: `\`${by.key}\`: ${text}` } : { place: startOf(packs), message: text };
}

/** Thresholds cut a quantity into cells, and only so many cells can be told apart. */
function tooFine({ base, broughtAt, start }: Merged): Fault[] {
  return discretize(base).flatMap((cut, index): Fault[] => {
    const { name } = base.criteria[index];
    if ('values' in cut || cut.bounds.length <= MOST_CELLS) return [];
    const reads = ({ when }: RuleBase['rules'][number] | RuleBase['exclusions'][number]) =>
      criteriaIn(when).includes(name);
    const [place = start] = [
      ...base.rules.filter(reads).flatMap(({ id }) => broughtAt('rules', id) ?? []),
      ...base.exclusions.filter(reads).flatMap(({ id }) => broughtAt('exclusions', id) ?? []),
    ];
    const message = `rules compare \`${name}\` with ${cut.bounds.length - 1} values; at most ${MOST_CELLS - 1} can be told apart`;
    return [{ place, message }];
  });
}

/** Compiles merged rules, and runs the examples of the rules and pitfalls that packs bring or change. */
export function openMerged(merged: Merged): Rulebook | { findings: Finding[] } {
  const { base, examples, pitfallExamples, broughtAt } = merged;
  const result = compileRules(base);
  if ('tooLarge' in result) return { findings: findingsOf([tooLarge(merged, result.tooLarge)]) };
  const rulebook = openRulebook(result.compiled);
  /** What a pack changes is at fault for examples that it leaves as they are. */
  const told = (place: Place, faults: readonly Fault[]) =>
    faults.map((fault) => (fault.place.source === place.source ? fault : { ...fault, place }));
  const faults = [
    ...base.rules.flatMap((rule) => {
      const [place, own] = [broughtAt('rules', rule.id), examples.get(rule.id)];
      return place && own ? told(place, runRuleExamples(rulebook, rule, own)) : [];
    }),
    ...base.pitfalls.flatMap((pitfall) => {
      const [place, own] = [broughtAt('pitfalls', pitfall.id), pitfallExamples.get(pitfall.id)];
      return place && own ? told(place, runPitfallExamples(rulebook, pitfall, own, `${pitfall.id}: `)) : [];
    }),
  ];
  return faults.length > 0 ? { findings: findingsOf(faults) } : rulebook;
}

type Joined = Extract<ReturnType<typeof compileRules>, { tooLarge: unknown }>['tooLarge'];

function tooLarge({ base, broughtAt, start }: Merged, { criteria, size, rules, exclusions }: Joined): Fault {
  const own = [
    ...rules.map((index) => ['rules', base.rules[index].id] as const),
    ...exclusions.map((index) => ['exclusions', base.exclusions[index].id] as const),
  ];
  const [place = start, ...others] = own.flatMap(([kind, id]) => broughtAt(kind, id) ?? []);
  const ids = own.map(([, id]) => id).join(', ');
  const names = criteria.map((index) => base.criteria[index].name).join(', ');
  return {
    place,
    message: `rules join too many criteria for exact answers (${names}: ${size} combinations); joined by ${ids}`,
    remedy: 'Split a rule that reads many criteria into rules that read few.',
    related: others.map((other) => ({ message: 'this joins, too', place: other })),
  };
}
