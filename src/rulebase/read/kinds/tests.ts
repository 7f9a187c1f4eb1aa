import type { TierCondition } from '../../../model/broker.js';
import { type Measure, parseQuantity } from '../../../model/quantity.js';
import type { FieldReader } from '../../../text/field-reader.js';
import { didYouMean } from '../../../text/nearest.js';
import { around, type Scope } from './scope.js';

/** What capabilities, or the need itself, have to be for a tier to hold. */
export function readTests(at: FieldReader, scope: Scope): TierCondition[] {
  const measure = (around(scope, 'quantity') ?? 'count') as Measure;
  return at
    .entries()
    .map((entry) => (entry.key === 'need' ? ofNeed(entry, measure) : ofCapability(entry, measure, scope)));
}

function ofNeed(at: FieldReader, measure: Measure): TierCondition {
  const map = at.map();
  map.keys(['atLeast', 'below']);
  const bounds = ['atLeast', 'below'].map((bound) => map.field(bound)).filter(({ isGiven }) => isGiven);
  return { need: Object.fromEntries(bounds.map((bound) => [bound.key, quantity(bound, measure)])) };
}

function ofCapability(at: FieldReader, measure: Measure, { words: { capabilities } }: Scope): TierCondition {
  const name = at.key;
  const capability = capabilities.get(name);
  if (capability === undefined) at.keyFault(`unknown capability.${didYouMean(name, capabilities.keys())}`);
  switch (at.plain) {
    case 'holds':
      return { capability: name, holds: 'need' };
    case 'unlimited':
      return { capability: name, unlimited: true };
    case 'unpublished':
      return { capability: name, unpublished: true };
    case 'atLeast':
      return { capability: name, atLeast: 'need' };
  }
  if (at.kind === 'map') {
    const within = at.entries().map((entry) => [entry.key, quantity(entry, measure)]);
    return { capability: name, within: Object.fromEntries(within) };
  }
  const values = at.kind === 'list' ? at.items() : [at];
  if (capability?.kind === 'choice')
    for (const each of values)
      if (!capability.values.includes(each.shown)) each.fault(`\`${each.shown}\` is not a value of ${name}`);
  return { capability: name, values: values.map((each) => each.plain as string | boolean) };
}

function quantity(at: FieldReader, measure: Measure): number {
  const parsed = parseQuantity(at.plain as string | number, measure);
  if ('problem' in parsed) at.fault(`\`${at.shown}\` ${parsed.problem}`);
  return 'problem' in parsed ? 0 : parsed.ranges[0].low;
}
