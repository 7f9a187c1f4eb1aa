import { type Rulebook, styleOn } from '../../advice/index.js';
import { needsText } from '../../condition/text.js';
import { everything, nothingSaid, openCriteria, outlook, witnessOfFiring } from '../../engine/index.js';
import type { Unsound } from '../../model/pages/verification.js';
import { STYLES } from '../../model/style.js';

/** Rules that can never fire, or always do. */
export function firings({ base, engine }: Rulebook): Unsound[] {
  return witnessOfFiring(engine).flatMap(({ some, every }, index): Unsound[] => {
    const { id, when } = base.rules[index];
    if (!some)
      return [
        { check: 'fires', id, message: `can never fire: no consistent flow has ${needsText(when)}`, witness: {} },
      ];
    if (every) return [{ check: 'always', id, message: 'fires on every flow, so it tells nothing', witness: {} }];
    return [];
  });
}

/** Styles that no flow comes out as. */
export function unreachable({ engine, model }: Rulebook): Unsound[] {
  const { reachable } = outlook(engine, nothingSaid(model.cells));
  return STYLES.filter((_, index) => (reachable & (1 << index)) === 0).map((id) => ({
    check: 'style',
    id,
    message: 'no flow comes out as this style',
    witness: {},
  }));
}

/** Criteria that serve something else than they say. */
export function idle({ base, engine, model }: Rulebook): Unsound[] {
  const open = new Set(openCriteria(engine, nothingSaid(model.cells)).map(({ criterion }) => criterion));
  return base.criteria.flatMap(({ name, serves }, index): Unsound[] => {
    if (serves === 'style' && !open.has(index))
      return [
        {
          check: 'criterion',
          id: name,
          message: 'is declared to serve the style, but no answer to it ever changes a verdict',
          witness: {},
        },
      ];
    if (serves === 'brokers' && open.has(index))
      return [
        {
          check: 'criterion',
          id: name,
          message: 'is declared to serve brokers only, but can change a verdict',
          witness: {},
        },
      ];
    return [];
  });
}

/** Answers that the exclusions leave impossible. */
export function emptied(rulebook: Rulebook): Unsound[] {
  const { base, spec, cuts } = rulebook;
  const left = styleOn(rulebook, nothingSaid(spec.cells)).implied;
  return base.criteria.flatMap(({ name }, index): Unsound[] => {
    const cut = cuts[index];
    const gone = everything(spec.cells[index]) & ~left[index];
    if (gone === 0) return [];
    const cell = Math.log2(gone & -gone);
    const value = 'values' in cut ? cut.values[cell] : String(cut.bounds[cell]);
    return [
      {
        check: 'emptied',
        id: name,
        message: `the exclusions leave no consistent flow with \`${name}: ${value}\``,
        witness: { [name]: value },
      },
    ];
  });
}
