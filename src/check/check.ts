import { contradictions, pitfallsBy, type Rulebook, type SystemAnalysis } from '../advice/index.js';
import { compareFindings, createFinding, type Finding, GROUNDS } from '../model/finding.js';
import type { Flow, System } from '../model/system.js';
import { brokerCannot } from './carrier/broker-cannot.js';
import { brokerHeavierThanNeeded } from './carrier/broker-heavier-than-needed.js';
import { brokerStrains } from './carrier/broker-strains.js';
import { type Carried, carriedOf } from './carrier/carrier-finding.js';
import { overQuota } from './carrier/over-quota.js';
import { nameIntent } from './name-intent.js';
import { lexiconOf } from './naming/lexicon.js';
import { pitfallFinding } from './pitfalls.js';
import { styleMismatch } from './style-mismatch.js';
import { canSuppress } from './suppression.js';
import { unstated } from './unstated.js';
import { type About, applyWaivers } from './waivers.js';

/** The rules about what carries a flow. */
const ABOUT_CARRIERS: readonly ((carried: Carried) => Finding[])[] = [
  brokerCannot,
  brokerStrains,
  overQuota,
  brokerHeavierThanNeeded,
];

/**
 * Everything that is wrong or worth saying about a system, in the one order of findings. `today`: YYYY-MM-DD, UTC.
 * `ran` leaves rules out, before waivers are held against what is found.
 */
export function check(
  { system, rulebook, flows }: SystemAnalysis,
  today: string,
  ran: (rule: string) => boolean = () => true,
): Finding[] {
  const { base } = rulebook;
  const broker = base.setup.find(({ kind }) => kind === 'broker')?.name;
  // Of what deploys it is known what it sets and what the product does, and nothing of the code that is deployed.
  const isDeployed = system.files !== undefined;
  const pitfallsIn = pitfallsBy(base, ran, isDeployed ? GROUNDS.slice(0, GROUNDS.indexOf('presumed')) : GROUNDS);
  const lexicon = lexiconOf(base.nameLexicon);
  const found = flows.flatMap((analysis) => {
    const carried = carriedOf(analysis);
    const pitfalls = pitfallsIn(analysis);
    return [
      ...contradictions(analysis),
      ...styleMismatch(analysis),
      ...nameIntent(analysis, lexicon),
      ...(carried === undefined ? [] : ABOUT_CARRIERS.flatMap((rule) => rule(carried))),
      ...pitfalls.hits.map((hit) => pitfallFinding(analysis, hit, broker)),
      ...(isDeployed ? [] : unstated(analysis, pitfalls)),
    ].map((finding) => inFile(system, analysis.flow, finding));
  });
  const none = flowsUnknown(system);
  if (none !== undefined) found.push(none);
  const counted = found.filter(({ rule }) => ran(rule));
  return applyWaivers(system, counted, today, ran, aboutOf(base)).sort(compareFindings);
}

/** That a description names no flow, where it says so. */
function flowsUnknown({ name, flowsPlace }: System): Finding | undefined {
  if (flowsPlace === undefined) return undefined;
  return createFinding({
    rule: 'flows-unknown',
    severity: 'info',
    message: 'no flow is known yet, so nothing is checked',
    place: flowsPlace,
    system: name,
    remedy: 'Describe the first flow; `driven ask` asks for it.',
    about: [],
  });
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
