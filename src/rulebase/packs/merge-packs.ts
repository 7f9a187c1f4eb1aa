import type { Rulebook } from '../../advice/index.js';
import { criteriaIn } from '../../condition/walk.js';
import { MOST_CELLS } from '../../engine/index.js';
import type { Finding } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import { compileRules } from '../compile.js';
import { discretize } from '../discretize.js';
import { runPitfallExamples } from '../examples/run-pitfall-examples.js';
import { loadRuleBase } from '../load-rule-base.js';
import { openRulebook } from '../open.js';
import type { RuleFile } from '../read/field-reader.js';
import type { PitfallExample } from '../read/pitfalls.js';
import type { Example } from '../read/rules.js';
import { packDefaults } from './defaults.js';
import { failing } from './examples.js';
import { findingsOf, originOf, packFault } from './findings.js';
import { Merge, putInto } from './merge.js';
import { type At, isFields, type Pack, type PackFault } from './pack.js';
import type { Origin } from './rule-index.js';

/** The shipped rules and packs as one rule base, which knows what came from where. */
export interface Merged {
  readonly base: RuleBase;
  readonly examples: ReadonlyMap<string, readonly Example[]>;
  readonly pitfallExamples: ReadonlyMap<string, readonly PitfallExample[]>;
  readonly origins: readonly Origin[];
  readonly packs: readonly Pack[];
}

/** Puts packs into the rules in the order given, and validates the whole as the shipped rules are. */
export function mergePacks(shipped: readonly RuleFile[], packs: readonly Pack[]): Merged | { findings: Finding[] } {
  const merge = new Merge(shipped);
  for (const pack of packs) putInto(merge, pack);
  const { files, origins } = merge.result();
  const { base: assembled, examples, pitfallExamples, faults } = loadRuleBase(files);
  const { defaults, faults: unread } = packDefaults(packs, assembled);
  const base = defaults === undefined ? assembled : { ...assembled, defaults };
  // Whatever breaks elsewhere speaks of something that a pack took away or made otherwise.
  const blamed = (message: string): At =>
    merge.taken.find(({ name }) => message.includes(name)) ??
    merge.taken.at(-1) ?? { pack: packs.find(({ data }) => isFields(data) && data.override) ?? packs[0], path: '' };
  const all = [
    ...merge.faults,
    ...unread,
    ...faults.map((fault) => packFault(fault, origins, blamed(`${fault.message} ${fault.path}`))),
  ];
  if (all.length > 0) return { findings: findingsOf(all) };
  const merged = { base, examples, pitfallExamples, origins, packs };
  const overfull = tooFine(merged);
  return overfull.length > 0 ? { findings: findingsOf(overfull) } : merged;
}

const ruleAt = ({ base, origins, packs }: Merged, id: string): At => {
  const topic = base.rules.find((rule) => rule.id === id)?.topic;
  const exclusion = base.exclusions.findIndex((each) => each.id === id);
  return (
    originOf(origins, `evidence/${topic}.yaml`, `rules.${id}`) ??
    originOf(origins, 'criteria.yaml', `exclusions.${exclusion}`) ?? { pack: packs[0], path: '' }
  );
};

/** Thresholds cut a quantity into cells, and only so many cells can be told apart. */
function tooFine(merged: Merged): PackFault[] {
  const { base } = merged;
  return discretize(base).flatMap((cut, index): PackFault[] => {
    const { name } = base.criteria[index];
    if ('values' in cut || cut.bounds.length <= MOST_CELLS) return [];
    const readers = [...base.rules, ...base.exclusions].filter(({ when }) => criteriaIn(when).includes(name));
    const at = readers.map(({ id }) => ruleAt(merged, id)).find(({ path }) => path !== '');
    return [
      {
        ...(at ?? ruleAt(merged, '')),
        message: `rules compare \`${name}\` with ${cut.bounds.length - 1} values; at most ${MOST_CELLS - 1} can be told apart`,
      },
    ];
  });
}

/** Compiles merged rules, and runs the examples of the rules that packs bring or change. */
export function openMerged(merged: Merged): Rulebook | { findings: Finding[] } {
  const result = compileRules(merged.base);
  if ('tooLarge' in result) return { findings: findingsOf([tooLarge(merged, result.tooLarge)]) };
  const rulebook = openRulebook(result.compiled);
  const faults = merged.base.rules.flatMap((rule): PackFault[] => {
    const file = `evidence/${rule.topic}.yaml`;
    const about = merged.origins.some(
      (origin) => origin.file === file && `${origin.path}.`.startsWith(`rules.${rule.id}.`),
    );
    if (!about) return [];
    return failing(rulebook, rule, merged.examples.get(rule.id) ?? []).map(({ path, message, ofKey }) => ({
      ...(originOf(merged.origins, file, `rules.${rule.id}.${path}`) ?? ruleAt(merged, rule.id)),
      message: ofKey ? message : `${rule.id}: ${message}`,
      ...(ofKey ? { ofKey } : {}),
    }));
  });
  const all = [...faults, ...unpinned(merged, rulebook)];
  return all.length > 0 ? { findings: findingsOf(all) } : rulebook;
}

/** Tries the pitfalls that packs bring or change on their examples. */
function unpinned({ base, origins, pitfallExamples }: Merged, rulebook: Rulebook): PackFault[] {
  return base.pitfalls.flatMap((pitfall) => {
    const file = `pitfalls/${pitfall.id}.yaml`;
    // What a pack changes is at fault for examples that it leaves as they are.
    const [changed] = origins.filter((origin) => origin.file === file);
    if (changed === undefined) return [];
    return runPitfallExamples(rulebook, pitfall, pitfallExamples.get(pitfall.id) ?? []).flatMap(
      (fault): PackFault[] => {
        const at = originOf(origins, fault.file, fault.path) ?? originOf(origins, fault.file, '') ?? changed.at;
        return fault.ofKey
          ? [{ ...at, message: fault.message, ofKey: true }]
          : [{ ...at, message: `${pitfall.id}: ${fault.message}` }];
      },
    );
  });
}

type Joined = Extract<ReturnType<typeof compileRules>, { tooLarge: unknown }>['tooLarge'];

function tooLarge(merged: Merged, { criteria, size, rules, exclusions }: Joined): PackFault {
  const { base } = merged;
  const ids = [...rules.map((index) => base.rules[index].id), ...exclusions.map((index) => base.exclusions[index].id)];
  const own = ids.map((id) => ruleAt(merged, id)).filter(({ path }) => path !== '');
  const [at = { pack: merged.packs[0], path: '' }, ...others] = own;
  return {
    ...at,
    message: `rules join too many criteria for exact answers (${criteria.map((index) => base.criteria[index].name).join(', ')}: ${size} combinations); joined by ${ids.join(', ')}`,
    remedy: 'Split a rule that reads many criteria into rules that read few.',
    related: others.map((other) => ({ ...other, message: 'this joins, too' })),
  };
}
