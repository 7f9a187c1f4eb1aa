import { pitfallsOf, type Rulebook } from '../../advice/index.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import type { System } from '../../model/system.js';
import { groundsOf } from '../grounds.js';
import { FieldReader, type RuleFault } from '../read/field-reader.js';
import { EXAMPLE_FLOW, type PitfallExample } from '../read/pitfalls.js';
import { describedBy } from './describe-example.js';
import { pitfallMutants } from './mutants.js';

/** What a pitfall's examples show to be wrong; paths lie below the file of the pitfall. */
export function runPitfallExamples(
  rulebook: Rulebook,
  pitfall: Pitfall,
  examples: readonly PitfallExample[],
): RuleFault[] {
  const faults: RuleFault[] = [];
  const file = `pitfalls/${pitfall.id}.yaml`;
  const systems = examples.map((example, index) => {
    const reader = new FieldReader(file, faults).inside('examples').inside(index);
    const alone = Object.keys(example.flows).length === 1;
    return describedBy(alone ? reader : reader.inside('flows'), example.flows, rulebook.base);
  });
  if (faults.length > 0) return faults;
  examples.forEach((example, index) => {
    const does = outcome(rulebook, pitfall, systems[index]);
    const wanted = expected(pitfall, example);
    if (!wanted.every((part) => does.includes(part)))
      faults.push({
        file,
        path: `examples.${index}.fires`,
        message: `it says ${does.join(', ')} on this example, not ${wanted.join(', ')}`,
      });
  });
  const reached = new Set(systems.flatMap((system) => outcome(rulebook, pitfall, system)));
  const grounds = groundsOf(pitfall, rulebook.base.setup);
  for (const basis of ['default', 'presumed'] as const)
    if (grounds[basis].length > 0 && pitfall.grounds?.includes(basis) !== false && !reached.has(basis))
      faults.push({
        file,
        path: 'examples',
        message: `no example fires on what is ${basis} (${grounds[basis].join(', ')})`,
      });
  if (faults.length > 0) return faults;
  const outcomes = (of: Pitfall) => systems.map((system) => outcome(rulebook, of, system).join());
  const before = outcomes(pitfall);
  for (const { what, mutant } of pitfallMutants(pitfall)) {
    if (outcomes(mutant).every((does, index) => does === before[index]))
      faults.push({
        file,
        path: 'examples',
        message: `no example notices when ${what}; add one in which nothing but that decides`,
      });
  }
  return faults;
}

/** A severity that the pitfall no longer has, since a pack gave it another one, is not looked for. */
function expected({ severity, raised }: Pitfall, example: PitfallExample): string[] {
  if (example.fires !== true) return [String(example.fires)];
  const known = example.basis === 'presumed' || [severity, raised?.severity].some((each) => each === example.severity);
  return [
    'true',
    ...(example.severity !== undefined && known ? [example.severity] : []),
    ...(example.basis === undefined ? [] : [example.basis]),
  ];
}

/** `true` with its severity and basis, `false` or `unknown`, for the flow that the example is about. */
function outcome(rulebook: Rulebook, pitfall: Pitfall, system: System): string[] {
  const alone: Rulebook = { ...rulebook, base: { ...rulebook.base, pitfalls: [pitfall] } };
  const flow = system.flows.find(({ name }) => name === EXAMPLE_FLOW);
  if (flow === undefined) return ['false'];
  const { hits, unsettled } = pitfallsOf(system, alone)(flow);
  if (hits.length > 0) return ['true', hits[0].severity, hits[0].basis];
  return [unsettled > 0 ? 'unknown' : 'false'];
}
