import { SEVERITIES } from '../finding.js';
import { SIDES, STRENGTHS, STYLES, type Strength } from '../style.js';
import {
  condition,
  day,
  field,
  known,
  list,
  number,
  optional,
  own,
  patternId,
  record,
  shortText,
  someSources,
  sources,
  text,
  texts,
  word,
} from './field.js';

export const TOPIC = record('topic', { id: field(text, 'Its id.'), title: field(text, 'As it is printed.') });

/** What an example expects. */
export const fires = word(
  [true, false, 'unknown'],
  ['It applies.', 'It does not.', 'It can not be told from what is given.'],
);

const RULE_EXAMPLE = record('rule example', {
  given: field(own<{ readonly [criterion: string]: unknown }>('answers'), 'Answers as under `needs`.'),
  fires: field(fires, 'What the rule does with these answers.'),
});

export const RULE = record('rule', {
  id: field(patternId, 'Its id: names the pattern, never starts with no-, avoid- or use-.'),
  topic: field(known('topics'), 'The topic under which it is listed.'),
  favours: field(word(SIDES), 'The side for which it speaks.'),
  strength: field(
    word(
      Object.keys(STRENGTHS) as Strength[],
      Object.values(STRENGTHS).map((weight) => `Adds ${weight} to the side it favours.`),
    ),
    'How strongly. A need is there from 4 on: more than one strong reason.',
  ),
  when: field(condition('verdict'), 'The needs on which it speaks.'),
  because: field(text, 'The mechanism and the cost, in a sentence or two.'),
  but: field(text, 'What speaks against following it blindly.'),
  short: optional(shortText, '`because` in a line of at most 60 characters, for screens, lists and tables.'),
  shortBut: optional(shortText, '`but` in such a line.'),
  sources: field(someSources, 'Ids of sources; at least one.'),
  examples: field(
    list(RULE_EXAMPLE),
    'At least one each that fires, does not, and can not be told; they are run when the pack is read.',
  ),
});

export const EXCLUSION = record('exclusion', {
  id: field(text, 'Its id.'),
  when: field(condition('verdict'), 'Needs that can not be true together.'),
  because: field(text, 'Why these can not be together.'),
});

export const CLAUSE = record('clause', {
  id: field(text),
  when: field(condition('verdict')),
  text: field(text),
  short: optional(shortText),
  sources: field(sources, undefined, { otherwise: [] }),
});

export const STYLE_TEXT = record('style', {
  id: field(word(STYLES)),
  title: field(text),
  what: field(text),
  short: optional(shortText),
  aside: optional(text, 'Another sense of the word that readers may know.'),
  gives: field(texts, undefined, { otherwise: [] }),
  shortCosts: optional(shortText),
  costs: field(texts, undefined, { otherwise: [] }),
  followUps: field(texts, undefined, { otherwise: [] }),
  sources: field(sources, undefined, { otherwise: [] }),
});

export const REGIONS = record('regions', {
  threshold: field(number, 'From here on a need is established.'),
  ratio: field(own<number>('fraction'), 'If it is at least this much of the other.'),
  floor: field(number, 'Below it no style is favoured.'),
});

export const CITATION = record('source', {
  id: field(text, 'Its id.'),
  title: field(text, 'Title.'),
  url: field(text, 'Address.'),
  read: field(day, 'The day on which it was read, YYYY-MM-DD.'),
});

export const CHECK_TEXT = record('check', {
  id: field(text),
  severity: field(word(SEVERITIES)),
  what: field(text),
  because: field(text),
  remedy: field(text),
  sources: field(sources, undefined, { otherwise: [] }),
  against: optional(word(['deployed']), 'What a description is held against; without it the finding does not run.'),
});
