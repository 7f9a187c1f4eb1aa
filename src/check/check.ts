import { contradictions, pitfallsOf, type Rulebook } from '../advice/index.js';
import { compareFindings, type Finding } from '../model/finding.js';
import type { Flow, System } from '../model/system.js';
import { brokerFit } from './broker-fit.js';
import { nameIntent } from './name-intent.js';
import { pitfallFinding } from './pitfalls.js';
import { styleMismatch } from './style-mismatch.js';
import { canSuppress } from './suppression.js';
import { unstated } from './unstated.js';
import { viewOf } from './view.js';
import { type About, applyWaivers } from './waivers.js';

/**
 * Everything that is wrong or worth saying about a system, in the one order of findings. `today`: YYYY-MM-DD, UTC.
 * `ran` leaves rules out, before waivers are held against what is found.
 */
export function check(
  system: System,
  rulebook: Rulebook,
  today: string,
  ran: (rule: string) => boolean = () => true,
): Finding[] {
  const broker = rulebook.base.setup.find(({ kind }) => kind === 'broker')?.name;
  const pitfallsIn = pitfallsOf(system, rulebook, ran);
  const found = system.flows.flatMap((flow) => {
    const view = viewOf(system, flow, rulebook);
    const pitfalls = pitfallsIn(flow);
    return [
      ...contradictions(system, flow, rulebook, view.broken),
      ...styleMismatch(view),
      ...nameIntent(view),
      ...brokerFit(view),
      ...pitfalls.hits.map((fallen) => pitfallFinding(system, flow, fallen, broker)),
      ...unstated(view, pitfalls),
    ].map((finding) => inFile(system, flow, finding));
  });
  const counted = found.filter(({ rule }) => ran(rule));
  return applyWaivers(system, counted, today, ran, aboutOf(rulebook.base)).sort(compareFindings);
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
  if (place.source === system.source) return finding;
  return { ...finding, place: flow.place, related: [{ message: 'this comes from a rule pack', place }, ...related] };
}
