import type { Answer } from '../model/answer.js';
import type { System } from '../model/system.js';

/**
 * The system as it would be if some flows had other answers; `undefined` takes an answer away.
 * @param flows names of the flows meant; undefined means all of them
 */
export function withAnswers(
  system: System,
  flows: readonly string[] | undefined,
  answers: ReadonlyMap<string, Answer | undefined>,
): System {
  if (answers.size === 0) return system;
  const chosen = flows && new Set(flows);
  return {
    ...system,
    flows: system.flows.map((flow) => {
      if (chosen && !chosen.has(flow.name)) return flow;
      const needs = new Map(flow.needs);
      for (const [criterion, answer] of answers) {
        if (answer) needs.set(criterion, answer);
        else needs.delete(criterion);
      }
      return { ...flow, needs };
    }),
  };
}
