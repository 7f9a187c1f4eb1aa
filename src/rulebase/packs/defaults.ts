import type { RuleBase } from '../../model/knowledge.js';
import type { Defaults } from '../../model/system.js';
import { readNeeds, readUses } from '../examples/describe-example.js';
import { FieldReader, type RuleFault } from '../read/field-reader.js';
import { isFields, type Pack, type PackFault } from './pack.js';

/**
 * What packs say that every flow inherits, as the `defaults` of system.yaml: a file's own defaults and its flows win
 * over it, and a later pack over an earlier one.
 */
export function packDefaults(packs: readonly Pack[], base: RuleBase): { defaults?: Defaults; faults: PackFault[] } {
  const faults: PackFault[] = [];
  const needs = new Map();
  const uses = new Map();
  let said = false;
  for (const pack of packs) {
    const data = isFields(pack.data) ? pack.data.defaults : undefined;
    if (data === undefined || data === null) continue;
    said = true;
    const found: RuleFault[] = [];
    const reader = new FieldReader('', found).inside('defaults');
    const map = reader.map(data);
    reader.keys(map, ['needs', 'uses']);
    const placed = <T extends object>(section: string, name: string, value: T): T => ({
      ...value,
      origin: 'default',
      place: { source: pack.source, span: pack.placeAt(`defaults.${section}.${name}`).span },
    });
    for (const [name, answer] of readNeeds(reader.inside('needs'), map.needs ?? {}, undefined, base))
      needs.set(name, placed('needs', name, answer));
    for (const [name, fact] of readUses(reader.inside('uses'), map.uses ?? {}, base))
      uses.set(name, placed('uses', name, fact));
    faults.push(...found.map(({ path, message, ofKey }) => ({ pack, path, message, ...(ofKey ? { ofKey } : {}) })));
  }
  return said ? { defaults: { needs, ...(uses.size > 0 ? { uses } : {}) }, faults } : { faults };
}
