import { masksOf, type Rulebook, relax, type Seen } from '../advice/index.js';
import type { Exclusion } from '../model/rule.js';
import type { Flow, System } from '../model/system.js';

/** What a check of one flow looks at. */
export interface FlowUnderCheck {
  readonly system: System;
  readonly flow: Flow;
  /** Without the exclusions that this flow breaks, so that a verdict can still be given. */
  readonly rulebook: Rulebook;
  readonly masks: readonly number[];
  /** The exclusions that the flow breaks. */
  readonly broken: readonly Exclusion[];
  readonly seen: Seen;
}

export function viewOf(system: System, flow: Flow, full: Rulebook): FlowUnderCheck {
  const masks = masksOf(full, flow.needs);
  return { system, flow, masks, ...relax(full, masks) };
}
