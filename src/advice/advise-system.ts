import { oneFewer, portfolioOf } from '../brokers/index.js';
import type { Advice, FlowAdvice, Recommendation } from '../model/advice.js';
import type { Portfolio } from '../model/carrying.js';
import { STYLES, type Style } from '../model/style.js';
import { adviseFlow } from './advise-flow.js';
import type { FlowAnalysis } from './analysis/flow-analysis.js';
import type { SystemAnalysis } from './analysis/system-analysis.js';
import type { Rulebook } from './rulebook.js';

/** Advice on every flow of a system, and on the system as a whole. `only` narrows it to some flows, by name. */
export function advise({ system, rulebook, flows: all }: SystemAnalysis, only?: readonly string[]): Advice {
  const chosen = only === undefined ? all : all.filter(({ flow }) => only.includes(flow.name));
  const flows = chosen.map(adviseFlow);
  const oldest = rulebook.base.catalogue.carriers.map(({ checked }) => checked).sort()[0] ?? '';
  return { system, recommendation: { ...recommend(flows), ...portfolio(chosen, rulebook) }, flows, catalogue: oldest };
}

/** The brokers for all flows together, and the best that one fewer could do. */
function portfolio(flows: readonly FlowAnalysis[], rulebook: Rulebook): Pick<Recommendation, 'portfolio' | 'oneFewer'> {
  const given = [rankingsOf(flows), runningNow(flows, rulebook), rulebook.base.catalogue.carriers] as const;
  const best = portfolioOf(...given);
  const fewer = oneFewer(best, ...given);
  return { portfolio: best, ...(fewer === undefined ? {} : { oneFewer: fewer }) };
}

/** The brokers for all flows together. */
export function brokersFor(flows: readonly FlowAnalysis[], rulebook: Rulebook): Portfolio {
  return portfolioOf(rankingsOf(flows), runningNow(flows, rulebook), rulebook.base.catalogue.carriers);
}

const rankingsOf = (flows: readonly FlowAnalysis[]) => flows.map(({ carriers }) => carriers.ranking);

/** What carries a flow today runs today, whether or not the file says so. */
function runningNow(flows: readonly FlowAnalysis[], { base }: Rulebook): readonly string[] {
  // The brokers that what is in use is made of.
  const partsOf = new Map(base.catalogue.carriers.map(({ id, parts }) => [id, parts]));
  return [
    ...new Set(
      flows.flatMap(({ carriers, used }) => [...carriers.running, ...used.flatMap((id) => partsOf.get(id) ?? [])]),
    ),
  ];
}

/** All flows alike, leaving `either` aside: that style. Otherwise a hybrid system. */
export function combined(styles: readonly Style[]): Style {
  const pulled = new Set(styles.filter((style) => style !== 'either'));
  return pulled.size === 0 ? 'either' : pulled.size === 1 ? [...pulled][0] : 'hybrid';
}

function recommend(flows: readonly FlowAdvice[]): Omit<Recommendation, 'portfolio' | 'oneFewer'> {
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
    byStyle.either.length > 0 && pulled.length > 0 ? ` Nothing pulls ${names(byStyle.either)} to either side.` : '';
  if (count === 1 && style !== 'either') return `The one flow described is ${style}.`;
  if (style === 'either') return 'Nothing that was said pulls to one side; the simplest thing already running will do.';
  if (pulled.length === 1)
    return `Every flow that pulls at all is ${style}${count > 1 ? `: ${names(byStyle[style])}` : ''}.${aside}`;
  const parts = pulled.map((each) => `${names(byStyle[each])} ${CARRIED[each]} (${each})`);
  return `The flows need different things: ${parts.join('; ')}.${aside}`;
}
