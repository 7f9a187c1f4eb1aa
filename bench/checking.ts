import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../scripts/rules-folder.js';
import { builtSystem } from './built.js';
import { paired, type Ratio } from './startup.js';
import { bigSystem } from './systems.js';

export interface Growth {
  readonly flows: number;
  /** Wall time of the whole process, ms, and its peak memory, MB. */
  readonly time: number;
  readonly peak: number;
  /** Errors and warnings found. */
  readonly findings: number;
  /** Against the bare parse of the same file. */
  readonly ratio?: Ratio;
}

function measured(file: string): { time: number; peak: number; findings: number } {
  const start = process.hrtime.bigint();
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', join(ROOT, 'bench/peak.cjs'), join(ROOT, 'bin/driven.js'), 'check', file, '--format', 'json'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    },
  );
  const time = Number(process.hrtime.bigint() - start) / 1e6;
  const { error, warning } = (JSON.parse(stdout) as { summary: { error: number; warning: number } }).summary;
  return { time, findings: error + warning, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}

/** `driven check` on ever larger systems, and on one as built. */
export function checking(sizes: readonly number[], pairs: number): { growth: Growth[]; built: Growth } {
  const folder = mkdtempSync(join(tmpdir(), 'driven-bench-'));
  const on = (name: string, flows: number, text: string): Growth => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    const runs = Array.from({ length: 3 }, () => measured(file)).sort((a, b) => a.time - b.time);
    if (flows > MOST_PAIRED) return { flows, ...runs[1] };
    const command = ['bin/driven.js', 'check', file, '--format', 'json'];
    return { flows, ...runs[1], ratio: paired(`${flows} flows`, ['bench/bare-parse.js', file], command, pairs) };
  };
  try {
    return {
      growth: sizes.map((flows) => on(String(flows), flows, bigSystem(flows))),
      built: on('built', MOST_PAIRED, builtSystem(MOST_PAIRED)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same flows with no consumer, one, two and four that need different things: it grows with the consumers. */
export function withConsumers(flows: number): readonly (Growth & { readonly consumers: number })[] {
  const folder = mkdtempSync(join(tmpdir(), 'driven-bench-'));
  try {
    return [0, 1, 2, 4].map((consumers) => {
      const file = join(folder, `${consumers}.yaml`);
      writeFileSync(file, bigSystem(flows, consumers));
      return { flows, consumers, ...measured(file) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The bare parse of more takes too long to be repeated. */
const MOST_PAIRED = 10_000;
