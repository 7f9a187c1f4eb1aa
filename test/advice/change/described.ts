import { shippedRules } from '../../../scripts/rules-folder.js';
import { compare, FlowAnalysis, SystemAnalysis } from '../../../src/advice/index.js';
import type { Flow, System } from '../../../src/model/system.js';
import { readSound } from '../../answers.js';

export const { rulebook } = shippedRules();

/** A system of flows as a file would describe it. */
export function described(flows: object, more: object = {}, path = 'system.yaml'): System {
  const text = JSON.stringify({ driven: 1, system: 'test', ...more, flows });
  return readSound(text, rulebook, path);
}

export function changeBetween(old: System, now: System) {
  return compare(new SystemAnalysis(old, rulebook), new SystemAnalysis(now, rulebook));
}

export const analysed = (flow: Flow) => new FlowAnalysis(flow, rulebook);
