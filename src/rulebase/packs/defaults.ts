import type { Answer } from '../../model/answer.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Defaults, SetupValue } from '../../model/system.js';
import { type Fault, FieldReader } from '../../text/field-reader.js';
import type { PlacedText } from '../../text/placed.js';
import { readNeeds, readUses } from '../examples/describe-example.js';

/**
 * What packs say that every flow inherits, as the `defaults` of system.yaml: a file's own defaults and its flows win
 * over it, and a later pack over an earlier one.
 */
export function packDefaults(
  packs: readonly PlacedText[],
  base: RuleBase,
  faults: Fault[],
): { defaults: Defaults } | Record<string, never> {
  const needs = new Map<string, Answer>();
  const uses = new Map<string, SetupValue>();
  let said = false;
  for (const pack of packs) {
    const defaults = FieldReader.of(pack, faults).field('defaults');
    if (defaults.isEmpty) continue;
    said = true;
    const map = defaults.map();
    map.keys(['needs', 'uses']);
    for (const [name, answer] of readNeeds(map.field('needs'), undefined, base))
      needs.set(name, { ...answer, origin: 'default' });
    for (const [name, fact] of readUses(map.field('uses'), base)) uses.set(name, fact);
  }
  return said ? { defaults: { needs, ...(uses.size > 0 ? { uses } : {}) } } : {};
}
