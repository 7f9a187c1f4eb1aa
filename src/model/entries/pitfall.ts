import { type Basis, GROUNDS, SEVERITIES } from '../finding.js';
import { GRAPH_FACTS } from '../pitfalls/graph.js';
import {
  condition,
  field,
  list,
  optional,
  own,
  patternId,
  record,
  shortText,
  someSources,
  text,
  texts,
  textThat,
  word,
} from './field.js';
import { fires } from './rule.js';

export const PITFALL_EXAMPLE = record('pitfall example', {
  fires: field(fires, 'What the pitfall has to say of it.'),
  severity: optional(word(SEVERITIES), 'The severity expected, where it fires.'),
  basis: optional(word(GROUNDS), 'What it rests on, where it fires.'),
  flow: optional(own<unknown>('flow'), 'The flow it is tried on: from, to, after, needs, uses.'),
  flows: optional(own<unknown>('flows'), 'Several flows, of which one is called `flow`.'),
});

export const PITFALL = record('pitfall', {
  id: field(patternId, 'Its id: names the pattern complained of, never starts with no-, avoid- or use-.'),
  severity: field(word(SEVERITIES), 'How grave it is.'),
  raised: optional(
    record('raised', { severity: field(word(SEVERITIES)), when: field(condition('flow')) }),
    'Graver than usual where this certainly holds, too.',
  ),
  about: field(
    word(['flow', 'system'], ['One flow; waived there.', 'The graph of all flows; waived for the whole system.']),
    'What the finding is about; a flow unless said otherwise.',
    { otherwise: 'flow' },
  ),
  grounds: optional(
    own<readonly Basis[]>('grounds'),
    'On what it is looked for: the first of stated, default, presumed; all where left out.',
  ),
  when: field(condition('flow'), 'How it is seen in a description.'),
  what: field(text, 'The mistake in general, in a sentence.'),
  short: optional(shortText, 'The mistake in a line of at most 60 characters, for lists and tables.'),
  message: field(
    textThat('a message is no sentence: no full stop at its end', { unlike: /\.$/ }),
    'What is wrong here; quotes facts that `when` reads as {uses.deadLetter}, products as {uses.batch * needs.processing}, differences as {needs.processing - uses.visibilityTimeout}.',
  ),
  variant: optional(
    record('variant', { when: field(condition('flow')), message: field(text, 'What is wrong then.') }),
    'What is wrong instead, where this certainly holds.',
  ),
  because: field(text, 'The mechanism and the cost.'),
  remedy: field(text, 'What to do; may quote, too.'),
  exceptions: field(texts, 'Where the same facts are no mistake.', { otherwise: [] }),
  sources: field(someSources, 'Ids of sources; at least one.'),
  examples: field(
    list(PITFALL_EXAMPLE),
    'At least one that fires and one that does not; every part of the condition is noticed by one.',
  ),
});

/** A fact that the graph of flows gives, and what it means. */
export const GRAPH_FACT = record('fact of the graph', {
  name: field(word(Object.keys(GRAPH_FACTS))),
  means: field(text),
});
