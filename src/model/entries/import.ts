import {
  field,
  flag,
  type Kind,
  known,
  list,
  mapOf,
  number,
  optional,
  own,
  type Read,
  record,
  text,
  texts,
  word,
} from './field.js';

/**
 * What a resource of an infrastructure file means: rules/import/*.yaml. A path names properties, `Events.Orders.Type`; `*`
 * stands for each of a list or mapping, `^` at the start for the resource around, and `@ref` at the end for what a value
 * refers to. What stands in a list of one needs no number; a key with dots in it stands in brackets, `[retention.ms]`.
 */

/** A path, or several of which the first that leads to something counts. */
export const PATHS = own<readonly string[]>('written');

/**
 * Path → what has to stand there: one of some texts with `*` for anything; `given` or `absent`; or something that is not
 * known to be one of some, `!text`; or something that is not known but is called so, `called *text*`.
 */
export const TESTS = mapOf(own<readonly string[]>('written'));

/** A path, and nothing else. */
export const PATH: Kind<string> = { ...text };

/** Path → what is said where something stands there. */
export const COMMENTS = mapOf({ ...text });

/** What turns a property into a fact; each is a function in src/import/kinds/conversions.ts. */
export const CONVERSIONS = [
  'text',
  'last-segment',
  'flag',
  'count',
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'iso8601',
  'duration',
  'given',
  'includes',
] as const;

export const BROKER_CASE = record('broker of a resource', {
  is: field(known('brokers'), 'The broker.'),
  when: optional(TESTS, 'Where all of these hold; the first case that holds counts.'),
  because: optional(text, 'What shows it, where that does not show by itself.'),
  protocol: field(flag, 'Whether the protocol alone shows, which others of the family speak as well.', {
    otherwise: false,
  }),
  also: field(list(known('brokers')), 'Of a cluster: what else it is without further ado.', { otherwise: [] }),
});

export const IMPORT_FACT = record('fact of a resource', {
  fact: field(known('setup'), 'The fact of `uses`.'),
  from: field(PATHS, 'The property.', { otherwise: [] }),
  as: field(word(CONVERSIONS), 'How it is read.', { otherwise: 'text' }),
  value: optional(text, 'What a list has to include.'),
  plus: field(number, 'What is added to a count: retries are one less than tries.', { otherwise: 0 }),
  times: optional(PATH, 'The path of a count by which a count is multiplied.'),
  when: optional(TESTS, 'Only where these hold.'),
  on: field(list(known('brokers')), 'Only for records that come over one of these brokers.', { otherwise: [] }),
  otherwise: optional(own<readonly string[]>('written'), 'What the service does where the property is not there.'),
  atMost: optional(known('setup'), 'A count of the channel that this one does not exceed, whatever it says.'),
  least: field(flag, 'Of several figures for one consumer the least counts.', { otherwise: false }),
  because: optional(text, 'Why it is so, where that does not show.'),
  readOnly: field(flag, 'Whether an export leaves it out, since the format wants more beside it.', {
    otherwise: false,
  }),
});

const IMPORT_NEED = record('need that a resource states', {
  says: field(own<{ readonly [criterion: string]: unknown }>('answers'), 'The need, as under `needs`.'),
  when: field(TESTS, 'Only where these hold.'),
  because: field(text, 'What states it.'),
});

const CHILD = record('resources inside a resource', {
  at: field(text, 'Where they stand: a path that ends in `*` for each of several.'),
  type: field(text, 'Their type; `{Type}` is a property of theirs, `{key}` the key they stand under.'),
  properties: field(text, 'Where their properties stand, if not directly.', { otherwise: '' }),
  others: field(word(['told', 'silent']), 'Whether one of a type that is not listed is told.', { otherwise: 'silent' }),
});

const OFF = record('why a resource counts for nothing', {
  when: field(TESTS, 'Where these hold.'),
  because: field(text, 'What is said of it.'),
});

/** What a resource is to the flows; the fields that each has stand under the same name in docs/contributing/import-reader.md. */
export const IMPORT_ROLES = [
  'channel',
  'service',
  'link',
  'grant',
  'mention',
  'identity',
  'attachment',
  'settings',
  'cluster',
  'group',
  'ignored',
] as const;

