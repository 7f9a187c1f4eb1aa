import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { screensToSvg } from './picture/svg.js';
import { ROOT } from './rules-folder.js';

/** `npm run picture`: plays a session of the real program in a terminal (tmux) and draws what was on it. */
const COLUMNS = 88;
const ROWS = 30;
const SESSION = 'driven-picture';

/** What is typed, and after which of it the screen is kept, under which title. */
const KEYS: readonly { readonly keys: readonly string[]; readonly keep?: string }[] = [
  { keys: [], keep: 'The first question' },
  { keys: ['Enter'] },
  { keys: ['Down', 'Down'], keep: 'The second' },
  { keys: ['Enter'], keep: 'The open answers hardly matter' },
  // Past the verdict, which stays when it is done, and the names.
  { keys: ['Enter'] },
  { keys: ['Enter'] },
  { keys: ['place-order', 'Enter'], keep: 'Names, once there is something to save' },
  { keys: ['checkout', 'Enter'] },
  { keys: ['orders', 'Enter'] },
  { keys: ['shop', 'Enter'] },
];

const tmux = (...args: string[]) => execFileSync('tmux', args, { encoding: 'utf8' });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const screen = () => tmux('capture-pane', '-p', '-e', '-t', SESSION);

/** Waits until the screen has not changed for a moment. */
async function settled(): Promise<string> {
  let before = '';
  for (let tries = 0; tries < 50; tries++) {
    await pause(200);
    const now = screen();
    if (now === before && now.trim() !== '') return now;
    before = now;
  }
  return before;
}

const folder = mkdtempSync(join(tmpdir(), 'driven-picture-'));
try {
  tmux(
    'new-session',
    '-d',
    '-s',
    SESSION,
    '-x',
    String(COLUMNS),
    '-y',
    String(ROWS),
    '-c',
    folder,
    `sh -c 'LANG=C.UTF-8 ${process.execPath} ${join(ROOT, 'bin/driven.js')} ask; sleep 60'`,
  );
  const kept: { title: string; text: string }[] = [];
  await settled();
  for (const { keys, keep } of KEYS) {
    for (const key of keys) {
      tmux('send-keys', '-t', SESSION, key);
      await pause(150);
    }
    const text = await settled();
    if (keep !== undefined) kept.push({ title: keep, text });
  }
  kept.push({ title: 'The verdict', text: await settled() });
  writeFileSync(join(ROOT, 'docs/session.svg'), screensToSvg(kept, COLUMNS));
} finally {
  execFileSync('tmux', ['kill-session', '-t', SESSION], { stdio: 'ignore' });
  rmSync(folder, { recursive: true });
}
