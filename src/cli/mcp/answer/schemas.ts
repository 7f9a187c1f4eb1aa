import { STYLES } from '../../../model/style.js';
import type { Schema } from '../input/fields.js';

/** The properties of each tool's answer: what `--format json` of the command prints, with what a conversation needs beside it. */

const TEXT: Schema = { type: 'string' };
const FLAG: Schema = { type: 'boolean' };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const STYLE: Schema = { enum: STYLES };
const VERSION: Schema = { const: 1 };
const list = (items: Schema): Schema => ({ type: 'array', items });

function object(properties: Schema): Schema {
  return { type: 'object', properties, required: Object.keys(properties) };
}

const NOTES: Schema = { ...TEXT, description: 'What of the files was not read, with its place and reason.' };
const SOURCES = list(object({ id: TEXT, title: TEXT, url: TEXT, read: TEXT }));
const OPEN = list(object({ criterion: TEXT, question: TEXT, help: TEXT, unit: TEXT, values: { type: 'array' } }));
const VERDICTS = ['fits', 'strains', 'cannot', 'unknown'];

const FLOW = object({
  name: TEXT,
  style: STYLE,
  decided: { ...FLAG, description: 'Whether no open answer can change the style.' },
  broker: object({ needed: { type: ['boolean', 'null'] }, because: TEXT }),
  likelihood: object(Object.fromEntries(STYLES.map((style) => [style, { type: 'number' }]))),
  needs: { type: 'object' },
  reasons: list(object({ rule: TEXT, favours: TEXT, strength: TEXT, because: TEXT, but: TEXT, sources: list(TEXT) })),
  brokers: list(object({ id: TEXT, verdict: { enum: VERDICTS }, because: list(TEXT) })),
  pattern: { type: ['object', 'null'] },
  flips: list(object({ change: { type: 'object' }, style: STYLE })),
  open: { ...OPEN, description: 'What is not known and can change the style; the first is worth asking first.' },
  openForBrokers: { ...OPEN, description: 'What is not known and bears on the broker and its size alone.' },
  capacity: list(object({ figure: TEXT, unit: TEXT, formula: TEXT })),
  consumers: list({ type: 'object' }),
  findings: list({ type: 'object' }),
});

export const ADVICE = object({
  driven: VERSION,
  system: TEXT,
  recommendation: object({ style: STYLE, because: TEXT, decided: FLAG, brokers: list(TEXT) }),
  flows: list(FLOW),
  notes: NOTES,
  asOf: { ...TEXT, description: 'The day on which the oldest page about a broker was looked at.' },
  sources: SOURCES,
});

export const QUESTION = object({
  driven: VERSION,
  flow: TEXT,
  status: {
    enum: ['asking', 'enough', 'done'],
    description:
      'enough: the style is as good as settled, and what is asked from here on is for the choice of a broker or hardly changes the style; done: no question is left.',
  },
  because: TEXT,
  question: {
    type: ['object', 'null'],
    properties: {
      criterion: { ...TEXT, description: 'The key of the answer in needs.' },
      purpose: { enum: ['style', 'brokers'] },
      question: TEXT,
      help: TEXT,
      example: TEXT,
      why: list(TEXT),
      form: TEXT,
      soFar: { type: ['string', 'null'] },
      answers: list(
        object({ value: TEXT, label: TEXT, style: STYLE, decides: FLAG, fits: { type: ['integer', 'null'] } }),
      ),
      left: COUNT,
    },
  },
  style: STYLE,
  decided: FLAG,
  likelihood: { type: 'object' },
  unsettled: { ...list(TEXT), description: 'What nobody knows yet and could still change the style.' },
  conflicts: list(TEXT),
  nothingCarries: list(object({ needs: list(TEXT), allows: list(TEXT) })),
});

export const CHECKED = object({
  driven: VERSION,
  files: COUNT,
  flows: COUNT,
  summary: { type: 'object', additionalProperties: COUNT },
  findings: list(
    object({
      rule: TEXT,
      severity: TEXT,
      message: TEXT,
      file: TEXT,
      line: COUNT,
      column: COUNT,
      remedy: TEXT,
      sources: list(TEXT),
    }),
  ),
  notes: NOTES,
  sources: SOURCES,
});

export const PAGE = object({
  driven: VERSION,
  id: TEXT,
  kind: TEXT,
  title: TEXT,
  what: TEXT,
  parts: list(object({ title: TEXT, lines: list(TEXT) })),
  sources: SOURCES,
});

export const COMPARISON = object({
  driven: VERSION,
  given: { ...FLAG, description: 'Whether needs were given.' },
  brokers: list(object({ id: TEXT, verdict: { enum: [...VERDICTS, null] }, because: list(TEXT) })),
  comparisons: list(PAGE),
  open: OPEN,
});

export const DRAFT = object({
  driven: VERSION,
  system: TEXT,
  text: { ...TEXT, description: 'The draft, a system.yaml.' },
  flows: list(TEXT),
  account: { type: 'object', additionalProperties: COUNT },
  notRead: list(object({ file: TEXT, line: COUNT, column: COUNT, what: TEXT, reason: TEXT })),
});

export const CHANGE = object({
  driven: VERSION,
  system: TEXT,
  files: object({ old: TEXT, new: TEXT }),
  changed: FLAG,
  summary: { type: 'object', additionalProperties: COUNT },
  recommendation: { type: 'object' },
  flows: list({ type: 'object' }),
  added: list({ type: 'object' }),
  removed: list({ type: 'object' }),
  withoutEffect: list({ type: 'object' }),
});
