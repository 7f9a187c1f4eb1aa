import { pitfallsBy, type Rulebook, SystemAnalysis } from '../../advice/index.js';
import { lowered } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import type { Fault } from '../../text/field-reader.js';
import { groundsOf } from '../grounds.js';
import type { PitfallExample, PlacedExamples } from '../read/examples.js';
import { EXAMPLE_FLOW } from '../read/pitfalls.js';
import { describedBy } from './describe-example.js';
import { pitfallMutants } from './mutants.js';

/** What a pitfall's examples show to be wrong, each at its place. `named`: what stands before what they say of it. */
export function runPitfallExamples(
  rulebook: Rulebook,
  pitfall: Pitfall,
  examples: PlacedExamples<PitfallExample> | undefined,
  named = '',
): Fault[] {
  if (examples === undefined) return [];
  const { at, all } = examples;
  const faults: Fault[] = [];
  const systems = all.map((each) => describedBy(each.at.into(faults), rulebook.base));
  if (faults.length > 0) return faults;
  const { base } = rulebook;
  const analyses = systems.map((system) => new SystemAnalysis(system, rulebook));
  const before = analyses.map((system) => outcome(base, pitfall, system));
  // What the file alone leaves open may be settled by the product.
  const open = (index: number) =>
    before[index][0] === 'false' &&
    outcome(base, { ...pitfall, grounds: ['stated'] }, analyses[index])[0] === 'unknown';
  all.forEach(({ example, at: here }, index) => {
    const does = before[index];
    const wanted = expected(pitfall, example);
    if (!wanted.every((part) => does.includes(part)) && !(example.fires === 'unknown' && open(index)))
      here
        .into(faults)
        .field('fires')
        .fault(`${named}it says ${does.join(', ')} on this example, not ${wanted.join(', ')}`);
  });
  if (faults.length > 0) return faults;
  for (const { what, mutant } of pitfallMutants(pitfall)) {
    if (analyses.every((system, index) => outcome(base, mutant, system).join() === before[index].join()))
      at.into(faults).fault(`${named}no example notices when ${what}; add one in which nothing but that decides`);
  }
  return faults;
}

/** The grounds that a pitfall may rest on and no example of it does. */
export function runPitfallGrounds(
  rulebook: Rulebook,
  pitfall: Pitfall,
  examples: PlacedExamples<PitfallExample> | undefined,
): Fault[] {
  if (examples === undefined) return [];
  const { base } = rulebook;
  const { at, all } = examples;
  const faults: Fault[] = [];
  const systems = all.map((each) => new SystemAnalysis(describedBy(each.at.into([]), base), rulebook));
  const reached = new Set(systems.flatMap((system) => outcome(base, pitfall, system)));
  const grounds = groundsOf(pitfall, base.setup);
  for (const basis of ['default', 'presumed'] as const)
    if (grounds[basis].length > 0 && pitfall.grounds?.includes(basis) !== false && !reached.has(basis))
      at.into(faults).fault(`no example fires on what is ${basis} (${grounds[basis].join(', ')})`);
  return faults;
}

/** A severity that the pitfall no longer has, since a pack gave it another one, is not looked for. */
function expected({ severity, raised }: Pitfall, example: PitfallExample): string[] {
  if (example.fires !== true) return [String(example.fires)];
  const known = [severity, ...(raised ? [raised.severity] : [])].some(
    (each) => (example.basis === 'presumed' ? lowered(each) : each) === example.severity,
  );
  return [
    'true',
    ...(example.severity !== undefined && known ? [example.severity] : []),
    ...(example.basis === undefined ? [] : [example.basis]),
  ];
}

/** `true` with its severity and basis, `false` or `unknown`, for the flow that the example is about. */
function outcome(base: RuleBase, pitfall: Pitfall, { flows }: SystemAnalysis): string[] {
  const about = flows.find(({ flow }) => flow.name === EXAMPLE_FLOW);
  if (about === undefined) return ['false'];
  const { hits, unsettled } = pitfallsBy({ ...base, pitfalls: [pitfall] })(about);
  if (hits.length > 0) return ['true', hits[0].severity, hits[0].basis];
  return [unsettled > 0 ? 'unknown' : 'false'];
}
