import {
  contradictions,
  type FlowAnalysis,
  type FlowPitfalls,
  pitfallsBy,
  type Rulebook,
  type SystemAnalysis,
  toEnd,
} from '../advice/index.js';
import { compareFindings, type Finding, GROUNDS } from '../model/finding.js';
import type { Flow, System } from '../model/system.js';
import { brokerCannot } from './carrier/broker-cannot.js';
import { brokerHeavierThanNeeded } from './carrier/broker-heavier-than-needed.js';
import { brokerStrains } from './carrier/broker-strains.js';
import { type Carried, carriedOf } from './carrier/carrier-finding.js';
import { overQuota } from './carrier/over-quota.js';
import { foundByConsumer } from './consumers/by-consumer.js';
import { splitByConsumer } from './consumers/split-by-consumer.js';
import { flowsUnknown } from './flows-unknown.js';
import { nameIntent } from './name-intent.js';
import { lexiconOf } from './naming/lexicon.js';
import { pitfallFinding } from './pitfalls.js';
import { styleMismatch } from './style-mismatch.js';
import { canSuppress } from './suppression.js';
import { unstated } from './unstated.js';
import { type About, applyWaivers } from './waivers.js';

/** The rules about what carries a flow. */
const ABOUT_CARRIERS: readonly ((carried: Carried) => Finding[])[] = [brokerCannot, brokerStrains, overQuota];

/**
 * Everything that is wrong or worth saying about a system, in the one order of findings. `today`: YYYY-MM-DD, UTC.
 * `ran` leaves rules out, before waivers are held against what is found. `held`: what was found by holding the system
 * against the files that deploy it.
 */
export function check(
  analysis: SystemAnalysis,
  today: string,
  ran?: (rule: string) => boolean,
  held?: readonly Finding[],
): Finding[] {
  return toEnd(checkSteps(analysis, today, ran, held));
}

/** The same flow by flow: yields how many are done. */
export function* checkSteps(
  { system, rulebook, flows }: SystemAnalysis,
  today: string,
  ran: (rule: string) => boolean = () => true,
  held?: readonly Finding[],
): Generator<number, Finding[], void> {
  const { base } = rulebook;
  const broker = base.setup.find(({ kind }) => kind === 'broker')?.name;
  // Of what deploys it is known what it sets and what the product does, and nothing of the code that is deployed.
  const isDeployed = system.files !== undefined;
  const pitfallsIn = pitfallsBy(base, ran, isDeployed ? GROUNDS.slice(0, GROUNDS.indexOf('presumed')) : GROUNDS);
  const lexicon = lexiconOf(base.nameLexicon);
  const inFlow = (analysis: FlowAnalysis): Finding[] => {
    const unsettled: FlowPitfalls[] = [];
    const byConsumer = foundByConsumer(analysis, (view) => {
      const pitfalls = pitfallsIn(view);
      const grave = pitfalls.hits.filter(({ severity }) => severity !== 'info');
      const carried = carriedOf(view, new Set(grave.map(({ pitfall }) => pitfall.id)));
      // What all of its consumers leave unstated, the flow leaves unstated.
      if (analysis.consumers.length === 0 || view.consumer !== undefined) unsettled.push(pitfalls);
      return [
        ...contradictions(view),
        ...(carried === undefined ? [] : ABOUT_CARRIERS.flatMap((rule) => rule(carried))),
        ...pitfalls.hits.map((hit) => pitfallFinding(view, hit, broker)),
      ];
    });
    const carried = carriedOf(analysis);
    return [
      ...byConsumer,
      ...styleMismatch(analysis),
      ...analysis.consumers.filter(({ consumer }) => statesStyle(analysis, consumer)).flatMap(styleMismatch),
      ...nameIntent(analysis, lexicon),
      ...(carried === undefined ? [] : brokerHeavierThanNeeded(carried)),
      ...(isDeployed ? [] : unstated(analysis, unsettled)),
    ].map((finding) => inFile(system, analysis.flow, finding));
  };
  const found: Finding[] = [];
  for (const [index, analysis] of flows.entries()) {
    for (const finding of inFlow(analysis)) found.push(finding);
    yield index + 1;
  }
  if (!isDeployed) found.push(...splitByConsumer(flows, base));
  found.push(...flowsUnknown(system));
  const byName = new Map(system.flows.map((flow) => [flow.name, flow]));
  for (const finding of held ?? []) {
    const flow = byName.get(finding.flow ?? '');
    found.push(flow === undefined ? finding : inFile(system, flow, finding));
  }
  // Nothing was held against files where there are none, so nothing of that is stale.
  const against = new Set(base.checks.flatMap(({ id, against }) => (against === undefined ? [] : [id])));
  const isRun = (rule: string) => ran(rule) && (held !== undefined || !against.has(rule));
  const counted = found.filter(({ rule }) => isRun(rule));
  return applyWaivers(system, counted, today, isRun, aboutOf(base)).sort(compareFindings);
}

/** Whether a consumer says itself which style it is built in. */
function statesStyle({ written, rulebook }: FlowAnalysis, consumer: string | undefined): boolean {
  const style = rulebook.base.setup.find(({ kind }) => kind === 'style')?.name ?? '';
  return written.consumers?.some(({ name, uses }) => name === consumer && uses?.has(style)) === true;
}

/** Where each finding is waived. */
function aboutOf({ checks, pitfalls }: Rulebook['base']): Map<string, About> {
  return new Map<string, About>([
    ...checks.map(({ id }) => [id, canSuppress('waiver', id) ? 'flow' : 'never'] as const),
    ...pitfalls.map(({ id, about }) => [id, about] as const),
  ]);
}

/** What a rule pack says is found where it applies: in the file that is checked. */
function inFile(system: System, flow: Flow, finding: Finding): Finding {
  const { place, related } = finding;
  if (place.source === system.source || system.files?.includes(place.source)) return finding;
  return { ...finding, place: flow.place, related: [{ message: 'this comes from a rule pack', place }, ...related] };
}
