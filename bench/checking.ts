import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../scripts/rules-folder.js';
import { paired, type Ratio } from './startup.js';
import { bigSystem } from './systems.js';

export interface Growth {
  readonly flows: number;
  /** Wall time of the whole process, ms, and its peak memory, MB. */
  readonly time: number;
  readonly peak: number;
  /** Against the bare parse of the same file. */
  readonly ratio?: Ratio;
}

function measured(file: string): { time: number; peak: number } {
  const start = process.hrtime.bigint();
  const { stderr } = spawnSync(
    process.execPath,
    ['--require', join(ROOT, 'bench/peak.cjs'), join(ROOT, 'bin/driven.js'), 'check', file, '--format', 'json'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  return { time, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}

/** `driven check` on ever larger systems. */
export function checking(sizes: readonly number[], pairs: number): Growth[] {
  const folder = mkdtempSync(join(tmpdir(), 'driven-bench-'));
  try {
    return sizes.map((flows) => {
      const file = join(folder, `${flows}.yaml`);
      writeFileSync(file, bigSystem(flows));
      const runs = Array.from({ length: 3 }, () => measured(file)).sort((a, b) => a.time - b.time);
      const ratio =
        flows <= 10_000
          ? paired(
              `${flows} flows`,
              ['bench/bare-parse.js', file],
              ['bin/driven.js', 'check', file, '--format', 'json'],
              pairs,
            )
          : undefined;
      return { flows, ...runs[1], ratio };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
