import {
  type CarrierMatch,
  capacityOf,
  carriedBy,
  carrierAdvice,
  type Estate,
  effectiveCarrier,
  estateOf,
  matchCarrier,
  needsToDrop,
  patternFor,
  type RankedCarrier,
  rankCarriers,
  runningOf,
} from '../brokers/index.js';
import type { FlowAdvice } from '../model/advice.js';
import type { Answers } from '../model/answer.js';
import type { Figure } from '../model/carrying.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Style } from '../model/style.js';
import type { Flow, SetupValue } from '../model/system.js';
import { KeyedCache } from './answers/keyed-cache.js';
import { masksOf } from './answers/masks.js';
import { builtFact } from './built.js';
import type { Rulebook } from './rulebook.js';
import { brokerNeed } from './verdict/broker-need.js';
import { relax } from './verdict/contradictions.js';

/** The fact of a flow's `uses` that says what carries it. */
export function carrierFact(flow: Flow, { base }: Rulebook): SetupValue | undefined {
  return builtFact(flow, base, { kind: 'broker' });
}

/** The ids that a flow's `uses` names as what carries it. */
export function usedBy(flow: Flow, rulebook: Rulebook): readonly string[] {
  const fact = carrierFact(flow, rulebook);
  return fact === undefined ? [] : Array.isArray(fact.value) ? (fact.value as readonly string[]) : [String(fact.value)];
}

const estates = new WeakMap<readonly Flow[], { base: RuleBase; estate: Estate }>();

/** What a system runs: what its flows name under `running`, and what any of them uses. */
export function estateOfFlows(flows: readonly Flow[], rulebook: Rulebook): Estate {
  const { base } = rulebook;
  const known = estates.get(flows);
  if (known?.base === base) return known.estate;
  const names = flows.flatMap((flow) => [...runningOf(flow.needs, base.criteria), ...usedBy(flow, rulebook)]);
  const estate = estateOf(names, base.catalogue);
  estates.set(flows, { base, estate });
  return estate;
}

const rankings = new KeyedCache<readonly RankedCarrier[]>();

/** Everything that counts for the ranking, as one text. */
function keyOf(answers: Answers, used: readonly string[]): string {
  let key = used.join();
  for (const { criterion, values, ranges } of answers.values()) {
    key += `;${criterion}=${values?.join('|') ?? ''}${ranges?.map(({ low, high }) => `${low}..${high}`).join('|') ?? ''}`;
  }
  return key;
}

/** Every carrier worth offering to a flow, best first; remembered. `estate`: what runs, of the flow alone if not given. */
export function rankingOf(
  flow: Flow,
  rulebook: Rulebook,
  estate = estateOfFlows([flow], rulebook),
): readonly RankedCarrier[] {
  const used = usedBy(flow, rulebook);
  return rankings.of(rulebook.base, `${estate.key};${keyOf(flow.needs, used)}`, () => {
    const { catalogue, criteria } = rulebook.base;
    const { needed } = brokerNeedOf(rulebook, flow.needs);
    return rankCarriers(catalogue, flow.needs, criteria, { used, estate, needed });
  });
}

function brokerNeedOf(full: Rulebook, answers: Answers) {
  const masks = masksOf(full, answers);
  return brokerNeed(relax(full, masks).rulebook, masks, answers);
}

const inUses = new WeakMap<Flow, { base: RuleBase; carriers: readonly CarrierMatch[] }>();

/** How what `uses` names meets the needs: the composition of several brokers where they are one, else each of them. */
export function carriersInUse(flow: Flow, rulebook: Rulebook): readonly CarrierMatch[] {
  const { base } = rulebook;
  const known = inUses.get(flow);
  if (known?.base === base) return known.carriers;
  const used = usedBy(flow, rulebook);
  const { catalogue, criteria } = base;
  const carriers = carriedBy(used, catalogue)
    .flatMap((id) => catalogue.carriers.find((carrier) => carrier.id === id) ?? [])
    .map((carrier) => matchCarrier(carrier, flow.needs, catalogue, criteria, new Set(used)));
  if (used.length > 0) inUses.set(flow, { base, carriers });
  return carriers;
}

/** What can carry a flow, how it is put together, and how large it has to be. */
export function carryingOf(
  flow: Flow,
  style: Style,
  estate: Estate,
  rulebook: Rulebook,
): Pick<FlowAdvice, 'brokers' | 'pattern' | 'capacity' | 'relaxations'> {
  const { catalogue, criteria } = rulebook.base;
  const ranking = rankingOf(flow, rulebook, estate);
  const used = usedBy(flow, rulebook);
  // What is in use is what has to be sized, even where something else would fit better.
  const carried = ranking.find(({ carrier }) => used.includes(carrier.id)) ?? ranking[0];
  const pattern = patternFor(catalogue, style, flow.needs, ranking[0]);
  return {
    brokers: ranking.map((matched) => carrierAdvice(matched, flow.needs, used, estate)),
    ...(pattern === undefined ? {} : { pattern }),
    capacity: capacityFor(flow, carried, rulebook),
    relaxations: ranking.every(({ match }) => match === 'cannot') ? needsToDrop(catalogue, flow.needs, criteria) : [],
  };
}

/** The sizing of a flow on what carries it, in the mode that it takes. */
export function capacityFor(flow: Flow, carried: CarrierMatch | undefined, rulebook: Rulebook): Figure[] {
  const carrier = carried && effectiveCarrier(carried);
  return capacityOf(flow.needs, rulebook.base.criteria, consumersOf(flow, rulebook), carrier);
}

/** The number of consuming services, where it is known. */
function consumersOf(flow: Flow, { base }: Rulebook): number | undefined {
  if (flow.to !== undefined && flow.to.length > 0) return flow.to.length;
  const audience = base.criteria.find(({ role }) => role === 'audience');
  const values = audience && flow.needs.get(audience.name)?.values;
  return values?.length === 1 && audience?.counts?.[values[0]] === 1 ? 1 : undefined;
}
