import type { Carrier, Catalogue, Pattern } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import { readBroker, readCapabilities } from './brokers.js';
import { FieldReader, type RuleFault, type RuleFile } from './field-reader.js';
import { newestMonth } from './newest.js';
import { readPattern } from './patterns.js';
import { allPlatforms, checkCarrierNames, readInherents, readPlatforms } from './platforms.js';
import { readRequirements } from './requirements.js';

/** rules/capabilities.yaml, rules/brokers and rules/patterns, and the `meets` of each criterion. */
export function readCatalogue(
  files: readonly RuleFile[],
  faults: RuleFault[],
  criteria: ReadonlyMap<string, Criterion>,
  rawCriteria: unknown,
): Catalogue {
  const vocabulary = files.find(({ path }) => path === 'capabilities.yaml');
  const reader = new FieldReader('capabilities.yaml', faults);
  if (vocabulary === undefined) reader.fault('the file is missing');
  const data = reader.map(vocabulary?.data ?? {});
  const list = readCapabilities(reader.inside('capabilities'), data.capabilities ?? []);
  const inherents = readInherents(reader.inside('inherent'), data.inherent ?? [], criteria);
  const operated = files.find(({ path }) => path === 'platforms.yaml');
  const places = new FieldReader('platforms.yaml', faults);
  if (operated === undefined) places.fault('the file is missing');
  const listed = readPlatforms(places.inside('platforms'), places.map(operated?.data ?? {}).platforms ?? []);
  const capabilities = new Map(list.map((capability) => [capability.name, capability]));
  const words = { capabilities, criteria };
  const named = (path: string, id: string) => {
    if (!path.endsWith(`/${id}.yaml`))
      faults.push({ file: path, path: 'id', message: `the file is named after the id; found ${id}` });
  };

  const brokers = new Map<string, Carrier>();
  for (const { path, data } of files.filter((file) => file.path.startsWith('brokers/'))) {
    const broker = readBroker(new FieldReader(path, faults), data, words);
    named(path, broker.id);
    brokers.set(broker.id, broker);
  }
  const patterns: Pattern[] = [];
  const compositions: Carrier[] = [];
  for (const { path, data } of files.filter((file) => file.path.startsWith('patterns/'))) {
    const { pattern, carrier } = readPattern(new FieldReader(path, faults), data, words, brokers);
    named(path, pattern.id);
    patterns.push(pattern);
    if (carrier) compositions.push(carrier);
  }
  const raw = Array.isArray(rawCriteria) ? (rawCriteria as { name: string; meets?: unknown }[]) : [];
  const requirements = [...criteria.values()].flatMap((criterion) => {
    const entry = raw.find(({ name }) => name === criterion.name);
    return readRequirements(
      new FieldReader('criteria.yaml', faults).inside('criteria').inside(criterion.name).inside('meets'),
      entry?.meets,
      criterion,
      capabilities,
      criteria,
    );
  });
  const carriers = [...brokers.values(), ...compositions];
  const platforms = allPlatforms(listed, brokers.values());
  checkCarrierNames({ carriers, platforms, inherents }, faults);
  return {
    capabilities: list,
    platforms,
    inherents,
    newest: newestMonth(carriers),
    carriers,
    patterns: patterns.sort((a, b) => a.rank - b.rank),
    requirements,
  };
}
