import type { Advice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';

/** The advice on one flow, over what carries it once all flows are taken together. */
export function oneOfMany(advice: Advice, only: string, { catalogue }: RuleBase): Advice {
  const at = advice.flows.findIndex(({ flow }) => flow.name === only);
  if (at === -1) return advice;
  const { recommendation } = advice;
  const { portfolio } = recommendation;
  const flow = advice.flows[at];
  const carrier = portfolio.carries[at];
  const platforms = portfolio.platforms.filter(({ flows }) => flows.includes(at));
  return {
    ...advice,
    flows: [flow],
    recommendation: {
      ...recommendation,
      style: flow.style,
      decided: flow.decided,
      alternatives: [],
      places: [],
      portfolio: {
        ...portfolio,
        brokers: carrier === undefined ? [] : (catalogue.carriers.find(({ id }) => id === carrier)?.parts ?? [carrier]),
        carries: [carrier],
        platforms: platforms.map((each) => ({ ...each, flows: [0] })),
        adds: portfolio.adds.filter((id) => platforms.some((each) => each.id === id)),
      },
    },
  };
}
