import { alternativesTo, portfolioOf } from '../brokers/index.js';
import type { Advice, FlowAdvice, Recommendation } from '../model/advice.js';
import type { AtPlace, Portfolio } from '../model/carrying.js';
import { STYLES, type Style } from '../model/style.js';
import { adviseFlow } from './advise-flow.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';
import type { SystemAnalysis } from './analysis/system-analysis.js';
import type { Rulebook } from './rulebook.js';
import { toEnd } from './to-end.js';
import { sampleAnswer } from './typical-answers.js';
import { combined } from './verdict/combined.js';

/** Advice on every flow of a system, and on the system as a whole. `only` narrows it to some flows, by name. */
export function advise(analysis: SystemAnalysis, only?: readonly string[]): Advice {
  return toEnd(adviseSteps(analysis, only));
}

/** The same flow by flow: yields how many are done. */
export function* adviseSteps(
  { system, rulebook, flows: all }: SystemAnalysis,
  only?: readonly string[],
): Generator<number, Advice, void> {
  const chosen = only === undefined ? all : all.filter(({ flow }) => only.includes(flow.name));
  const flows: FlowAdvice[] = [];
  for (const each of chosen) yield flows.push(adviseFlow(each));
  const oldest = rulebook.base.catalogue.carriers.map(({ checked }) => checked).sort()[0] ?? '';
  return { system, recommendation: { ...recommend(flows), ...portfolio(chosen, rulebook) }, flows, catalogue: oldest };
}

/** The brokers for all flows together, the other sets worth a thought, and what the place would decide where it is open. */
function portfolio(
  flows: readonly FlowAnalysis[],
  rulebook: Rulebook,
): Pick<Recommendation, 'portfolio' | 'alternatives' | 'places'> {
  const rankings = rankingsOf(flows);
  const best = portfolioOf(rankings);
  return { portfolio: best, alternatives: alternativesTo(best, rankings), places: atEachPlace(flows, rulebook) };
}

/** The brokers for all flows together. */
export function brokersFor(flows: readonly FlowAnalysis[]): Portfolio {
  return portfolioOf(rankingsOf(flows));
}

const rankingsOf = (flows: readonly FlowAnalysis[]) => flows.map(({ ranking }) => ranking);

/** More flows than this say where they run, or nobody reads on. */
const FEW = 30;

/** Where no flow says where it runs: the brokers in each place that there is. */
function atEachPlace(flows: readonly FlowAnalysis[], { base }: Rulebook): AtPlace[] {
  const place = base.criteria.find(({ role }) => role === 'place');
  if (place === undefined || place.domain.kind !== 'choice' || flows.length > FEW) return [];
  if (flows.some(({ flow }) => flow.needs.has(place.name))) return [];
  const clouds = base.catalogue.platforms.map(({ cloud }) => cloud);
  return place.domain.values.flatMap(({ id }): AtPlace[] => {
    if (!clouds.includes(id)) return [];
    const there = flows.map((analysis) => analysis.with(sampleAnswer(place, id, analysis.flow)));
    return [{ place: id, brokers: brokersFor(there).brokers }];
  });
}

function recommend(flows: readonly FlowAdvice[]): Omit<Recommendation, 'portfolio' | 'alternatives' | 'places'> {
  const byStyle = Object.fromEntries(
    STYLES.map((style) => [style, flows.filter((advice) => advice.style === style).map((advice) => advice.flow.name)]),
  ) as Record<Style, string[]>;
  const pulled = STYLES.filter((style) => style !== 'either' && byStyle[style].length > 0);
  const style = combined(flows.map((advice) => advice.style));
  return {
    style,
    because: because(style, pulled, byStyle, flows.length),
    decided: flows.every((advice) => advice.decided),
    flows: byStyle,
  };
}

const CARRIED: Record<Style, string> = {
  'message-driven': 'over queues',
  'event-driven': 'over a log or topic',
  hybrid: 'both ways at once',
  either: 'over whatever runs already',
};

function because(style: Style, pulled: readonly Style[], byStyle: Record<Style, string[]>, count: number): string {
  const names = (list: readonly string[]) =>
    list.length <= 4 ? list.join(', ') : `${list.slice(0, 3).join(', ')} and ${list.length - 3} more`;
  const aside =
    byStyle.either.length > 0 && pulled.length > 0 ? ` For ${names(byStyle.either)} either style will do.` : '';
  if (count === 1 && style !== 'either') return `The one flow described is ${style}.`;
  if (style === 'either') return 'Nothing stated decides for one style; the simplest thing that already runs will do.';
  if (pulled.length === 1)
    return `Every flow with a reason for one style is ${style}${count > 1 ? `: ${names(byStyle[style])}` : ''}.${aside}`;
  const parts = pulled.map((each) => `${names(byStyle[each])} ${CARRIED[each]} (${each})`);
  return `The flows need different things: ${parts.join('; ')}.${aside}`;
}
