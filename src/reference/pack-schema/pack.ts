import type { RuleBase } from '../../model/knowledge.js';
import { KINDS } from '../../rulebase/packs/pack.js';
import { systemSchema } from '../system-schema.js';
import { factsSchema, givenSchema, whenSchema } from './conditions.js';
import { entrySchemas, REQUIRED } from './entries.js';
import { fields, list, ref, type Schema, text, words } from './parts.js';
import { pitfallWhenSchema } from './pitfalls.js';

const WEIGHING = [
  'There is a documented recipe: a setting, a loop, a second queue, a claim check, more disk.',
  'A need is still not met in full, or a service has to be built and run, or it takes a paid edition or something young.',
];

/** JSON Schema (draft-07) of a rule pack: what it may add to these rules and replace in them. */
export function packSchema(base: RuleBase): Schema {
  const entries = entrySchemas(base);
  const { needs, uses, broker, operated } = systemSchema(base).definitions as Schema;
  const answered = { needs, uses, broker, operated };
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
            weight: words(['routine', 'costly'], 'How much a strain weighs.', WEIGHING),
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
