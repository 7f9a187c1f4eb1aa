import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../scripts/rules-folder.js';
import { OnPty } from './pty.js';
import { seeded } from './random.js';

/** How long the first question takes, against a bare node that writes a line on the same terminal. */
export interface FirstPaint {
  readonly what: string;
  /** Ratios pair by pair: of wall time, and of processor time, which others on the machine disturb less. */
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
}

export interface Asking {
  readonly starts: readonly FirstPaint[];
  /** Wall time of the bare node, ms. */
  readonly base: number;
  /** From an answer to the next screen, ms. */
  readonly answers: readonly number[];
  /** From any other key to the screen that shows what it did, ms. */
  readonly repaints: readonly number[];
}

export const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)];

const BIN = join(ROOT, 'bin', 'driven.js');
const ONE = `# the shop
driven: 1
system: shop
flows:
  place-order:
    from: checkout
    to: [orders]
    needs:
      intent: command   # surely
      workflow: steps
`;
/** The last thing that every picture says. */
const HINT = 'Ctrl-C stops';
/** How long a person reads before answering, and between two keys; ms. */
const READING = 400;
const TYPING = 60;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Measures the questionnaire on a pseudo-terminal, as somebody meets it who reads before answering. */
export async function asking(pairs: number, sessions: number): Promise<Asking> {
  const folder = mkdtempSync(join(tmpdir(), 'driven-bench-'));
  try {
    writeFileSync(join(folder, 'one.yaml'), ONE);
    copyFileSync(join(ROOT, 'examples/shop/system.yaml'), join(folder, 'shop.yaml'));
    const { starts, base } = await firstPaints(folder, pairs);
    const answers: number[] = [];
    const repaints: number[] = [];
    for (let session = 0; session < sessions; session++) {
      writeFileSync(join(folder, 'going-on.yaml'), ONE);
      const file = session % 2 === 0 ? `new-${session}.yaml` : 'going-on.yaml';
      await new Person(new OnPty([BIN, 'ask', file], folder), session, answers, repaints).converse();
    }
    return { starts, base, answers, repaints };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function firstPaints(folder: string, pairs: number) {
  const bare = ['-e', "console.log('painted'); setTimeout(() => {}, 100)"];
  const kinds: { what: string; file: string; wall: number[]; cpu: number[] }[] = [
    { what: '`driven ask`, a new file', file: 'new.yaml', wall: [], cpu: [] },
    { what: '`driven ask`, a file with one flow', file: 'one.yaml', wall: [], cpu: [] },
    { what: '`driven ask`, the shop', file: 'shop.yaml', wall: [], cpu: [] },
  ];
  const bases: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    for (const { file, wall, cpu } of kinds) {
      const base = await started(bare, folder, 'painted');
      const ours = await started([BIN, 'ask', file], folder, HINT);
      bases.push(base.wall);
      wall.push(ours.wall / base.wall);
      cpu.push(ours.cpu / base.cpu);
    }
  }
  return { starts: kinds, base: quantile(bases, 0.5) };
}

async function started(args: readonly string[], folder: string, text: string) {
  const program = new OnPty(args, folder);
  const took = await program.start(text);
  await program.end();
  return took;
}

/** Somebody who answers one way or another, looks at what would change it, and goes on to the broker. */
class Person {
  private readonly luck: () => number;
  private looked = 0;
  private wentOn = false;

  constructor(
    private readonly program: OnPty,
    seed: number,
    private readonly answers: number[],
    private readonly repaints: number[],
  ) {
    this.luck = seeded(seed);
  }

  async converse(): Promise<void> {
    await this.program.start(HINT);
    await pause(READING);
    for (let step = 0; step < 40 && (await this.step(this.shown())); step++);
    await this.program.end();
  }

  /** Answers what is on the screen; false when there is nothing left to see. */
  private async step(shown: string): Promise<boolean> {
    const numberOf = (label: string) => new RegExp(`(\\d) ${label}`).exec(shown)?.[1];
    const on = numberOf('Go on');
    if (shown.includes('What now?')) return false;
    if (numberOf('Accept') !== undefined) {
      if (this.looked === 0) await this.key(numberOf('See what') ?? '1');
      else if (on !== undefined && !this.wentOn) await this.key(on);
      this.wentOn ||= this.looked > 0 && on !== undefined;
      this.looked += 1;
    } else if (/Type a (rate|size|time)/.test(shown)) {
      await this.type(shown.includes('Type a rate') ? '100/s' : shown.includes('Type a size') ? '10KB' : '5s');
    } else if (!/^. 1 /m.test(shown)) await this.type('orders');
    else {
      const count = [...shown.matchAll(/^. \d /gm)].length;
      for (let down = Math.floor(this.luck() * Math.min(count, 4)); down > 0; down--) await this.key('\u001b[B');
    }
    this.answers.push(await this.press('\r'));
    await pause(READING);
    return true;
  }

  private async type(text: string): Promise<void> {
    for (const character of text) await this.key(character);
  }

  private async key(key: string): Promise<void> {
    this.repaints.push(await this.press(key));
    await pause(TYPING);
  }

  private press(key: string): Promise<number> {
    return this.program.press(key, (shown) => shown.includes(HINT));
  }

  private shown(): string {
    return stripVTControlCharacters(this.program.text).replaceAll('\r', '');
  }
}
