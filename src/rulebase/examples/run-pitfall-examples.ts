import { pitfallsOf, type Rulebook } from '../../advice/index.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import type { System } from '../../model/system.js';
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
    if (does !== wanted && !(wanted === 'true' && does.startsWith('true')))
      faults.push({ file, path: `examples.${index}.fires`, message: `it says ${does} on this example, not ${wanted}` });
  });
  if (faults.length > 0) return faults;
  const before = systems.map((system) => outcome(rulebook, pitfall, system));
  for (const { what, mutant } of pitfallMutants(pitfall)) {
    if (systems.every((system, index) => outcome(rulebook, mutant, system) === before[index]))
      faults.push({
        file,
        path: 'examples',
        message: `no example notices when ${what}; add one in which nothing but that decides`,
      });
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
