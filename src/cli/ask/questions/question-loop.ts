import { adviseFlow, type Rulebook } from '../../../advice/index.js';
import {
  answered,
  back,
  goOn,
  type Interview,
  next,
  type Question,
  reopen,
  type Stop,
  skip,
} from '../../../interview/index.js';
import type { FlowAdvice } from '../../../model/advice.js';
import type { Answer } from '../../../model/answer.js';
import type { TerminalStyle } from '../../../terminal/layout/terminal-style.js';
import type { Prompter, Reply, Screen } from '../../../terminal/screen.js';
import { lazy } from '../lazy.js';
import { resultScreen } from '../result/result-screen.js';
import { flipsScreen } from './flips.js';
import { noMoreQuestionsScreen } from './no-more-questions.js';
import { guessed, leftText, whileReading } from './progress.js';
import { asked } from './question-screen.js';

export type Ended = { readonly kind: 'done' | 'another' | 'back'; readonly state: Interview };

export interface LoopOptions {
  readonly rulebook: Rulebook;
  readonly asker: Prompter;
  readonly look: TerminalStyle;
  readonly head: string;
  /** Keeps what was answered; called after each answer and each that was taken back, before the next key. */
  readonly onAnswer: (state: Interview) => Promise<void>;
  /** Whether there was anything before the first question. */
  readonly canLeave: boolean;
  /** How a demonstration answers a screen. */
  readonly autoplay: (screen: Screen) => Reply | undefined;
}

/** Question after question, until the person is done or goes back to before the first one. */
export function runQuestions(start: Interview, setting: LoopOptions): Promise<Ended> {
  return new Session(start, setting).run();
}

class Session {
  private kept: Interview;
  /** What was answered and taken back is offered again. */
  private readonly before = new Map<string, Answer>();

  constructor(
    private state: Interview,
    private readonly setting: LoopOptions,
  ) {
    this.kept = state;
  }

  async run(): Promise<Ended> {
    for (;;) {
      const now = next(this.setting.rulebook, this.state);
      const following = now.kind === 'question' ? await this.ask(now) : await this.stop(now);
      if (following === undefined) return { kind: 'back', state: this.state };
      if ('kind' in following) return following;
      this.state = following;
    }
  }

  private async ask(question: Question): Promise<Interview | undefined> {
    const { state, before } = this;
    const { rulebook, asker, head } = this.setting;
    const about = asker.refresh === undefined ? guessed(question, state) : undefined;
    const { screen, meaning } = asked({ rulebook, state, head, before }, question, leftText(question, about));
    const { canGoBack } = this;
    const reply = await this.show({ ...screen, canGoBack }, whileReading(rulebook, state, question, asker));
    if (reply.kind === 'back') return back(state);
    const meant = meaning(reply);
    if ('answer' in meant) before.set(question.criterion.name, meant.answer);
    return 'answer' in meant ? answered(state, meant.answer) : skip(state, question.criterion.name);
  }

  private async stop(stop: Stop): Promise<Interview | Ended | undefined> {
    const { state } = this;
    const { rulebook, head } = this.setting;
    const { screen, decision } = noMoreQuestionsScreen(rulebook, state, stop, head);
    const { canGoBack } = this;
    const advice = lazy(() => adviseFlow(stop.analysis));
    for (;;) {
      const reply = await this.show({ ...screen, canGoBack }, ahead(rulebook, state, advice));
      if (reply.kind === 'back') return back(state);
      switch (decision(reply)) {
        case 'go-on':
          return goOn(state);
        case 'again':
          return reopen(state, stop.unsettled);
        case 'flips':
          await this.show(flipsScreen(advice(), head));
          continue;
      }
      const ended = await this.end(advice());
      if (ended !== 'stop') return ended;
    }
  }

  /** The verdict; from there to the last question, or to the stop where nothing was asked. */
  private async end(advice: FlowAdvice): Promise<Interview | Ended | 'stop'> {
    const { state } = this;
    const { rulebook, look, head } = this.setting;
    const before = back(state);
    const { screen, choice } = resultScreen(advice, rulebook.base.styles, look, head, before !== undefined);
    const kind = choice(await this.show(screen));
    return kind === 'change' ? (before ?? 'stop') : { kind, state };
  }

  private get canGoBack(): boolean {
    return this.setting.canLeave || back(this.state) !== undefined;
  }

  /** The next question is on the screen before the answer to the last one is on the disk: writing takes longer. */
  private async show(screen: Screen, meanwhile?: Iterator<unknown>): Promise<Reply> {
    const { asker, onAnswer, autoplay } = this.setting;
    const { state } = this;
    const reply = asker.ask(screen, autoplay(screen));
    if (meanwhile !== undefined) asker.meanwhile?.(meanwhile);
    if (this.kept.flow === state.flow) return reply;
    this.kept = state;
    // Whoever stops it while the file is written is heard afterwards.
    reply.catch(() => {});
    await onAnswer(state);
    return reply;
  }
}

/** Where a stop leads: to the verdict, or to one more question. */
function* ahead(rulebook: Rulebook, state: Interview, advice: () => FlowAdvice): Generator<unknown, void, void> {
  yield advice();
  yield next(rulebook, goOn(state));
}
