import type { SetupField } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import { parseQuantity } from '../../model/quantity.js';

/** Why a text can't stand for a fact of `uses`; undefined where it can. */
export type Refuse = (fact: string, text: string) => string | undefined;

/** What a description takes for each fact: a draft holds nothing that `check` would not read. */
export function refusing({ setup, criteria }: Pick<RuleBase, 'setup' | 'criteria'>): Refuse {
  const fields = new Map(setup.map((field) => [field.name, field]));
  const lasting = new Set(
    criteria.flatMap(({ name, domain }) => (domain.kind === 'quantity' && domain.forever ? name : [])),
  );
  return (fact, text) => {
    const field = fields.get(fact);
    return field === undefined ? `\`${fact}\` is no fact` : refused(field, text, lasting.has(fact));
  };
}

function refused({ kind, values, zero, forever }: SetupField, text: string, mayLast: boolean): string | undefined {
  switch (kind) {
    case 'flag':
      return text === 'true' || text === 'false' ? undefined : `\`${text}\` is neither true nor false`;
    case 'choice':
      return values.includes(text) ? undefined : `\`${text}\` is none of ${values.join(', ')}`;
    case 'integer':
    case 'share':
    case 'duration': {
      const measure = kind === 'integer' ? 'count' : kind;
      const parsed = parseQuantity(text, measure, kind === 'duration' && (forever || mayLast));
      if ('problem' in parsed) return `\`${text}\` ${parsed.problem}`;
      const least = kind === 'integer' && !zero ? 1 : 0;
      return parsed.ranges[0].low < least ? `\`${text}\` is too few` : undefined;
    }
    default:
      return text.trim() === '' ? 'it is empty' : undefined;
  }
}
