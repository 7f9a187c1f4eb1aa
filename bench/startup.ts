import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../scripts/rules-folder.js';
import { templateFile } from './template.js';

export interface Ratio {
  readonly what: string;
  /** Median of the ratios of paired runs, and the middle half of them. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Median wall time of the base run, ms; context only. */
  readonly base: number;
}

function wall(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)];

/** Runs a command and its base in turn, and takes the ratio pair by pair. */
export function paired(what: string, base: readonly string[], command: readonly string[], pairs: number): Ratio {
  const runs = Array.from({ length: pairs }, () => ({ base: wall(base), command: wall(command) }));
  const ratios = runs.map((run) => run.command / run.base).sort((a, b) => a - b);
  return {
    what,
    ratio: at(ratios, 0.5),
    low: at(ratios, 0.25),
    high: at(ratios, 0.75),
    base: at(
      runs.map((run) => run.base).sort((a, b) => a - b),
      0.5,
    ),
  };
}

const bin = join('bin', 'driven.js');

/** Cold start against a bare node. */
export function startup(pairs: number): Ratio[] {
  const nothing = ['-e', '0'];
  return [
    paired('`node -e 0` (against itself)', nothing, nothing, pairs),
    paired('`driven --version`', nothing, [bin, '--version'], pairs),
    paired(
      '`driven advise replay=history throughput=5k/s`',
      nothing,
      [bin, 'advise', 'replay=history', 'throughput=5k/s'],
      pairs,
    ),
    paired('`driven check` on the shop', nothing, [bin, 'check', 'examples/shop/system.yaml'], pairs),
    paired('`driven check` on a SAM template of 400 lines', nothing, [bin, 'check', templateFile()], pairs),
  ];
}
