import type { RuleBase } from '../../model/knowledge.js';
import { criterionSchema, factSchema } from './answers.js';
import { brokerSchema, operatedSchema } from './brokers.js';
import { ALL, choiceSchema, knownOr, object, oneOrSome, ref, type Schema } from './values.js';

/**
 * JSON Schema (draft-07, which every editor's YAML support reads) of system.yaml, with the help texts in it. Some of it
 * speaks to editors alone (`enumDescriptions`, `patternErrorMessage`, `errorMessage`, `defaultSnippets`); titles stand
 * above a help text and in "Expected …".
 */
export function systemSchema(base: RuleBase): Schema {
  const needs = part(
    'needs',
    'What the flow must do. A criterion left out is unknown, not "no".',
    Object.fromEntries(base.criteria.map((criterion) => [criterion.name, criterionSchema(criterion)])),
  );
  const uses = part(
    'uses',
    'What is built or decided today; `driven check` holds it against the needs.',
    Object.fromEntries(base.setup.map((fact) => [fact.name, factSchema(base, fact)])),
  );
  const flow = part('flow', 'A flow: who sends what to whom, and what that takes.', {
    about: { type: 'string', description: 'One or more sentences.' },
    after: names('after', 'Flows whose handling emits this one.'),
    decision: {
      type: 'object',
      description: 'Free text that the report prints.',
      properties: {
        status: { ...ANYTHING, examples: ['proposed', 'accepted', 'superseded'] },
        date: { ...ANYTHING, description: 'The day of the decision.' },
        deciders: { ...ANYTHING, description: 'Who decided; one or a list.' },
      },
    },
    from: names('from', 'The producing service, or a list.'),
    to: names('to', 'Consuming services; may be empty when the audience is open.'),
    needs: ref('needs'),
    uses: ref('uses'),
    waive: ref('waive'),
  });
  const defaults = { needs: ref('needs'), uses: ref('uses') };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'driven system',
    description: 'A description of flows between services, for the advisor driven.',
    ...object({
      driven: { const: 1, description: 'Format version.' },
      system: { type: 'string', minLength: 1, description: 'Name of the system.' },
      defaults: part('defaults', 'Each flow inherits what it does not say itself.', defaults),
      flows: {
        title: 'flows',
        type: 'object',
        description: 'The key is the name of the flow.',
        additionalProperties: ref('flow'),
        defaultSnippets: [flowSnippet(base)],
      },
      waive: ref('waive'),
    }),
    required: ['driven', 'system', 'flows'],
    definitions: {
      needs,
      uses,
      flow,
      waive: waiveSchema(base),
      broker: brokerSchema(base),
      operated: operatedSchema(base),
    },
  };
}

/** What is free text may look like any other value to YAML; the type comes first that an editor should expect. */
const ANYTHING = { type: ['string', 'number', 'boolean', 'null', 'array', 'object'] };

/** A mapping of which nothing may be said yet, as while it is being written. */
function part(title: string, description: string, properties: Schema): Schema {
  return { title, description, ...object(properties), type: ['object', 'null'] };
}

function names(name: string, description: string): Schema {
  return { title: name, description, ...oneOrSome(name, { type: 'string', minLength: 1 }, ALL, 0) };
}

/** A flow to start from: who, to whom, and the answer on which most others depend. `$1` is where the cursor goes. */
function flowSnippet(base: RuleBase): Schema {
  const stop = (order: number, word: string) => `\${${order}:${word}}`;
  const parent = base.criteria.find(({ role }) => role === 'parent');
  return {
    label: 'a flow',
    description: 'A flow between two services, to be filled in.',
    body: {
      [stop(1, 'name')]: {
        from: stop(2, 'producer'),
        to: [stop(3, 'consumer')],
        ...(parent ? { needs: { [parent.name]: '$4' } } : {}),
      },
    },
  };
}

function waiveSchema(base: RuleBase): Schema {
  const found = [
    ...base.checks.filter(({ id }) => id !== 'input').map(({ id, what }) => ({ id, label: what })),
    ...base.pitfalls.map(({ id, because }) => ({ id, label: because })),
  ];
  return {
    type: ['array', 'null'],
    description: 'Findings accepted on purpose.',
    items: {
      title: 'waiver',
      ...object({
        rule: { description: 'Id of the finding.', ...knownOr(choiceSchema(found)) },
        because: { type: 'string', minLength: 1, description: 'The reason; required.' },
        until: { type: 'string', format: 'date', description: 'Last day on which it holds, YYYY-MM-DD.' },
        see: { type: 'string', description: 'A decision record or ticket.' },
      }),
      required: ['rule', 'because'],
    },
  };
}
