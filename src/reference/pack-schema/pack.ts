import { conditionSchemas } from '../../condition/schema.js';
import type { Fields } from '../../model/entries/field.js';
import type { RuleBase } from '../../model/knowledge.js';
import { ENTRY_KINDS, type EntryKind } from '../../rulebase/kinds.js';
import { systemSchema } from '../system-schema/system.js';
import type { Schema } from './own-schemas.js';
import { ref, SchemaMaker } from './schema-of.js';

/** JSON Schema (draft-07) of a rule pack: what it may add to these rules and replace in them. */
export function packSchema(base: RuleBase): Schema {
  const maker = new SchemaMaker(base);
  const { needs, uses, broker, operated } = systemSchema(base).definitions as Schema;
  const lists = ENTRY_KINDS.map((kind: EntryKind) => {
    const items = { title: kind.one, ...maker.record(settable(kind)) };
    return [kind.key, { type: 'array', items, description: `New ones, each ${kind.one} as rules/ would have it.` }];
  });
  const overrides = ENTRY_KINDS.map((kind: EntryKind) => {
    const { [kind.name]: _, topic: __, ...fields } = settable(kind);
    const { properties, ...rest } = maker.record(fields);
    const off = { const: true, description: `The ${kind.one} no longer counts.` };
    // What is replaced is replaced field by field, so none has to be there.
    const { required: ___, ...changed } = rest;
    const entry = { title: kind.one, ...changed, properties: { ...(properties as Schema), off } };
    return [kind.key, { type: 'object', description: `${kind.one} → fields`, additionalProperties: entry }];
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'driven rule pack',
    description: 'Rules, brokers and the like of your own, for the advisor driven.',
    ...object({
      'driven-pack': { const: 1, description: 'Format version.' },
      ...Object.fromEntries(lists),
      defaults: {
        ...object({ needs: ref('needs'), uses: ref('uses') }),
        description: 'What every flow inherits, unless its file or the flow itself says otherwise.',
      },
      override: {
        ...object(Object.fromEntries(overrides)),
        description: 'Changes what exists: kind → id → fields, each of which replaces the whole field.',
      },
    }),
    required: ['driven-pack'],
    definitions: {
      needs,
      uses,
      broker,
      operated,
      ...conditionSchemas(base),
      ...maker.definitions,
    },
  };
}

const object = (properties: Schema): Schema => ({ type: 'object', additionalProperties: false, properties });

/** The fields that a pack may set. */
function settable({ entry }: EntryKind): Fields {
  return Object.fromEntries(Object.entries(entry.fields).filter(([, { shippedOnly }]) => shippedOnly === undefined));
}
