import type { RuleBase } from '../../model/knowledge.js';
import { STRENGTHS } from '../../model/rule.js';
import { STYLES } from '../../model/style.js';
import { fields, list, number, ref, type Schema, text, texts, words } from './parts.js';
import { PITFALL_FIELDS, PITFALL_REQUIRED } from './pitfalls.js';

/** The fields that an entry of each kind must have. */
export const REQUIRED: { readonly [kind: string]: readonly string[] } = {
  criteria: ['name', 'topic', 'question', 'help', 'example', 'serves'],
  exclusions: ['id', 'when', 'because'],
  rules: ['id', 'topic', 'favours', 'strength', 'when', 'because', 'but', 'sources', 'examples'],
  pitfalls: PITFALL_REQUIRED,
  brokers: ['id', 'name', 'family', 'kind', 'what', 'checked', 'usualRank', 'usualBecause', 'sources', 'facts'],
  patterns: ['id', 'name', 'what', 'styles', 'rank', 'gives', 'costs', 'diagram', 'sources'],
  sources: ['id', 'title', 'url', 'read'],
};

/** The fields that an entry of each kind may have. */
export function entrySchemas(base: RuleBase): { readonly [kind: string]: Schema } {
  const topic = words(
    base.topics.map(({ id }) => id),
    'The topic under which it is listed.',
    base.topics.map(({ title }) => title),
  );
  const sides = ['message-driven', 'event-driven'];
  const page = fields({ title: text('Title.'), url: text('Address.'), read: ref('day') }, ['title', 'url']);
  const inherent = list(
    words(
      base.catalogue.inherents.map(({ id }) => id),
      'What it brings to every flow.',
      base.catalogue.inherents.map(({ means }) => means),
    ),
    'What it brings to every flow, whether or not it is asked for.',
  );
  const made = {
    usualRank: number('Breaks a draw: 1 for the common first choice, no two alike.'),
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
      list: { type: 'boolean', description: 'Whether a list of values means all of them, not one of them.' },
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
      platform: words(
        base.platforms.map(({ id }) => id),
        'What is operated for it; left out, itself.',
        base.platforms.map(({ name }) => name),
      ),
      aliases: texts('Other names that people type for it.'),
      stack: texts('The languages of which it is a library.'),
      since: ref('day'),
      inherent,
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
          inherent,
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
