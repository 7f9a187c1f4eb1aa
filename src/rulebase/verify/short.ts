import { SHORT } from '../../model/entries/field.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Unsound } from '../../model/pages/verification.js';

interface Lines {
  readonly id: string;
  readonly lines: { readonly [field: string]: string | undefined };
}

/** Everything that a screen, a list or a table names in one line. */
function named({ rules, pitfalls, styles, hybridKinds, noBrokerWhen, reversibility, catalogue }: RuleBase): Lines[] {
  const { carriers, patterns } = catalogue;
  const clauses = [...hybridKinds, ...noBrokerWhen];
  // A composition is a pattern, too, and has its line there.
  const entries = [...pitfalls, ...carriers.filter(({ kind }) => kind !== 'composition'), ...patterns];
  return [
    ...rules.map(({ id, short, shortBut }) => ({ id, lines: { short, shortBut } })),
    ...clauses.map(({ id, short }) => ({ id, lines: { short } })),
    ...styles.map(({ id, short, shortCosts }) => ({ id, lines: { short, shortCosts } })),
    ...reversibility.ifWrong.map(({ style, short }) => ({ id: style, lines: { short } })),
    ...reversibility.reversals.map(({ id, short }) => ({ id, lines: { short } })),
    ...entries.map(({ id, short }) => ({ id, lines: { short } })),
  ];
}

/** Each has that line, and it is short enough. */
export function withoutLine(base: RuleBase): Unsound[] {
  return named(base).flatMap(({ id, lines }) =>
    Object.entries(lines).flatMap(([field, line]): Unsound[] => {
      if (line !== undefined && line.length <= SHORT) return [];
      const message = line === undefined ? 'is missing' : `has ${line.length}`;
      return [
        { check: 'short', id, message: `\`${field}\` ${message}; expected at most ${SHORT} characters`, witness: {} },
      ];
    }),
  );
}

/** How many such lines there are. */
export function lineCount(base: RuleBase): number {
  return named(base).reduce((sum, { lines }) => sum + Object.keys(lines).length, 0);
}
