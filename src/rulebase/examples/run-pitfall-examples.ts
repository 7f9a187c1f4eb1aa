import { pitfallsOf, type Rulebook } from '../../advice/index.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import type { System } from '../../model/system.js';
import type { Fault } from '../../text/field-reader.js';
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
  const before = systems.map((system) => outcome(rulebook, pitfall, system));
  all.forEach(({ example, at: here }, index) => {
    const does = before[index];
    const wanted = expected(pitfall, example);
    if (does !== wanted && !(wanted === 'true' && does.startsWith('true')))
      here.into(faults).field('fires').fault(`${named}it says ${does} on this example, not ${wanted}`);
  });
  if (faults.length > 0) return faults;
  for (const { what, mutant } of pitfallMutants(pitfall)) {
    if (systems.every((system, index) => outcome(rulebook, mutant, system) === before[index]))
      at.into(faults).fault(`${named}no example notices when ${what}; add one in which nothing but that decides`);
  }
  return faults;
}

/** A severity that the pitfall no longer has, since a pack gave it another one, is not looked for. */
const expected = ({ severity, raised }: Pitfall, example: PitfallExample) =>
  example.fires === true &&
  example.severity !== undefined &&
  [severity, raised?.severity].some((each) => each === example.severity)
    ? `true (${example.severity})`
    : String(example.fires);

/** `true (severity)`, `false` or `unknown`, for the flow that the example is about. */
function outcome(rulebook: Rulebook, pitfall: Pitfall, system: System): string {
  const alone: Rulebook = { ...rulebook, base: { ...rulebook.base, pitfalls: [pitfall] } };
  const flow = system.flows.find(({ name }) => name === EXAMPLE_FLOW);
  if (flow === undefined) return 'false';
  const { hits, unsettled } = pitfallsOf(system, alone)(flow);
  if (hits.length > 0) return `true (${hits[0].severity})`;
  return unsettled > 0 ? 'unknown' : 'false';
}
