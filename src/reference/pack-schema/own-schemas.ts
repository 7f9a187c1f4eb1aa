import type { Capability } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import { FACT } from '../../model/entries/broker.js';
import type { Fields, OwnKind } from '../../model/entries/field.js';
import { REFERENCE } from '../../model/entries/reference.js';
import { GROUNDS } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';

export type Schema = { readonly [key: string]: unknown };

/** What makes the schemas of all else. */
export interface Maker {
  readonly base: RuleBase;
  /** A mapping with these fields. */
  record(fields: Fields): Schema;
  /** Defines something the first time it is asked for. */
  defined(name: string, make: () => Schema): Schema;
}

/** What editors are told of what a description can't say by itself. */
export function ownSchema(own: OwnKind, maker: Maker): Schema {
  switch (own) {
    case 'source':
    case 'value of the parent':
      return { type: 'string', minLength: 1 };
    case 'source or page':
      return { anyOf: [{ type: 'string', minLength: 1 }, maker.record(REFERENCE.fields)] };
    case 'price unit':
      return { type: ['number', 'string'] };
    case 'facts':
      return maker.defined('facts', () => factsSchema(maker));
    case 'answers':
      return maker.defined('answers', () => answersSchema(maker.base));
    case 'labels':
      return { type: 'object', minProperties: 2, additionalProperties: { type: 'string', minLength: 1 } };
    case 'fraction':
      return { type: ['number', 'string'] };
    case 'grounds':
      return { type: 'array', minItems: 1, items: { enum: GROUNDS } };
    case 'forms':
      return { type: ['string', 'array'] };
    case 'assumption':
    case 'written':
    case 'capability value':
      return {};
    case 'prior':
    case 'tests of capabilities':
    case 'flow':
    case 'flows':
      return { type: 'object' };
  }
}

/** The facts of a broker, by capability. */
function factsSchema(maker: Maker): Schema {
  const { value: _, ...rest } = FACT.fields;
  const { properties, required, ...more } = maker.record(rest) as { properties: Schema; required: readonly string[] };
  const fact = (capability: Capability): Schema => ({
    ...more,
    properties: { value: valueSchema(capability), ...properties },
    required: ['value', ...required],
    description: capability.means,
  });
  const { capabilities } = maker.base.catalogue;
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(capabilities.map((capability) => [capability.name, fact(capability)])),
    description: 'Capability → fact. One that is left out is unknown: neither no, nor unlimited.',
  };
}

function valueSchema({ kind, values }: Capability): Schema {
  switch (kind) {
    case 'flag':
      return { type: 'boolean' };
    case 'choice':
      return { enum: values };
    case 'names':
      return { type: 'array', items: { type: 'string' } };
    case 'text':
      return { type: 'string' };
    default:
      return { type: ['string', 'number'] };
  }
}

/** Answers, as an example of a rule gives them. */
function answersSchema({ criteria }: RuleBase): Schema {
  return {
    type: 'object',
    description: 'Answers as under `needs`. Criteria of your own may stand here, too.',
    properties: Object.fromEntries(criteria.map((criterion) => [criterion.name, answerSchema(criterion)])),
  };
}

function answerSchema({ name, question, domain }: Criterion): Schema {
  const described = { title: name, description: question };
  if (domain.kind === 'quantity') return { ...described, type: ['string', 'number', 'array'] };
  if (domain.kind === 'names') return { ...described, type: ['array', 'string'] };
  const value = {
    enum: domain.values.map(({ id }) => (domain.kind === 'flag' ? id === 'true' : id)),
    enumDescriptions: domain.values.map(({ label }) => label),
  };
  return { ...described, anyOf: [value, { type: 'array', description: 'Any one of these.', items: value }] };
}
