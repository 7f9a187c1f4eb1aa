import { SECTIONS, type Section } from '../../model/expression.js';
import { GROUNDS, SEVERITIES } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import { factNames } from '../../rulebase/read/fact-names.js';
import { type Schema, text, texts } from './parts.js';

/** The fields of a pitfall in a rule pack. */
export const PITFALL_FIELDS: Schema = {
  id: text('Its id: names the pattern complained of, never starts with no-, avoid- or use-.'),
  severity: { enum: SEVERITIES, description: 'How grave it is.' },
  raised: {
    type: 'object',
    additionalProperties: false,
    required: ['severity', 'when'],
    properties: { severity: { enum: SEVERITIES }, when: { $ref: '#/definitions/pitfallWhen' } },
    description: 'Graver than usual where this certainly holds, too.',
  },
  about: {
    oneOf: [
      { const: 'flow', description: 'One flow; waived there.' },
      { const: 'system', description: 'The graph of all flows; waived for the whole system.' },
    ],
    description: 'What the finding is about; a flow unless said otherwise.',
  },
  grounds: {
    type: 'array',
    items: { enum: GROUNDS },
    description: 'On what it is looked for: stated, default, presumed; the first of them, all where left out.',
  },
  when: { $ref: '#/definitions/pitfallWhen' },
  what: text('The mistake in general, in a sentence.'),
  message: text(
    'What is wrong here; quotes facts that `when` reads as {uses.deadLetter}, products as {uses.batch * needs.processing}, differences as {needs.processing - uses.visibilityTimeout}.',
  ),
  variant: {
    type: 'object',
    additionalProperties: false,
    required: ['when', 'message'],
    properties: { when: { $ref: '#/definitions/pitfallWhen' }, message: text('What is wrong then.') },
    description: 'What is wrong instead, where this certainly holds.',
  },
  because: text('The mechanism and the cost.'),
  remedy: text('What to do.'),
  exceptions: texts('Where the same facts are no mistake.'),
  sources: texts('Ids of sources; at least one.'),
  examples: {
    type: 'array',
    description: 'At least one that fires and one that does not; every part of the condition is noticed by one.',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['fires'],
      properties: {
        fires: { enum: [true, false, 'unknown'] },
        severity: { enum: SEVERITIES, description: 'The severity expected, where it fires.' },
        basis: { enum: GROUNDS, description: 'What it rests on, where it fires.' },
        flow: { type: 'object', description: 'The flow it is tried on: from, to, after, needs, uses.' },
        flows: { type: 'object', description: 'Several flows, of which one is called `flow`.' },
      },
    },
  },
};

export const PITFALL_REQUIRED = [
  'id',
  'severity',
  'when',
  'what',
  'message',
  'because',
  'remedy',
  'sources',
  'examples',
];

/** A condition of a pitfall, with every fact that it may read and what that means. */
export function pitfallWhenSchema(base: RuleBase): Schema {
  const meanings = new Map<string, string>([
    ...base.criteria.map(({ name, question }) => [`needs.${name}`, question] as const),
    ...base.setup.map(({ name, question }) => [`uses.${name}`, question] as const),
    ...base.catalogue.capabilities.map(({ name, means }) => [`broker.${name}`, means] as const),
    ...base.graph.map(({ name, means }) => [`graph.${name}`, means] as const),
  ]);
  const bounds = { atLeast: {}, above: {}, below: {} };
  const section = (name: Section): Schema => ({
    type: 'object',
    description: SAYS[name],
    properties: Object.fromEntries(
      [...factNames(base)]
        .filter(([full]) => full.startsWith(`${name}.`))
        .map(([full, { name: fact, values }]) => [
          fact.name,
          { description: meanings.get(full) ?? '', ...(fact.measure ? quantity(bounds) : choice(values)) },
        ]),
    ),
  });
  const self = { $ref: '#/definitions/pitfallWhen' };
  const list = { type: 'array', items: self };
  return {
    type: 'object',
    minProperties: 1,
    description: 'Several keys mean all of them. What is not stated is unknown, and decides nothing.',
    properties: {
      ...Object.fromEntries(SECTIONS.map((name) => [name, section(name)])),
      all: { ...list, description: 'All of these.' },
      any: { ...list, description: 'At least one of these.' },
      not: { ...self, description: 'Not this.' },
      knownTrue: { ...self, description: 'Holds by what was said; what is not known counts as no.' },
      stated: text('A fact by its full name, such as uses.functionTimeout: something was said of it.'),
      times: { type: 'array', description: 'A product of numbers and facts, compared by the bounds beside it.' },
      ...bounds,
    },
  };
}

const SAYS: Readonly<Record<Section, string>> = {
  needs: 'What the flow must do.',
  uses: 'What is built.',
  broker: 'What the broker in use can do.',
  graph: 'Where the flow stands among the others.',
};

const quantity = (bounds: Schema): Schema => ({
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: bounds,
});

const choice = (values: readonly string[] | undefined): Schema => {
  if (values === undefined) return {};
  const known = values.map((value) => (value === 'true' ? true : value === 'false' ? false : value));
  return { anyOf: [{ enum: known }, { type: 'array', items: { enum: known } }] };
};
