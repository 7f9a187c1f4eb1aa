import { MEASURES } from '../quantity.js';
import { SIDES } from '../style.js';
import { field, flag, known, list, mapOf, number, optional, own, record, sources, text, texts, word } from './field.js';
import { REQUIREMENT } from './requirement.js';

export interface Choice {
  readonly id: string;
  /** The value in plain words, as a fact about the system. */
  readonly label: string;
}

/** Weights of values (choices) or of typical values (quantities, in base units); need not add up to 1. */
export type Weights = readonly { readonly value: string | number; readonly weight: number }[];
/** One distribution, or one for each value of the parent criterion. */
export type Prior = Weights | { readonly [parentValue: string]: Weights };

const roles = word([
  'parent',
  'audience',
  'rate',
  'size',
  'work',
  'longest',
  'kept',
  'stored',
  'order',
  'place',
  'running',
  'effort',
  'languages',
  'copies',
]);

/** Whether consumers of one flow may differ in it. */
const scope = word(
  ['flow', 'consumer'],
  ['It is the same for all consumers of a flow.', 'A consumer may say it for itself, over what its flow says.'],
);

type Before = { readonly [field: string]: unknown };
const hasValues = ({ quantity, names }: Before) => quantity === undefined && names === undefined;

export const CRITERION = record('criterion', {
  name: field(text, 'As it stands under `needs`.'),
  topic: field(known('topics'), 'The topic under which it is listed.'),
  role: optional(roles, 'Why the code needs to know this one in particular.', {
    shippedOnly: 'a role is how driven itself knows a criterion, so a pack can neither give nor take one',
  }),
  scope: field(
    scope,
    'Whether one of several consumers may say it for itself; unless said otherwise, the flow says it.',
    {
      otherwise: 'flow',
    },
  ),
  serves: field(word(['style', 'brokers']), 'Whether rules of style read it, or only the choice of a broker.'),
  question: field(text, 'As the questionnaire asks it.'),
  help: field(text, 'How to tell the answers apart.'),
  example: field(text, 'An everyday example of an answer.'),
  quantity: optional(word(MEASURES), 'Instead of values: what is measured.'),
  forever: field(flag, 'Whether a quantity may be `forever`.', { otherwise: false }),
  zero: field(flag, 'Whether a quantity may be nought.', { otherwise: false }),
  names: optional(text, 'Instead of values: a list of brokers and platforms, which means all of them.'),
  list: field(flag, 'Whether a list of values means all of them, not one of them.', { otherwise: false }),
  values: field(own<readonly Choice[]>('labels'), 'Value → what it means, in plain words.', {
    otherwise: [],
    only: hasValues,
  }),
  ordered: field(flag, 'Whether the values go from less to more.', { otherwise: false }),
  raises: optional(word(SIDES), 'The style that more of it never moves a flow away from; `rules verify` proves it.'),
  prior: field(
    own<Prior>('prior'),
    'Value → weight: how often the answer is met; or a value of the parent → such weights.',
    { otherwise: [], only: ({ names, list }) => names === undefined && list !== true },
  ),
  unsettled: optional(
    text,
    'What is said where a flow lists several of the values: that they are not settled, and what to do instead.',
  ),
  counts: optional(mapOf(number), 'The audience only: how many consuming services each value stands for at least.'),
  oneUnit: optional(texts, 'The order only: values for which one unit carries all records.'),
  everyFlow: optional(flag, 'Whether one answer holds for all flows: it is asked once and written to the defaults.'),
  anywhere: optional(texts, 'The place only: values that rule no place out.'),
  meets: field(list(REQUIREMENT), 'Which capabilities meet it, tier by tier.', { otherwise: [] }),
  sources: field(sources, 'Ids of sources.', { otherwise: [] }),
});

/** A value as written (a quantity in base units, `forever` without end), or one that is read off the broker in use. */
export type AssumedValue =
  | { readonly value: boolean | number | string; readonly text: string }
  | { readonly capability: string; readonly values?: { readonly [value: string]: boolean | string } };

/** What stands for a fact that nobody states: the first of these that is known. */
export interface Assumption {
  readonly first: readonly AssumedValue[];
  /** Full names of facts, of which one must be stated: such as those that show that a function consumes. */
  readonly where?: readonly string[];
}

export const SETUP_FIELD = record('setup fact', {
  name: field(text, 'As it stands under `uses`.'),
  kind: field(
    word(['style', 'broker', 'pattern', 'flag', 'choice', 'integer', 'share', 'duration', 'name']),
    'How it is written.',
  ),
  scope: field(
    scope,
    'Whether one of several consumers may say it for itself; unless said otherwise, the flow says it.',
    {
      otherwise: 'flow',
    },
  ),
  values: field(texts, 'The values of a choice.', { otherwise: [], only: ({ kind }) => kind === 'choice' }),
  question: field(text, 'As it would be asked.'),
  help: field(text, 'How to tell.'),
  role: optional(word(['address', 'grouping', 'copies']), 'Why the code needs to know this one in particular.'),
  zero: field(flag, 'Whether 0 says something, such as no limit.', { otherwise: false }),
  forever: field(flag, 'Whether a duration may be `forever`.', { otherwise: false }),
  default: optional(own<Assumption>('assumption'), 'What the product does where nobody sets it.'),
  presumed: optional(
    own<Assumption>('assumption'),
    'What counts until it is stated: a mitigation is the work of the team, and counts as not there.',
  ),
});

/** A fact that stands for the first of others that is known; it can't be stated itself. */
export const DERIVED = record('derived fact', {
  section: field(word(['needs', 'uses']), 'Where it is read.', { otherwise: 'uses' }),
  name: field(text),
  first: field(texts, 'The facts that it stands for.'),
  default: optional(text, 'The capability that says what the product does where none of them is stated.'),
  end: optional(word(['upper']), 'Of a range, this end alone.'),
  ask: optional(text, 'The one of them to ask for, where that is not the first.'),
  means: field(text),
});
