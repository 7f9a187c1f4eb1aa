import { advise, parseSystem, type Rulebook } from '../src/index.js';
import type { FlowAdvice } from '../src/model/advice.js';
import type { Flow, System } from '../src/model/system.js';

/** The system of a text in which nothing is amiss, read the way a file is read. */
export function readSound(text: string, rulebook: Rulebook, path?: string): System {
  const { system, findings } = parseSystem(text, rulebook, path);
  if (system === undefined || findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'));
  return system;
}

/** A system of one flow, so that tests speak the language of users. */
export function systemOf(rulebook: Rulebook, needs: object, more: object = {}): System {
  return readSound(JSON.stringify({ driven: 1, system: 'test', flows: { flow: { ...more, needs } } }), rulebook);
}

export function flowOf(rulebook: Rulebook, needs: object, more: object = {}): Flow {
  return systemOf(rulebook, needs, more).flows[0];
}

export function adviceOn(rulebook: Rulebook, needs: object, more: object = {}): FlowAdvice {
  return advise(systemOf(rulebook, needs, more), rulebook).flows[0];
}
