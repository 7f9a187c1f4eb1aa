import {
  condition,
  date,
  field,
  flag,
  known,
  list,
  mapOf,
  number,
  optional,
  own,
  type Read,
  record,
  shortText,
  text,
  texts,
  word,
} from './field.js';
import { PRICE } from './price.js';
import { asOf, REFERENCE, source } from './reference.js';
import { strains, verdict, weight } from './strain.js';

export const CAPABILITY = record('capability', {
  name: field(text),
  kind: field(
    word(['choice', 'flag', 'text', 'names', 'count', 'rate', 'size', 'duration']),
    'How its value is written and compared.',
  ),
  values: field(texts, 'Of a choice, from the least to the most.', { otherwise: [] }),
  means: field(text),
  role: optional(word(['effort', 'places', 'steps']), 'Why the code needs to know this one in particular.'),
  told: optional(text, 'Why no criterion, pitfall or figure of the sizing reads it, and pages tell it all the same.'),
  combines: field(
    word(['front', 'back', 'least', 'most', 'both', 'either']),
    'How a composition has it: from the part in front, from the part behind, or the least, most or all of both.',
  ),
});

const basis = optional(
  word(
    ['read', 'recalled', 'benchmark'],
    [
      'It stands on the page.',
      'From memory, not read again for this; it never rules a broker out.',
      'An order of magnitude that somebody measured: good for a size, no quota.',
    ],
  ),
  'What it rests on, where that is not the page.',
  { inherits: true },
);

/** The value of a capability: `Infinity` for unlimited; undefined: set by whoever runs it. */
interface Value {
  readonly value: boolean | number | string | readonly string[] | null | undefined;
  /** As written, for printing. */
  readonly text: string;
}

export const FACT = record('fact', {
  value: field(own<Value>('capability value'), 'As capabilities.yaml says.'),
  source: field(source, 'One of the sources of this entry.'),
  asOf,
  note: optional(text, 'What the figure alone does not say.'),
  basis,
  raisable: optional(text, 'How a quota is raised; without it the quota is fixed.'),
});

/** One capability of one broker: dated, sourced. */
export type CapabilityValue = Omit<Read<typeof FACT>, 'value' | 'basis'> &
  Value & {
    /** Common knowledge that was not read again; it never yields `cannot`. */
    readonly recalled: boolean;
    /** An order of magnitude that somebody measured: good for a size, no quota. */
    readonly benchmark?: true;
  };

/** Facts by capability; a map, or something that makes each only when it is asked for. */
export type CapabilityValues = Pick<ReadonlyMap<string, CapabilityValue>, 'get' | 'keys'>;

export const LIMIT = record('limit', {
  id: field(text, 'A name for it.'),
  when: field(condition('needs'), 'The needs that it is about.'),
  verdict: field(verdict, 'What it does to the flows it is about.'),
  weight: weight(strains('verdict')),
  because: field(text, 'Why.'),
  workaround: field(text, 'What to do; where it strains.', { otherwise: '', only: strains('verdict') }),
  settledBy: optional(known('setup'), 'The setup fact that says it is done.'),
  settledAs: optional(
    text,
    'The value of that fact which says so; left out, `true`, or as long as the time it is about.',
  ),
  toldBy: optional(
    known('pitfalls'),
    'The pitfall that says it with figures of the flow; what it finds is not said twice.',
  ),
  source: field(source, 'One of the sources of this entry.'),
  asOf,
});

const facts = own<CapabilityValues>('facts');

/** A variant with other figures. */
export const MODE = record('mode', {
  id: field(text, 'Its id.'),
  what: field(text, 'What it takes, and what it gives.'),
  source: optional(source, 'One of the sources of this entry.'),
  facts: field(facts, 'What it can do otherwise.', { otherwise: new Map() }),
  stack: optional(texts, 'The languages of which this variant is a library.'),
  platform: optional(
    known('platforms'),
    'What it is operated as, where that is another one: the same software run by somebody else.',
  ),
  paid: optional(flag, 'A commercial edition.'),
  since: optional(date, 'When it became generally available; given where that is not long ago.'),
  price: optional(PRICE, 'What it costs by list price, where that is otherwise.'),
});

/** What a broker and a composition of several have alike. */
export const MADE = {
  usualRank: field(number, 'Breaks a draw: 1 for the common first choice, no two alike.'),
  usualBecause: field(text, 'Why it is usual, or not.'),
  inherent: field(list(known('inherents')), 'What it brings to every flow, whether or not it is asked for.', {
    otherwise: [],
  }),
  asOf: optional(date, 'The date of the facts and limits in this file that bear none of their own.'),
  basis: optional(word(['recalled', 'benchmark']), 'Of the facts in this file that do not say what they rest on.'),
  sources: field(mapOf(REFERENCE), 'Name → page; facts and limits refer to these names.', { otherwise: {} }),
  facts: field(facts, 'What it can do.', { otherwise: new Map() }),
  limits: field(list(LIMIT), 'What a comparison of one need with one fact can not say.', { otherwise: [] }),
  price: optional(PRICE, 'What it costs by list price; of a composition left out, the sum of its parts.'),
};

export const BROKER = record('broker', {
  id: field(text, 'Its id, for `running` and `uses.broker`.'),
  name: field(text, 'Its name in full.'),
  short: optional(shortText, 'What it is, in a line of at most 60 characters, for screens, lists and tables.'),
  family: field(text, 'What it can stand in for.'),
  kind: field(text, 'Such as queue, log, topic or library.'),
  what: field(text, 'What it is, in a sentence or two.'),
  platform: optional(known('platforms'), 'What is operated for it; left out, itself.'),
  aliases: field(texts, 'Other names that people type for it.', { otherwise: [] }),
  stack: field(texts, 'The languages of which it is a library.', { otherwise: [] }),
  since: optional(date, 'When it became generally available; given where that is not long ago.'),
  checked: field(date, 'The day on which its facts were looked at as a whole.'),
  runs: optional(word(['nothing']), 'Where there is no broker to run for it.'),
  ...MADE,
  modes: field(list(MODE), 'Variants with other figures.', { otherwise: [] }),
  comparison: optional(text, 'Why it is kept although no flow has it as its best choice.'),
});

/** What is operated, learnt and paid for: a cluster, a managed service, or what one cloud sells by use. */
export const PLATFORM = record('platform', {
  id: field(text),
  name: field(text),
  service: field(flag, 'Whether somebody else operates it.', { otherwise: false }),
  cloud: optional(text, 'The place whose services paid by use it is: where that is stated, the platform is there.'),
});

/** What a carrier brings to every flow, whether or not the flow asks for it. */
export const INHERENT = record('inherent', {
  id: field(text),
  role: optional(word(['log']), 'Why the code needs to know it: what brings this is called a log.'),
  means: field(text),
  askedBy: optional(condition('needs'), 'The needs that ask for it; without them it is more than is asked.'),
  unwantedBy: optional(condition('needs'), 'The needs for which it is more than is asked; without them it is not.'),
});
