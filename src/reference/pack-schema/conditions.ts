import type { Capability } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { fields, list, ref, type Schema, text, words } from './parts.js';

/** One of the values of a criterion, or a list of them. */
function valuesSchema({ name, domain, question }: Criterion): Schema {
  if (domain.kind === 'quantity' || domain.kind === 'names') return { title: name, description: question };
  const ids = domain.values.map(({ id }) => (domain.kind === 'flag' ? id === 'true' : id));
  const meanings = domain.values.map(({ label }) => label);
  const value = { enum: ids, enumDescriptions: meanings };
  const any = { type: 'array', description: 'Any one of these.', items: value };
  return { title: name, description: question, anyOf: [value, any] };
}

/** Answers, as an example of a rule gives them. */
export function givenSchema(base: RuleBase): Schema {
  const types = { quantity: ['string', 'number', 'array'], names: ['array', 'string'] };
  const answers = base.criteria.map((criterion) => {
    const { kind } = criterion.domain;
    const free = kind === 'quantity' || kind === 'names' ? { type: types[kind] } : {};
    return [criterion.name, { ...valuesSchema(criterion), ...free }];
  });
  return {
    type: 'object',
    description: 'Answers as under `needs`. Criteria of your own may stand here, too.',
    properties: Object.fromEntries(answers),
  };
}

/** A condition: criterion → test, and `all`, `any`, `not`. */
export function whenSchema(base: RuleBase): Schema {
  const bound = (description: string) => ({ type: ['string', 'number'], description });
  const bounds = fields({ atLeast: bound('From this on.'), below: bound('Up to this, which is not in it.') });
  const tests = base.criteria
    .filter(({ domain }) => domain.kind !== 'names')
    .map((criterion) => [
      criterion.name,
      { ...valuesSchema(criterion), ...(criterion.domain.kind === 'quantity' ? bounds : {}) },
    ]);
  const all = list(ref('when'), 'Conditions.');
  return {
    type: 'object',
    minProperties: 1,
    description: 'Several keys mean all of them. Criteria of your own may stand here, too.',
    properties: { ...Object.fromEntries(tests), all, any: all, not: ref('when') },
  };
}

/** The facts of a broker, by capability. */
export function factsSchema(base: RuleBase): Schema {
  const value = ({ kind, values }: Capability): Schema =>
    kind === 'flag'
      ? { type: 'boolean' }
      : kind === 'choice'
        ? { enum: values }
        : kind === 'names'
          ? { type: 'array', items: { type: 'string' } }
          : { type: kind === 'text' ? 'string' : ['string', 'number'] };
  const fact = (capability: Capability): Schema => ({
    ...fields(
      {
        value: value(capability),
        source: text('One of the sources of this entry.'),
        asOf: ref('day'),
        note: text('What the figure alone does not say.'),
        basis: words(['recalled', 'benchmark'], 'What it rests on, where that is less than a page that says so.', [
          'Common knowledge that was not read again; it never rules a broker out.',
          'An order of magnitude that somebody measured: good for a size, no quota.',
        ]),
        raisable: text('How a quota is raised; without it, it is fixed.'),
      },
      ['value', 'source', 'asOf'],
    ),
    description: capability.means,
  });
  return {
    ...fields(Object.fromEntries(base.catalogue.capabilities.map((capability) => [capability.name, fact(capability)]))),
    description: 'Capability → fact. One that is left out is unknown: neither no, nor unlimited.',
  };
}
