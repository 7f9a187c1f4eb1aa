import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Of util-linux: runs a program on a pseudo-terminal. */
const RECORDER = 'script';
const SIZE = 'stty rows 30 cols 100';

export const canMeasure = () =>
  process.platform === 'linux' && spawnSync(RECORDER, ['--version']).stdout?.includes('util-linux');

/** A program on a pseudo-terminal that is there before it is: what opens the terminal is not measured. */
export class OnPty {
  private readonly child: ChildProcess;
  private shown = '';
  private waiting: { readonly seen: (shown: string) => boolean; readonly done: (ms: number) => void } | undefined;
  private since = 0n;

  constructor(args: readonly string[], folder: string, env: Readonly<Record<string, string>> = {}) {
    const words = [process.execPath, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    this.child = spawn(RECORDER, ['-qefc', `${SIZE}; echo $$ ready; read go; exec ${words}`, '/dev/null'], {
      cwd: folder,
      env: { ...process.env, TERM: 'xterm', LANG: 'C.UTF-8', COLORTERM: '', ...env },
    });
    // It may be gone before it is told to go.
    this.child.stdin?.on('error', () => {});
    this.child.stdout?.on('data', (data) => {
      this.shown += data;
      if (!this.waiting?.seen(this.shown)) return;
      const { done } = this.waiting;
      this.waiting = undefined;
      done(Number(process.hrtime.bigint() - this.since) / 1e6);
    });
  }

  /** Starts the program; ms until it has shown something. */
  async start(text: string): Promise<{ readonly wall: number; readonly cpu: number }> {
    await this.until((shown) => shown.includes('ready'));
    const pid = /(\d+) ready/.exec(this.shown)?.[1] ?? '';
    const wall = await this.press('\n', (shown) => shown.includes(text));
    return { wall, cpu: cpuOf(pid) };
  }

  /** Sends keys; ms until what came back since is what was waited for. */
  press(keys: string, seen: (shown: string) => boolean): Promise<number> {
    this.shown = '';
    const passed = this.until(seen);
    this.child.stdin?.write(keys);
    return passed;
  }

  /** What was shown since the last keys. */
  get text(): string {
    return this.shown;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin?.write('\u0003');
    await gone;
  }

  private until(seen: (shown: string) => boolean): Promise<number> {
    this.since = process.hrtime.bigint();
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`not shown within ten seconds: ${this.shown}`)), 10_000);
      this.waiting = {
        seen,
        done: (ms) => {
          clearTimeout(late);
          done(ms);
        },
      };
    });
  }
}

/** Processor time that a process has taken so far, ms; in all its threads. */
function cpuOf(pid: string): number {
  try {
    const { stdout } = spawnSync('sh', ['-c', `cat ${join('/proc', pid, 'task', '*', 'schedstat')}`], {
      encoding: 'utf8',
    });
    return stdout.split('\n').reduce((sum, line) => sum + Number(line.split(' ')[0]), 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}
