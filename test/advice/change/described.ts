import { shippedRules } from '../../../scripts/rules-folder.js';
import { compare, FlowAnalysis, SystemAnalysis } from '../../../src/advice/index.js';
import { parseSystem } from '../../../src/index.js';
import type { Flow, System } from '../../../src/model/system.js';

export const { rulebook } = shippedRules();

/** A system of flows as a file would describe it. */
export function described(flows: object, more: object = {}, path = 'system.yaml'): System {
  const text = JSON.stringify({ driven: 1, system: 'test', ...more, flows });
  const { system, findings } = parseSystem(text, rulebook, path);
  if (system === undefined || findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'));
  return system;
}

export function changeBetween(old: System, now: System) {
  return compare(new SystemAnalysis(old, rulebook), new SystemAnalysis(now, rulebook));
}

export const analysed = (flow: Flow) => new FlowAnalysis(flow, rulebook);
