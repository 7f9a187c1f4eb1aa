import type { Choice, Criterion, SetupField } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';
import { expected, type Measure } from '../model/quantity.js';

type Schema = { readonly [key: string]: unknown };

const PATTERNS: Partial<Record<Measure, string>> = {
  rate: '(k|M|G)?(/(s|min|h|day))?',
  size: '(k|M|G)?(B|KB|MB|GB|KiB|MiB|GiB)?',
  duration: '(k|M|G)?(ms|s|m|h|d)?',
};

/** What an editor offers where a quantity is due: one value, and a range. */
const EXAMPLES: Partial<Record<Measure, readonly string[]>> = {
  rate: ['200/s', '200/s..1k/s'],
  size: ['256KB', '1KB..64KB'],
  duration: ['30s', '1s..5s'],
};

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
        minProperties: 1,
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

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

function object(properties: Schema): Schema {
  return { type: 'object', additionalProperties: false, properties };
}

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

function criterionSchema({ name, question, help, example, domain }: Criterion): Schema {
  const described = { title: name, description: `${question}\n\n${help}\n\nFor example: ${example}` };
  switch (domain.kind) {
    case 'quantity':
      return { ...described, ...oneOrSome(name, quantitySchema(domain.measure, domain.forever)) };
    case 'names':
      return {
        ...described,
        ...oneOrSome(name, domain.values === undefined ? ref('operated') : choiceSchema(domain.values), ALL),
      };
    default:
      return { ...described, ...oneOrSome(name, choiceSchema(domain.values, domain.kind === 'flag')) };
  }
}

const ALL = 'all of these';

/** A value, or a list, which has a title of its own: editors take alternatives that are titled alike for one. */
function oneOrSome(name: string, value: Schema, sense = 'one of these', least = 1): Schema {
  const { examples: _, ...items } = value;
  return { anyOf: [value, { title: `${name}: ${sense}`, type: 'array', minItems: least, items }] };
}

/** One of some words, each with what it means. Not `oneOf` with `const`: editors show those without their meanings. */
function choiceSchema(values: readonly Choice[], flag = false): Schema {
  return {
    enum: values.map(({ id }) => (flag ? id === 'true' : id)),
    enumDescriptions: values.map(({ label }) => label),
  };
}

/** Words that are offered, where others may be right: those of a rule pack. */
function knownOr(known: Schema): Schema {
  return { anyOf: [known, { type: 'string', minLength: 1, description: 'One of a rule pack.' }] };
}

function quantitySchema(measure: Measure, forever: boolean): Schema {
  const number = '[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?';
  const one = `(${number} ?${PATTERNS[measure] ?? ''}${forever ? '|forever' : ''})`;
  return {
    type: ['string', 'number'],
    minimum: 0,
    pattern: `^ *${one}( *\\.\\. *${one})? *$`,
    patternErrorMessage: `Expected ${expected(measure, forever)}, or a range LOW..HIGH.`,
    examples: [...(EXAMPLES[measure] ?? []), ...(forever ? ['forever'] : [])],
  };
}

/** Brokers by their ids, and by what else people call them. */
const brokerWords = ({ brokers }: RuleBase) => [
  ...brokers.map(({ id, name }) => ({ id, label: name })),
  ...brokers.flatMap(({ id, name, aliases }) => aliases.map((alias) => ({ id: alias, label: `${name} (${id})` }))),
];

function brokerSchema(base: RuleBase): Schema {
  return {
    ...choiceSchema(brokerWords(base)),
    errorMessage: 'Expected the id of a broker; completion lists them, and `driven explain ID` says what each can do.',
  };
}

/** What can run: brokers, and the platforms that are no brokers themselves. */
function operatedSchema(base: RuleBase): Schema {
  const words = brokerWords(base);
  const only = base.platforms.filter(({ id }) => !words.some((word) => word.id === id));
  return {
    ...choiceSchema([...words, ...only.map(({ id, name }) => ({ id, label: `${name}, whatever runs on it` }))]),
    errorMessage: 'Expected the id of a broker or a platform; completion lists them.',
  };
}

function factSchema(base: RuleBase, { name, kind, values, zero, forever, question, help }: SetupField): Schema {
  const described = { title: name, description: `${question}\n\n${help}` };
  switch (kind) {
    case 'style': {
      const built = base.styles.filter(({ id }) => id !== 'either');
      return { ...described, ...choiceSchema(built.map(({ id, what }) => ({ id, label: what }))) };
    }
    case 'broker':
      return { ...described, ...oneOrSome(name, ref('broker'), ALL) };
    case 'pattern': {
      const patterns = base.catalogue.patterns.map(({ id, name }) => ({ id, label: name }));
      return { ...described, ...knownOr(choiceSchema(patterns)) };
    }
    case 'flag':
      return { ...described, type: 'boolean' };
    case 'integer':
      return { ...described, type: 'integer', minimum: zero ? 0 : 1 };
    case 'share':
      return { ...described, type: 'number', minimum: 0, maximum: 1 };
    case 'choice':
      return { ...described, enum: values };
    case 'duration':
      return { ...described, ...quantitySchema('duration', forever || mayLast(base, name)) };
    default:
      return { ...described, type: 'string', minLength: 1 };
  }
}

/** A fact named like a criterion is the same thing as built: it may be `forever` when the need may. */
function mayLast(base: RuleBase, fact: string): boolean {
  const domain = base.criteria.find(({ name }) => name === fact)?.domain;
  return domain?.kind === 'quantity' && domain.forever;
}
