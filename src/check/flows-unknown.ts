import { createFinding, type Finding } from '../model/finding.js';
import type { System } from '../model/system.js';

/** That a description names no flow, where it says so. */
export function flowsUnknown({ name, flowsPlace }: System): Finding[] {
  if (flowsPlace === undefined) return [];
  return [
    createFinding({
      rule: 'flows-unknown',
      severity: 'info',
      message: 'no flow is known yet, so nothing is checked',
      place: flowsPlace,
      system: name,
      remedy: 'Describe the first flow; `driven ask` asks for it.',
      about: [],
    }),
  ];
}
