import { autoplay } from './autoplay.js';
import { IdleWork } from './idle-work.js';
import { inquirerPrompt } from './inquirer-prompt.js';
import { press } from './keys/press.js';
import { isEnter, type Key, type PromptState, promptState, typedBy } from './keys/prompt-state.js';
import { helpPages } from './layout/help.js';
import { layoutScreen } from './layout/screen-layout.js';
import { type Size, sizeOf } from './layout/size.js';
import type { TerminalStyle } from './layout/style.js';
import { Interrupted, type Prompter, type Reply, type Screen, type Status, type Terminal } from './screen.js';

/** Clears the terminal: after a resize nobody knows where the old lines are. */
const CLEAR = '\u001b[H\u001b[2J';

/**
 * One prompt for a whole session: each question replaces the one before in a single write, so that between two
 * questions no key gets lost and the screen is never empty.
 */
export class LivePrompter implements Prompter {
  private state: PromptState | undefined;
  private column = 0;
  private clearFirst = false;
  private keys: Key[] = [];
  private waiting: { resolve: (reply: Reply) => void; reject: (error: unknown) => void } | undefined;
  private running: Promise<void> | undefined;
  private redraw = () => {};
  private finish = () => {};
  private demo = false;
  private ended = false;
  private closed = false;
  private shown = false;
  private readonly work = new IdleWork();
  readonly stays = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly style: TerminalStyle,
    private readonly wait: (ms: number) => Promise<void>,
  ) {}

  ask(screen: Screen, autoReply?: Reply): Promise<Reply> {
    if (this.ended) return Promise.reject(new Interrupted());
    this.state = promptState(screen);
    this.demo = autoReply !== undefined;
    const reply = new Promise<Reply>((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
    if (this.running === undefined) this.start();
    else this.redraw();
    this.resumeWork();
    if (autoReply !== undefined) void autoplay(screen, autoReply, (key) => this.press(key), this.wait);
    return reply;
  }

  refresh(status: Status): void {
    const { state } = this;
    if (this.waiting === undefined || state?.screen.status === undefined) return;
    this.state = { ...state, screen: { ...state.screen, status } };
    this.redraw();
  }

  whileIdle(work: Iterator<unknown>, all = false): void {
    this.work.add(work, all);
    this.resumeWork();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.work.pause();
    this.finish();
    await this.running;
  }

  /** Takes a key from a person or the demonstration; keys that come in one burst are shown once. */
  press(key: Key): void {
    this.work.pause();
    this.keys.push(key);
    if (this.keys.length === 1) setImmediate(() => this.handle());
  }

  private handle(): void {
    const keys = this.keys;
    this.keys = [];
    for (const [index, key] of keys.entries()) {
      if (this.waiting === undefined || this.state === undefined) return;
      if (key.ctrl && key.name === 'l') this.clearFirst = true;
      // A line break within a paste is no Enter, and what comes after an answer in one burst was not meant for the
      // next question.
      if (isEnter(key) && keys.slice(index + 1).some((later) => typedBy(later) !== undefined)) continue;
      const { state } = this;
      const pressed = press(state, key, () => helpPages(state, this.size()).length);
      if ('reply' in pressed) {
        const { resolve } = this.waiting;
        this.waiting = undefined;
        this.work.answered();
        resolve(pressed.reply);
        return;
      }
      this.state = pressed.state;
    }
    this.redraw();
    this.resumeWork();
  }

  /** Not before the first question is shown. */
  private resumeWork(): void {
    if (this.shown && this.waiting !== undefined) this.work.resume();
  }

  private size(): Size {
    return sizeOf(this.terminal.output);
  }

  /** The screen in two parts: down to the line of the cursor, and below it. */
  private frame(): [string, string] {
    if (this.state === undefined) return [' ', ''];
    const { lines, row, column } = layoutScreen(this.state, this.style, this.size());
    this.column = column;
    const clear = this.clearFirst ? CLEAR : '';
    this.clearFirst = false;
    return [clear + lines.slice(0, row + 1).join('\n'), lines.slice(row + 1).join('\n')];
  }

  private start(): void {
    this.running = inquirerPrompt(this.terminal, {
      frame: () => this.frame(),
      column: () => this.column,
      opened: ({ redraw, finish }) => {
        this.redraw = redraw;
        this.finish = finish;
        if (this.closed) finish();
        this.shown = true;
        this.resumeWork();
      },
      invalidated: () => {
        this.clearFirst = true;
        this.redraw();
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
    this.work.pause();
    this.waiting?.reject(new Interrupted());
    this.waiting = undefined;
  }
}
