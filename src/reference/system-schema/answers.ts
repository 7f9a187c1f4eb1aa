import type { Criterion, SetupField } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { ALL, choiceSchema, knownOr, oneOrSome, quantitySchema, ref, type Schema } from './values.js';

/** What may be answered to a criterion. */
export function criterionSchema({ name, question, help, example, domain }: Criterion): Schema {
  const described = { title: name, description: `${question}\n\n${help}\n\nFor example: ${example}` };
  switch (domain.kind) {
    case 'quantity':
      return { ...described, ...oneOrSome(name, quantitySchema(domain.measure, domain.forever)) };
    case 'names':
      return {
        ...described,
        ...oneOrSome(name, domain.values === undefined ? ref('operated') : choiceSchema(domain.values), ALL),
      };
    default:
      return { ...described, ...oneOrSome(name, choiceSchema(domain.values, domain.kind === 'flag')) };
  }
}

/** What may be said of a setup fact. */
export function factSchema(base: RuleBase, { name, kind, values, zero, forever, question, help }: SetupField): Schema {
  const described = { title: name, description: `${question}\n\n${help}` };
  switch (kind) {
    case 'style': {
      const built = base.styles.filter(({ id }) => id !== 'either');
      return { ...described, ...choiceSchema(built.map(({ id, what }) => ({ id, label: what }))) };
    }
    case 'broker':
      return { ...described, ...oneOrSome(name, ref('broker'), ALL) };
    case 'pattern': {
      const patterns = base.catalogue.patterns.map(({ id, name }) => ({ id, label: name }));
      return { ...described, ...knownOr(choiceSchema(patterns)) };
    }
    case 'flag':
      return { ...described, type: 'boolean' };
    case 'integer':
      return { ...described, type: 'integer', minimum: zero ? 0 : 1 };
    case 'share':
      return { ...described, type: 'number', minimum: 0, maximum: 1 };
    case 'choice':
      return { ...described, enum: values };
    case 'duration':
      return { ...described, ...quantitySchema('duration', forever || mayLast(base, name)) };
    default:
      return { ...described, type: 'string', minLength: 1 };
  }
}

/** A fact named like a criterion is the same thing as built: it may be `forever` when the need may. */
function mayLast(base: RuleBase, fact: string): boolean {
  const domain = base.criteria.find(({ name }) => name === fact)?.domain;
  return domain?.kind === 'quantity' && domain.forever;
}
