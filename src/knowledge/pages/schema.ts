import type { Choice, Criterion, Measure, SetupFact } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { expected } from '../../model/quantity.js';

type Schema = { readonly [key: string]: unknown };

const PATTERNS: Partial<Record<Measure, string>> = {
  rate: '(k|M|G)?(/(s|min|h|day))?',
  size: '(k|M|G)?(B|KB|MB|GB|KiB|MiB|GiB)?',
  duration: '(k|M|G)?(ms|s|m|h|d)?',
};

/** JSON Schema (draft-07, which every editor's YAML support reads) of system.yaml, with the help texts in it. */
export function systemSchema(base: RuleBase): Schema {
  const needs = object(
    Object.fromEntries(base.criteria.map((criterion) => [criterion.name, criterionSchema(base, criterion)])),
    'What the flow must do. A criterion left out is unknown, not "no".',
  );
  const uses = object(
    Object.fromEntries(base.setup.map((fact) => [fact.name, factSchema(base, fact)])),
    'What is built or decided today; `driven check` holds it against the needs.',
  );
  const names = {
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'array', items: { type: 'string', minLength: 1 } },
    ],
  };
  const waive = {
    type: 'array',
    description: 'Findings accepted on purpose.',
    items: {
      ...object({
        rule: { type: 'string', description: 'Id of the finding.' },
        because: { type: 'string', minLength: 1, description: 'The reason; required.' },
        until: { type: 'string', format: 'date', description: 'Last day on which it holds, YYYY-MM-DD.' },
        see: { type: 'string', description: 'A decision record or ticket.' },
      }),
      required: ['rule', 'because'],
    },
  };
  const flow = object({
    about: { type: 'string', description: 'One or more sentences.' },
    after: { ...names, description: 'Flows whose handling emits this one.' },
    decision: {
      type: 'object',
      description: 'Free text that the report prints.',
      properties: { status: {}, date: {}, deciders: {} },
    },
    from: { ...names, description: 'The producing service, or a list.' },
    to: { ...names, description: 'Consuming services; may be empty when the audience is open.' },
    needs: { $ref: '#/definitions/needs' },
    uses: { $ref: '#/definitions/uses' },
    waive,
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'driven system',
    description: 'A description of flows between services, for the advisor driven.',
    ...object({
      driven: { const: 1, description: 'Format version.' },
      system: { type: 'string', minLength: 1, description: 'Name of the system.' },
      defaults: {
        ...object({ needs: { $ref: '#/definitions/needs' }, uses: { $ref: '#/definitions/uses' } }),
        description: 'Each flow inherits what it does not say itself.',
      },
      flows: {
        type: 'object',
        minProperties: 1,
        description: 'The key is the name of the flow.',
        additionalProperties: { anyOf: [flow, { type: 'null' }] },
      },
      waive,
    }),
    required: ['driven', 'system', 'flows'],
    definitions: { needs, uses },
  };
}

function object(properties: { [key: string]: unknown }, description?: string): Schema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    additionalProperties: false,
    properties,
  };
}

function criterionSchema(base: RuleBase, { question, help, example, domain }: Criterion): Schema {
  const description = `${question} ${help} For example: ${example}`;
  if (domain.kind === 'quantity') return { description, ...oneOrSome(quantitySchema(domain.measure, domain.forever)) };
  if (domain.kind === 'names') return { description, ...oneOrSome(brokerSchema(base)) };
  return { description, ...oneOrSome(choiceSchema(domain.values, domain.kind === 'flag')) };
}

/** A value, or a list that means "one of these, not settled yet". */
function oneOrSome(value: Schema): Schema {
  return { anyOf: [value, { type: 'array', minItems: 1, items: value }] };
}

function choiceSchema(values: readonly Choice[], flag: boolean): Schema {
  return { oneOf: values.map(({ id, label }) => ({ const: flag ? id === 'true' : id, description: label })) };
}

function quantitySchema(measure: Measure, forever: boolean): Schema {
  const unit = PATTERNS[measure];
  const number = '[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?';
  const one = `(${number} ?${unit ?? ''}${forever ? '|forever' : ''})`;
  return {
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern: `^ *${one}( *\\.\\. *${one})? *$`, description: expected(measure, forever) },
    ],
  };
}

function brokerSchema(base: RuleBase): Schema {
  return { oneOf: base.brokers.map(({ id, name }) => ({ const: id, description: name })) };
}

function factSchema(base: RuleBase, { kind, question, help }: SetupFact): Schema {
  const description = `${question} ${help}`;
  switch (kind) {
    case 'style':
      return { description, enum: base.styles.map(({ id }) => id).filter((id) => id !== 'either') };
    case 'broker':
      return { description, ...oneOrSome(brokerSchema(base)) };
    case 'flag':
      return { description, type: 'boolean' };
    case 'integer':
      return { description, type: 'integer', minimum: 0 };
    case 'share':
      return { description, type: 'number', minimum: 0, maximum: 1 };
    case 'duration':
      return { description, ...quantitySchema('duration', false) };
    default:
      return { description, type: 'string', minLength: 1 };
  }
}
