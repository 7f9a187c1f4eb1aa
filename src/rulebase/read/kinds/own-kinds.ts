import { MOST_CELLS } from '../../../engine/index.js';
import type { Choice } from '../../../model/criterion.js';
import type { OwnKind } from '../../../model/entries/field.js';
import { GROUNDS } from '../../../model/finding.js';
import type { FieldReader } from '../../../text/field-reader.js';
import { readAssumption } from './assumption.js';
import { readFacts, readSource, readSourceOrPage, readValue } from './facts.js';
import { readPrior } from './prior.js';
import { readPriceUnit } from './quantity.js';
import { around, type ReadKind, type Scope } from './scope.js';
import { readTests } from './tests.js';

/** What a description can't say by itself is read by code of its own. */
export const OWN_READERS: { readonly [K in OwnKind]: (at: FieldReader, scope: Scope, read: ReadKind) => unknown } = {
  source: readSource,
  'source or page': readSourceOrPage,
  'price unit': readPriceUnit,
  facts: readFacts,
  'capability value': readValue,
  labels: readLabels,
  prior: readPrior,
  'tests of capabilities': readTests,
  answers: (at) => at.map().plain ?? {},
  flow: (at) => at.map().plain,
  flows: (at) => at.map().plain,
  fraction: readFraction,
  'value of the parent': (at, { words }) => at.oneOf(words.parentValues),
  assumption: readAssumption,
  grounds: readGrounds,
  forms: (at) => at.oneOrSome().map((form) => form.text()),
  written: (at) => at.oneOrSome().map((each) => each.shown),
};

function readLabels(at: FieldReader, scope: Scope): Choice[] {
  const values = at.entries().map((entry) => ({ id: entry.key, label: entry.text() }));
  if (values.length < 2) at.fault('expected at least two values');
  // What is a list never becomes cells of the engine.
  if (values.length > MOST_CELLS && around(scope, 'list') !== true) at.fault(`expected at most ${MOST_CELLS} values`);
  return values;
}

/** A fraction such as 1/3 says what is meant better than its decimals. */
function readFraction(at: FieldReader): number {
  const [, over, under] = /^(\d+)\/(\d+)$/.exec(at.shown) ?? [];
  return under === undefined ? at.number() : Number(over) / Number(under);
}

/** From the strongest on: nobody is looked at on what is presumed who is not on what is stated. */
function readGrounds(at: FieldReader): (typeof GROUNDS)[number][] {
  const grounds = at.items().map((item) => item.oneOf(GROUNDS));
  if (grounds.length === 0 || grounds.some((each, index) => each !== GROUNDS[index]))
    at.fault(`expected the first of ${GROUNDS.join(', ')}`);
  return grounds;
}
