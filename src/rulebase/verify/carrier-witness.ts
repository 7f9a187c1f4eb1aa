import type { Rulebook } from '../../advice/index.js';
import type { Answers } from '../../model/answer.js';
import type { CapabilityValue, CapabilityValues, Carrier, Catalogue } from '../../model/broker.js';
import { WitnessSearch } from './witness-search.js';

/**
 * For each carrier, a flow for which it comes first and can be used, in use nowhere; on a platform that runs where it
 * comes first on no other. None where none was found.
 */
export function carrierWitnesses({ base }: Rulebook): Map<string, Answers> {
  const catalogue: Catalogue = { ...base.catalogue, carriers: base.catalogue.carriers.map(remembering) };
  const search = new WitnessSearch(base, catalogue);
  const found = new Map<string, Answers>();
  catalogue.carriers.forEach(({ id }, at) => {
    const witness = search.of(at);
    if (witness !== undefined) found.set(id, witness);
  });
  return found;
}

/** What a composition can do is put together at each look; a search looks too often for that. */
function remembering(carrier: Carrier): Carrier {
  const facts = new Map<string, CapabilityValue | undefined>();
  const get = (name: string) => {
    if (!facts.has(name)) facts.set(name, carrier.facts.get(name));
    return facts.get(name);
  };
  const remembered: CapabilityValues = { get, keys: () => carrier.facts.keys() };
  return { ...carrier, facts: remembered };
}
