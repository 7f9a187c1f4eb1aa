import type { Rulebook } from '../../src/advice/index.js';
import type { System } from '../../src/model/system.js';
import { readSystem } from '../../src/system/read-system.js';

/** A case as a file would describe it, which has to be sound. */
export function readCase(id: string, described: object, { base }: Rulebook): System {
  const text = JSON.stringify({ driven: 1, system: id, ...described });
  const { system, findings } = readSystem({ path: id, text }, base);
  if (system === undefined || findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'));
  return system;
}
