import type { CompiledRules, Rulebook } from '../advice/index.js';
import { start } from '../engine/index.js';
import type { Carrier, Facts } from '../model/broker.js';

/** Makes compiled rules ready to advise. Apart from the compiling, which no command that starts fast may load. */
export function openRulebook(compiled: CompiledRules): Rulebook {
  const carriers = compiled.base.catalogue.carriers.map(revived);
  const base = { ...compiled.base, catalogue: { ...compiled.base.catalogue, carriers } };
  const indexOf = new Map(compiled.base.criteria.map((criterion, index) => [criterion.name, index]));
  return { ...compiled, base, engine: start(compiled.model), indexOf };
}

/** JSON has no infinity: what was written as unlimited comes back as nothing, and is put right here. */
function revived(carrier: Carrier): Carrier {
  return {
    ...carrier,
    facts: revivedFacts(carrier.facts),
    modes: carrier.modes.map((mode) => ({ ...mode, facts: revivedFacts(mode.facts) })),
  };
}

function revivedFacts(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      fact.value === null ? { ...fact, value: Number.POSITIVE_INFINITY } : fact,
    ]),
  );
}
