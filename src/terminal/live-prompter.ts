import { autoplay } from './autoplay.js';
import { inquirerPrompt } from './inquirer-prompt.js';
import { press } from './keys/press.js';
import { isEnter, type Key, type PromptState, promptState, typedBy } from './keys/prompt-state.js';
import { helpPages } from './layout/help.js';
import { layoutScreen } from './layout/layout-screen.js';
import { type Size, sizeOf } from './layout/size.js';
import type { TerminalStyle } from './layout/terminal-style.js';
import { Interrupted, type Prompter, type Reply, type Screen, type Terminal } from './screen.js';
import { SpareTime } from './spare-time.js';

/** To the top, and everything gone: after a resize nobody knows where the old lines are. */
const AFRESH = '\u001b[H\u001b[2J';

/**
 * One prompt for a whole interview: each question takes the place of the one before, in a single write, and there
 * is no moment between two questions at which a key gets lost or the screen is empty.
 */
export class LivePrompter implements Prompter {
  private view: PromptState | undefined;
  private column = 0;
  private afresh = false;
  private keys: Key[] = [];
  private waiting: { resolve: (reply: Reply) => void; reject: (error: unknown) => void } | undefined;
  private running: Promise<void> | undefined;
  private repaint = () => {};
  private finish = () => {};
  private demo = false;
  private ended = false;
  private closed = false;
  private painted = false;
  private readonly spare = new SpareTime();
  readonly stays = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly look: TerminalStyle,
    private readonly wait: (ms: number) => Promise<void>,
  ) {}

  ask(screen: Screen, wanted?: Reply): Promise<Reply> {
    if (this.ended) return Promise.reject(new Interrupted());
    this.view = promptState(screen);
    this.demo = wanted !== undefined;
    const reply = new Promise<Reply>((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
    if (this.running === undefined) this.start();
    else this.repaint();
    this.idle();
    if (wanted !== undefined) void autoplay(screen, wanted, (key) => this.press(key), this.wait);
    return reply;
  }

  refresh(left: string): void {
    const { view } = this;
    if (this.waiting === undefined || view?.screen.status === undefined) return;
    this.view = { ...view, screen: { ...view.screen, status: { ...view.screen.status, left } } };
    this.repaint();
  }

  meanwhile(work: Iterator<unknown>, all = false): void {
    this.spare.take(work, all);
    this.idle();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.spare.stop();
    this.finish();
    await this.running;
  }

  /** Presses a key, as a person or the demonstration does; what one burst of keys does is shown once. */
  press(key: Key): void {
    this.spare.stop();
    this.keys.push(key);
    if (this.keys.length === 1) setImmediate(() => this.handle());
  }

  private handle(): void {
    const keys = this.keys;
    this.keys = [];
    for (const [index, key] of keys.entries()) {
      if (this.waiting === undefined || this.view === undefined) return;
      if (key.ctrl && key.name === 'l') this.afresh = true;
      // A line break within a paste is no Enter, and what comes after an answer in one burst was not meant for the
      // next question.
      if (isEnter(key) && keys.slice(index + 1).some((later) => typedBy(later) !== undefined)) continue;
      const { view } = this;
      const pressed = press(view, key, () => helpPages(view, this.size()).length);
      if ('reply' in pressed) {
        const { resolve } = this.waiting;
        this.waiting = undefined;
        this.spare.answered();
        resolve(pressed.reply);
        return;
      }
      this.view = pressed.view;
    }
    this.repaint();
    this.idle();
  }

  /** Before the first picture is there, nothing is more urgent than that. */
  private idle(): void {
    if (this.painted && this.waiting !== undefined) this.spare.go();
  }

  private size(): Size {
    return sizeOf(this.terminal.output);
  }

  /** The picture in two parts: down to the line of the cursor, and below it. */
  private picture(): [string, string] {
    if (this.view === undefined) return [' ', ''];
    const { lines, row, column } = layoutScreen(this.view, this.look, this.size());
    this.column = column;
    const clear = this.afresh ? AFRESH : '';
    this.afresh = false;
    return [clear + lines.slice(0, row + 1).join('\n'), lines.slice(row + 1).join('\n')];
  }

  private start(): void {
    this.running = inquirerPrompt(this.terminal, {
      picture: () => this.picture(),
      column: () => this.column,
      opened: ({ repaint, finish }) => {
        this.repaint = repaint;
        this.finish = finish;
        if (this.closed) finish();
        this.painted = true;
        this.idle();
      },
      cleared: () => {
        this.afresh = true;
        this.repaint();
      },
      pressed: (key) => {
        if (!this.demo) this.press(key);
      },
      ended: () => this.interrupt(),
    }).catch((error: unknown) => {
      this.waiting?.reject(error);
      this.ended = true;
    });
  }

  private interrupt(): void {
    this.ended = true;
    this.spare.stop();
    this.waiting?.reject(new Interrupted());
    this.waiting = undefined;
  }
}
