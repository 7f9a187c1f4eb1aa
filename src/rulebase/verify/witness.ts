import { type Rulebook, valueOf } from '../../advice/index.js';

/** A complete set of answers as a file would hold them; criteria that no rule of style reads are left out. */
export function answersText(rulebook: Rulebook, cells: readonly number[]): { [criterion: string]: string } {
  const { base, engine, model } = rulebook;
  return Object.fromEntries(
    base.criteria.flatMap((criterion, index) =>
      engine.componentOf[index] < 0 && index !== model.parent
        ? []
        : [[criterion.name, valueOf(criterion, rulebook.cuts[index], cells[index])]],
    ),
  );
}
