import { type Reach, SECTIONS, type Section } from '../model/expression.js';
import type { RuleBase } from '../model/knowledge.js';
import { factNames, needNames, type Readable } from './names.js';
import { BOUND_MEANINGS, BOUNDS, JOIN_MEANINGS, REFUSED, SECTION_MEANINGS } from './words.js';

type Schema = { readonly [key: string]: unknown };

/** The name under which the schema of a condition is defined, and that of the bounds in it. */
export const definitionOf = (reach: Reach): string => (reach === 'flow' ? 'condition' : `${reach}Condition`);
const boundsOf = (reach: Reach): string => (reach === 'verdict' ? 'verdictBounds' : 'bounds');

const REACHES: readonly Reach[] = ['verdict', 'needs', 'flow'];

/** JSON Schemas of conditions by the names under which others refer to them, with every fact that they may read. */
export function conditionSchemas(base: RuleBase): Schema {
  return Object.fromEntries(
    REACHES.flatMap((reach) => [
      [definitionOf(reach), conditionSchema(base, reach)],
      [
        boundsOf(reach),
        { type: 'object', additionalProperties: false, minProperties: 1, properties: boundSchemas(reach) },
      ],
    ]),
  );
}

const boundSchemas = (reach: Reach): Schema =>
  Object.fromEntries(
    BOUNDS.filter((bound) => REFUSED[reach][bound] === undefined).map((bound) => [
      bound,
      {
        type: ['string', 'number', ...(reach === 'verdict' ? [] : ['object'])],
        description: BOUND_MEANINGS[bound],
      },
    ]),
  );

/** Where only needs can be meant, they are named without their section, too. */
function conditionSchema(base: RuleBase, reach: Reach): Schema {
  const refused = REFUSED[reach];
  const facts = [...(reach === 'flow' ? factNames(base) : needNames(base.criteria)).values()];
  const section = (name: Section): { readonly properties: Schema } & Schema => ({
    type: 'object',
    description: SECTION_MEANINGS[name],
    properties: Object.fromEntries(
      facts
        .filter((fact) => fact.name.section === name && isTested(fact, reach))
        .map((fact) => [fact.name.name, testSchema(base, fact, reach)]),
    ),
  });
  const self = { $ref: `#/definitions/${definitionOf(reach)}` };
  const list = { type: 'array', items: self };
  const { all, any, not, knownTrue } = JOIN_MEANINGS;
  const words: Schema = {
    ...Object.fromEntries(SECTIONS.map((name) => [name, section(name)])),
    all: { ...list, description: all },
    any: { ...list, description: any },
    not: { ...self, description: not },
    knownTrue: { ...self, description: knownTrue },
    stated: {
      type: 'string',
      description: 'A fact by its full name, such as uses.functionTimeout: something was said of it.',
    },
    times: { type: 'array', description: 'A product of numbers and facts, compared by the bounds beside it.' },
    ...(refused.times === undefined ? boundSchemas(reach) : {}),
  };
  const own = reach === 'flow' ? '' : ' Criteria of your own may stand here, too.';
  return {
    type: 'object',
    minProperties: 1,
    description: `Several keys mean all of them. What is not stated is unknown, and decides nothing.${own}`,
    properties: {
      ...(reach === 'flow' ? {} : section('needs').properties),
      ...Object.fromEntries(Object.entries(words).filter(([word]) => refused[word] === undefined)),
    },
  };
}

/** As the reader has it: of a list of names something can be said only where the names are known. */
const isTested = ({ name, values }: Readable, reach: Reach) =>
  !name.list || (values !== undefined && reach !== 'verdict');

function testSchema(base: RuleBase, { name, values }: Readable, reach: Reach): Schema {
  const described = { title: name.name, description: meaningOf(base, name.section, name.name) };
  if (name.measure !== undefined) return { ...described, $ref: `#/definitions/${boundsOf(reach)}` };
  if (values === undefined) return described;
  const labels = name.section === 'needs' ? labelsOf(base, name.name) : undefined;
  const value = {
    enum: values.map((each) => (each === 'true' ? true : each === 'false' ? false : each)),
    ...(labels ? { enumDescriptions: labels } : {}),
  };
  return { ...described, anyOf: [value, { type: 'array', description: 'Any one of these.', items: value }] };
}

function meaningOf({ criteria, setup, catalogue, graph }: RuleBase, section: Section, name: string): string {
  const named = (each: { readonly name: string }) => each.name === name;
  switch (section) {
    case 'needs':
      return criteria.find(named)?.question ?? '';
    case 'uses':
      return setup.find(named)?.question ?? '';
    case 'broker':
      return catalogue.capabilities.find(named)?.means ?? '';
    case 'graph':
      return graph.find(named)?.means ?? '';
  }
}

function labelsOf({ criteria }: RuleBase, name: string): string[] | undefined {
  const domain = criteria.find((criterion) => criterion.name === name)?.domain;
  return domain && 'values' in domain ? domain.values?.map(({ label }) => label) : undefined;
}
