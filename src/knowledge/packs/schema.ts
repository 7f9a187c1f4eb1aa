import type { Capability } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { STRENGTHS } from '../../model/rule.js';
import { STYLES } from '../../model/style.js';
import { systemSchema } from '../pages/schema.js';
import { KINDS } from './pack.js';
import { PITFALL_FIELDS, PITFALL_REQUIRED, pitfallWhenSchema } from './pitfall-schema.js';

type Schema = { readonly [key: string]: unknown };

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description });
const number = (description: string): Schema => ({ type: 'number', description });
const texts = (description: string): Schema => ({
  type: 'array',
  items: { type: 'string', minLength: 1 },
  description,
});
const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });
/** One of some words, each with its meaning where an editor is to show it. */
const words = (known: readonly unknown[], description: string, meanings?: readonly string[]): Schema => ({
  enum: known,
  ...(meanings ? { enumDescriptions: meanings } : {}),
  description,
});
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

function fields(properties: Schema, required: readonly string[] = []): Schema {
  return { type: 'object', additionalProperties: false, properties, ...(required.length > 0 ? { required } : {}) };
}

/** JSON Schema (draft-07) of a rule pack: what it may add to these rules and replace in them. */
export function packSchema(base: RuleBase): Schema {
  const entries = entrySchemas(base);
  const { needs, uses, broker } = systemSchema(base).definitions as Schema;
  const answered = { needs, uses, broker };
  const lists = KINDS.map(({ key, one }) => [
    key,
    list({ title: one, ...fields(entries[key], REQUIRED[key]) }, `New ones, each ${one} as rules/ would have it.`),
  ]);
  const overrides = KINDS.map(({ key, one, name }) => {
    const { [name]: _, topic: __, ...own } = entries[key];
    const off = { off: { const: true, description: `The ${one} no longer counts.` } };
    const changed = { title: one, ...fields({ ...own, ...off }) };
    return [key, { type: 'object', description: `${one} → fields`, additionalProperties: changed }];
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'driven rule pack',
    description: 'Rules, brokers and the like of your own, for the advisor driven.',
    ...fields(
      {
        'driven-pack': { const: 1, description: 'Format version.' },
        ...Object.fromEntries(lists),
        defaults: {
          ...fields({ needs: ref('needs'), uses: ref('uses') }),
          description: 'What every flow inherits, unless its file or the flow itself says otherwise.',
        },
        override: {
          ...fields(Object.fromEntries(overrides)),
          description: 'Changes what exists: kind → id → fields, each of which replaces the whole field.',
        },
      },
      ['driven-pack'],
    ),
    definitions: {
      ...answered,
      when: whenSchema(base),
      given: givenSchema(base),
      pitfallWhen: pitfallWhenSchema(base),
      facts: factsSchema(base),
      limits: list(
        fields(
          {
            id: text('A name for it.'),
            when: ref('when'),
            verdict: words(['strains', 'cannot'], 'What it does to the flows it is about.'),
            because: text('Why.'),
            workaround: text('What to do; where it strains.'),
            settledBy: text('The setup fact that says it is done.'),
            source: text('One of the sources of this entry.'),
            asOf: ref('day'),
          },
          ['id', 'when', 'verdict', 'because', 'source', 'asOf'],
        ),
        'What a comparison of one need with one fact can not say.',
      ),
      references: {
        type: 'object',
        description: 'Name → page; facts and limits refer to these names.',
        additionalProperties: fields({ title: text('Title of the page.'), url: text('Its address.') }, [
          'title',
          'url',
        ]),
      },
      day: { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$', description: 'YYYY, YYYY-MM or YYYY-MM-DD.' },
    },
  };
}

const REQUIRED: { readonly [kind: string]: readonly string[] } = {
  criteria: ['name', 'topic', 'question', 'help', 'example', 'serves'],
  exclusions: ['id', 'when', 'because'],
  rules: ['id', 'topic', 'favours', 'strength', 'when', 'because', 'but', 'sources', 'examples'],
  pitfalls: PITFALL_REQUIRED,
  brokers: ['id', 'name', 'family', 'kind', 'what', 'checked', 'usual', 'usualBecause', 'sources', 'facts'],
  patterns: ['id', 'name', 'what', 'styles', 'rank', 'gives', 'costs', 'diagram', 'sources'],
  sources: ['id', 'title', 'url', 'read'],
};

function entrySchemas(base: RuleBase): { readonly [kind: string]: Schema } {
  const topic = words(
    base.topics.map(({ id }) => id),
    'The topic under which it is listed.',
    base.topics.map(({ title }) => title),
  );
  const sides = ['message-driven', 'event-driven'];
  const page = fields({ title: text('Title.'), url: text('Address.'), read: ref('day') }, ['title', 'url']);
  const made = {
    usual: number('Breaks a draw: 1 for the common first choice.'),
    usualBecause: text('Why it is usual, or not.'),
    checked: ref('day'),
    sources: ref('references'),
    facts: ref('facts'),
    limits: ref('limits'),
  };
  return {
    criteria: {
      name: text('As it stands under `needs`.'),
      topic,
      serves: words(['style', 'brokers'], 'Whether rules of style read it, or only the choice of a broker.'),
      question: text('As the questionnaire asks it.'),
      help: text('How to tell the answers apart.'),
      example: text('An everyday example of an answer.'),
      values: { type: 'object', description: 'Value → what it means, in plain words.' },
      ordered: { type: 'boolean', description: 'Whether the values go from less to more.' },
      quantity: words(['rate', 'size', 'duration', 'count', 'share'], 'Instead of values: what is measured.'),
      forever: { type: 'boolean' },
      zero: { type: 'boolean' },
      raises: words(sides, 'The style that more of it never moves a flow away from; `rules verify` proves it.'),
      prior: {
        type: 'object',
        description: 'Value → weight: how often the answer is met; or a value of the parent → such weights.',
      },
      meets: { type: 'array', description: 'Which capabilities meet it, tier by tier.' },
      sources: texts('Ids of sources.'),
    },
    exclusions: { id: text('Its id.'), when: ref('when'), because: text('Why these can not be together.') },
    rules: {
      id: text('Its id: names the pattern, never starts with no-, avoid- or use-.'),
      topic,
      favours: words(sides, 'The side for which it speaks.'),
      strength: words(
        Object.keys(STRENGTHS),
        'How strongly. A need is there from 4 on: more than one strong reason.',
        Object.values(STRENGTHS).map((weight) => `Adds ${weight} to the side it favours.`),
      ),
      when: ref('when'),
      because: text('The mechanism and the cost, in a sentence or two.'),
      but: text('What speaks against following it blindly.'),
      sources: texts('Ids of sources; at least one.'),
      examples: list(
        fields(
          {
            given: ref('given'),
            fires: words([true, false, 'unknown'], 'What the rule does with these answers.', FIRES),
          },
          ['given', 'fires'],
        ),
        'At least one each that fires, does not, and can not be told; they are run when the pack is read.',
      ),
    },
    pitfalls: PITFALL_FIELDS,
    brokers: {
      id: text('Its id, for `running` and `uses.broker`.'),
      name: text('Its name in full.'),
      family: text('What it can stand in for.'),
      kind: text('Such as queue, log, topic or library.'),
      what: text('What it is, in a sentence or two.'),
      ...made,
      modes: { type: 'array', description: 'Variants with other figures.' },
      comparison: text('Why it is kept although no flow has it as its best choice.'),
    },
    patterns: {
      id: text('Its id.'),
      name: text('Its name in full.'),
      what: text('What it is, in a sentence or two.'),
      styles: list({ enum: STYLES }, 'The styles it belongs to.'),
      when: ref('when'),
      rank: number('Lower is looked at first.'),
      gives: texts('What it gives.'),
      costs: texts('What it costs.'),
      diagram: text('A Mermaid flowchart.'),
      sources: list(page, 'Pages about it.'),
      composition: {
        ...fields({
          parts: texts('Ids of brokers, the one in front first.'),
          family: text('What it can stand in for.'),
          ...made,
        }),
        description: 'Where it is made of brokers and competes with single ones.',
      },
      comparison: text('Why it is kept although no flow has it as its best choice.'),
    },
    sources: { id: text('Its id.'), title: text('Title.'), url: text('Address.'), read: ref('day') },
  };
}

const FIRES = ['It applies.', 'It does not.', 'It can not be told from these answers.'];

/** One of the values of a criterion, or a list of them. */
function valuesSchema({ name, domain, question }: Criterion): Schema {
  if (domain.kind === 'quantity' || domain.kind === 'names') return { title: name, description: question };
  const ids = domain.values.map(({ id }) => (domain.kind === 'flag' ? id === 'true' : id));
  const meanings = domain.values.map(({ label }) => label);
  const value = { enum: ids, enumDescriptions: meanings };
  const any = { type: 'array', description: 'Any one of these.', items: value };
  return { title: name, description: question, anyOf: [value, any] };
}

/** Answers, as an example of a rule gives them. */
function givenSchema(base: RuleBase): Schema {
  const types = { quantity: ['string', 'number', 'array'], names: ['array', 'string'] };
  const answers = base.criteria.map((criterion) => {
    const { kind } = criterion.domain;
    const free = kind === 'quantity' || kind === 'names' ? { type: types[kind] } : {};
    return [criterion.name, { ...valuesSchema(criterion), ...free }];
  });
  return {
    type: 'object',
    description: 'Answers as under `needs`. Criteria of your own may stand here, too.',
    properties: Object.fromEntries(answers),
  };
}

/** A condition: criterion → test, and `all`, `any`, `not`. */
function whenSchema(base: RuleBase): Schema {
  const bound = (description: string) => ({ type: ['string', 'number'], description });
  const bounds = fields({ atLeast: bound('From this on.'), below: bound('Up to this, which is not in it.') });
  const tests = base.criteria
    .filter(({ domain }) => domain.kind !== 'names')
    .map((criterion) => [
      criterion.name,
      { ...valuesSchema(criterion), ...(criterion.domain.kind === 'quantity' ? bounds : {}) },
    ]);
  const all = list(ref('when'), 'Conditions.');
  return {
    type: 'object',
    minProperties: 1,
    description: 'Several keys mean all of them. Criteria of your own may stand here, too.',
    properties: { ...Object.fromEntries(tests), all, any: all, not: ref('when') },
  };
}

function factsSchema(base: RuleBase): Schema {
  const value = ({ kind, values }: Capability): Schema =>
    kind === 'flag'
      ? { type: 'boolean' }
      : kind === 'choice'
        ? { enum: values }
        : kind === 'names'
          ? { type: 'array', items: { type: 'string' } }
          : { type: kind === 'text' ? 'string' : ['string', 'number'] };
  const fact = (capability: Capability): Schema => ({
    ...fields(
      {
        value: value(capability),
        source: text('One of the sources of this entry.'),
        asOf: ref('day'),
        note: text('What the figure alone does not say.'),
        basis: words(['recalled'], 'Common knowledge that was not read again; it never rules a broker out.'),
      },
      ['value', 'source', 'asOf'],
    ),
    description: capability.means,
  });
  return {
    ...fields(Object.fromEntries(base.catalogue.capabilities.map((capability) => [capability.name, fact(capability)]))),
    description: 'Capability → fact. One that is left out is unknown: neither no, nor unlimited.',
  };
}