export const IMPORT_KIND = record('kind of resource', {
  types: field(texts, 'The types, as the format names them; `*` at the end for any.'),
  is: field(word(IMPORT_ROLES), 'What it is to the flows.'),
  like: optional(text, 'A type that it is another form of: what is said of that one holds of it, too.'),
  names: field(
    mapOf(text),
    'Keys of the properties of `like` → as they are called here; else `fifo_queue` is FifoQueue.',
    {
      otherwise: {},
    },
  ),
  apart: field(flag, 'Of what is ignored: whether each one is told by itself.', { otherwise: false }),
  elsewhere: field(flag, 'Of a channel: whether other files declare it; it is a flow only where these files use it.', {
    otherwise: false,
  }),
  described: field(flag, 'Of a channel: whether it is only spoken of, so that what bears the same name is the same.', {
    otherwise: false,
  }),
  because: optional(text, 'Of what is ignored: why.'),
  name: field(PATHS, 'Where its physical name stands.', { otherwise: [] }),
  broker: field(list(BROKER_CASE), 'Of a channel, and of what a link or a grant leads to outside the files.', {
    otherwise: [],
  }),
  open: field(flag, 'Of a channel: whether others may read it, whom these files do not show.', { otherwise: false }),
  writes: field(
    list(known('brokers')),
    'Of a channel of a document: the brokers whose channels an export writes as such.',
    {
      otherwise: [],
    },
  ),
  needs: field(list(IMPORT_NEED), 'Of a channel or a link: needs that its properties state.', { otherwise: [] }),
  facts: field(list(IMPORT_FACT), 'Properties that are facts of `uses`.', { otherwise: [] }),
  deadLetter: field(PATHS, 'Where the channel for its dead letters is named.', { otherwise: [] }),
  children: field(list(CHILD), 'Resources that stand inside of it.', { otherwise: [] }),
  off: field(list(OFF), 'Where it counts for nothing.', { otherwise: [] }),
  channel: field(PATHS, 'Of a link, a grant and settings: the channel; of an attachment: what is given.', {
    otherwise: [],
  }),
  service: field(PATHS, 'Of a link: the service at its other end; of a grant: who holds it.', { otherwise: [] }),
  unnamed: optional(text, 'Of a link: what the channel is called where none is named.'),
  matches: field(PATHS, 'Of settings: a pattern for the names of the channels they are about.', { otherwise: [] }),
  starts: optional(TESTS, 'Of a link: where these hold, its channel is each declared one whose name starts so.'),
  inside: field(flag, 'Of a link: whether it counts only for a channel that the files declare.', { otherwise: false }),
  hop: optional(TESTS, 'Of a link: where these hold, its other end is a channel as well, be it in the files or not.'),
  called: optional(text, 'Of a link: what the service is called where nothing names it.'),
  towards: field(word(['to', 'from']), 'Of a link: whether the service receives or sends.', { otherwise: 'to' }),
  sender: field(PATHS, 'Of a link: whose records it picks.', { otherwise: [] }),
  selector: field(PATHS, 'Of a link or grant: what names the records that it picks out of a channel.', {
    otherwise: [],
  }),
  identity: field(
    PATHS,
    'Of a service: the identity that holds its grants; of an attachment: those that are given its `channel`.',
    {
      otherwise: [],
    },
  ),
  action: field(PATHS, 'Of a grant: what it allows.', { otherwise: [] }),
  sends: field(texts, 'Of a grant: the actions that send; one of them has to be allowed.', { otherwise: [] }),
  comments: field(COMMENTS, 'Path → what is said beside the flow where something stands there.', { otherwise: {} }),
});

export type BrokerCase = Read<typeof BROKER_CASE>;
export type ImportNeed = Read<typeof IMPORT_NEED>;
export type ImportFact = Read<typeof IMPORT_FACT>;
export type ImportKind = Read<typeof IMPORT_KIND>;
export type ImportRole = ImportKind['is'];
export type Conversion = (typeof CONVERSIONS)[number];

/** A file of rules/import/. */
export const IMPORT_FILE = record('file of kinds', {
  about: field(text, 'What it is about.'),
  asOf: field(text, 'The day on which its sources were read.'),
  sources: field(list(known('sources'), 'a claim has at least one source'), 'Ids of sources.'),
  kinds: field(list(IMPORT_KIND), 'The kinds of resources.'),
});
