import { pitfallsBy, type Rulebook, SystemAnalysis } from '../../advice/index.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
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
  const { base } = rulebook;
  const analyses = systems.map((system) => new SystemAnalysis(system, rulebook));
  examples.forEach((example, index) => {
    const does = outcome(base, pitfall, analyses[index]);
    const wanted = expected(pitfall, example);
    if (does !== wanted && !(wanted === 'true' && does.startsWith('true')))
      faults.push({ file, path: `examples.${index}.fires`, message: `it says ${does} on this example, not ${wanted}` });
  });
  if (faults.length > 0) return faults;
  const before = analyses.map((system) => outcome(base, pitfall, system));
  for (const { what, mutant } of pitfallMutants(pitfall)) {
    if (analyses.every((system, index) => outcome(base, mutant, system) === before[index]))
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
function outcome(base: RuleBase, pitfall: Pitfall, { flows }: SystemAnalysis): string {
  const about = flows.find(({ flow }) => flow.name === EXAMPLE_FLOW);
  if (about === undefined) return 'false';
  const { hits, unsettled } = pitfallsBy({ ...base, pitfalls: [pitfall] })(about);
  if (hits.length > 0) return `true (${hits[0].severity})`;
  return unsettled > 0 ? 'unknown' : 'false';
}
