import type { Choice, Criterion } from '../model/criterion.js';
import type { RuleBase } from '../model/knowledge.js';
import { expected } from '../model/quantity.js';

type Schema = { readonly [key: string]: unknown };

/**
 * JSON Schema of a flow's needs as an object, for programs that fill one in: short, each value with what it means. `null`
 * stands for "nobody knows yet".
 * @param meanings whether each criterion and value comes with what it means
 */
export function needsSchema(base: RuleBase, meanings = true): Schema {
  return {
    type: 'object',
    description:
      'What the flow must do. A criterion left out is not known yet, not "no"; null: it was asked, and nobody knows yet.',
    additionalProperties: false,
    properties: Object.fromEntries(
      base.criteria.map((criterion) => [
        criterion.name,
        meanings ? needSchema(criterion) : bare(needSchema(criterion)),
      ]),
    ),
  };
}

/** Where a program has read the meanings elsewhere: the form alone. */
const bare = ({ description: _, ...form }: Schema): Schema => form;

function needSchema({ question, domain }: Criterion): Schema {
  switch (domain.kind) {
    case 'quantity': {
      const form = `${expected(domain.measure, domain.forever)}, or a range such as \`LOW..HIGH\``;
      return {
        description: `${question} Expected ${form.replaceAll('`', '')}.`,
        type: ['string', 'number', 'array', 'null'],
        items: { type: ['string', 'number'] },
      };
    }
    case 'flag':
      return { description: described(question, domain.values), type: ['boolean', 'array', 'null'] };
    case 'names':
      return {
        description: `${described(question, domain.values)} A list of all that apply; an empty list: none.`,
        type: ['array', 'null'],
        items: domain.values === undefined ? { type: 'string' } : { enum: domain.values.map(({ id }) => id) },
      };
    default: {
      const ids = domain.values.map(({ id }) => id);
      return {
        description: `${described(question, domain.values)} A list: one of these, not settled yet.`,
        anyOf: [{ enum: ids }, { type: 'array', minItems: 1, items: { enum: ids } }, { type: 'null' }],
      };
    }
  }
}

function described(question: string, values: readonly Choice[] = []): string {
  return values.length === 0 ? question : `${question} ${values.map(({ id, label }) => `${id}: ${label}`).join('; ')}.`;
}
