import { contradictions, type Rulebook } from '../advice/index.js';
import { compareFindings, type Finding } from '../model/finding.js';
import type { System } from '../model/system.js';
import { brokerFit } from './broker-fit.js';
import { nameIntent } from './name-intent.js';
import { styleMismatch } from './style-mismatch.js';
import { unstated } from './unstated.js';
import { viewOf } from './view.js';
import { applyWaivers } from './waivers.js';

/** Everything that is wrong or worth saying about a system, in the one order of findings. `today`: YYYY-MM-DD, UTC. */
export function check(system: System, rulebook: Rulebook, today: string): Finding[] {
  const found = system.flows.flatMap((flow) => {
    const view = viewOf(system, flow, rulebook);
    return [
      ...contradictions(system, flow, rulebook, view.broken),
      ...styleMismatch(view),
      ...nameIntent(view),
      ...brokerFit(view),
      ...unstated(view),
    ];
  });
  return applyWaivers(system, found, today).sort(compareFindings);
}
