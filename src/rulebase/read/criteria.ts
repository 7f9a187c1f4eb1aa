import type { Requirement } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import { CRITERION } from '../../model/entries/criterion.js';
import type { Read } from '../../model/entries/field.js';
import type { FieldReader } from '../../text/field-reader.js';
import { domainOf } from './kinds/domain.js';
import { readKind } from './kinds/read-kind.js';
import type { Scope } from './kinds/scope.js';

type CriterionEntry = Read<typeof CRITERION>;

/** One criterion, and how capabilities meet it. */
export function readCriterion(at: FieldReader, scope: Scope): { criterion: Criterion; requirements: Requirement[] } {
  const entry = readKind(at, CRITERION, scope);
  const { values, ordered, quantity, forever, zero, names, list, meets, ...rest } = entry;
  return {
    criterion: { ...rest, domain: domainOf(entry) },
    requirements: meets.map((requirement) => requirementOf(rest.name, requirement)),
  };
}

function requirementOf(criterion: string, { tiers, ...rest }: CriterionEntry['meets'][number]): Requirement {
  return {
    criterion,
    ...rest,
    tiers: tiers.map(({ fits, strains, weight, because = rest.because, workaround }) => ({
      verdict: fits === undefined ? 'strains' : 'fits',
      weight,
      conditions: fits ?? strains,
      because,
      workaround,
    })),
  };
}
