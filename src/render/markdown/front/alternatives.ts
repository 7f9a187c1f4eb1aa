import type { Advice } from '../../../model/advice.js';
import type { Portfolio } from '../../../model/carrying.js';
import type { RuleBase } from '../../../model/knowledge.js';
import { difference, platformNames } from '../../portfolio-words.js';
import { type Appendix, appendix } from '../appendix/appendix.js';
import { type Inline, joined, sentences, strong, table } from '../nodes.js';
import { code, plain } from '../outside-text.js';
import { list } from '../phrases.js';
import { TITLES } from '../report-context.js';

/** The other sets of brokers that nobody could call worse in every respect, each in a clause. */
export function alternatives({ recommendation: { portfolio, alternatives: others } }: Advice, base: RuleBase): Inline {
  if (others.length === 0) return '';
  const clauses = others.map((other): Inline => {
    const more = other.adds.filter((id) => !portfolio.adds.includes(id));
    const adding = more.length === 0 ? '' : [', adding ', plain(platformNames(more, base))];
    return [differenceOf(portfolio.brokers, other.brokers), adding, ': ', difference(portfolio, other)];
  });
  return sentences(strong('Alternatives.'), [joined(clauses, '; '), '.']);
}

/** The same as a table, beside the recommended set. */
export function alternativesSection(
  { recommendation: { portfolio, alternatives: others } }: Advice,
  base: RuleBase,
): Appendix | undefined {
  if (others.length === 0) return undefined;
  const row = (difference: Inline, { brokers, adds, unmet, costly, routine }: Portfolio): readonly Inline[] => [
    difference,
    joined(brokers.map(code), ', '),
    adds.length === 0 ? 'nothing' : plain(platformNames(adds, base)),
    ...[unmet, costly, routine].map(String),
  ];
  return appendix(
    TITLES.alternatives,
    table(
      ['Set', 'Brokers', 'Adds', 'Flows unmet', 'Costly strains', 'Routine workarounds'],
      [
        row(strong('as recommended'), portfolio),
        ...others.map((other) => row(differenceOf(portfolio.brokers, other.brokers), other)),
      ],
    ),
  );
}

/** `with x and y, without z` */
function differenceOf(now: readonly string[], then: readonly string[]): Inline {
  const added = then.filter((id) => !now.includes(id)).map(code);
  const dropped = now.filter((id) => !then.includes(id)).map(code);
  return joined(
    [added.length === 0 ? '' : ['with ', list(added)], dropped.length === 0 ? '' : ['without ', list(dropped)]],
    ', ',
  );
}
