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
  waysOut,
} from '../../../interview/index.js';
import type { FlowAdvice } from '../../../model/advice.js';
import type { Answer } from '../../../model/answer.js';
import type { Prompter, Reply, Screen } from '../../../terminal/screen.js';
import { resultScreen } from '../result/result-screen.js';
import type { AskStyle } from '../style.js';
import { flipsScreen } from './flips.js';
import { noMoreQuestionsScreen } from './no-more-questions.js';
import { nothingCarriesScreen } from './nothing-carries.js';
import { estimateNow, leftText, whileReading } from './progress.js';
import { questionScreen } from './question-screen.js';

export type Ended = { readonly kind: 'done' | 'another' | 'back'; readonly state: Interview };

export interface LoopOptions {
  readonly rulebook: Rulebook;
  readonly prompter: Prompter;
  readonly style: AskStyle;
  readonly head: string;
  /** Called after each answer and each that was taken back, before the next key. */
  readonly onAnswer: (state: Interview) => Promise<void>;
  /** Whether there was anything before the first question. */
  readonly canLeave: boolean;
  /** Whether names are asked when it is done. */
  readonly asksNames: boolean;
  /** How a demonstration answers a screen. */
  readonly autoReply?: (screen: Screen) => Reply | undefined;
}

/** Question after question, until the person is done or goes back to before the first one. */
export function runQuestions(start: Interview, options: LoopOptions): Promise<Ended> {
  return new QuestionLoop(start, options).run();
}

class QuestionLoop {
  /** The state that `onAnswer` was called with last. */
  private reported: Interview;
  /** What was answered and taken back is offered again. */
  private readonly before = new Map<string, Answer>();

  constructor(
    private state: Interview,
    private readonly options: LoopOptions,
  ) {
    this.reported = state;
  }

  async run(): Promise<Ended> {
    for (;;) {
      const now = next(this.options.rulebook, this.state);
      const following = now.kind === 'question' ? await this.ask(now) : await this.stop(now);
      if (following === undefined) return { kind: 'back', state: this.state };
      if ('kind' in following) return following;
      this.state = following;
    }
  }

  private async ask(question: Question): Promise<Interview | Ended | undefined> {
    const { state, before, canGoBack } = this;
    const { rulebook, prompter, style, head } = this.options;
    const about = prompter.refresh === undefined ? estimateNow(question, state) : undefined;
    const context = { rulebook, style, state, head, before };
    const { screen, meaning } = questionScreen(context, question, leftText(question, about));
    for (;;) {
      const work = whileReading(rulebook, state, question, prompter, style);
      const reply = await this.show({ ...screen, canGoBack, aside: 'verdict' }, work);
      if (reply.kind === 'back') return back(state);
      if (reply.kind === 'aside') {
        if (await this.stopsHere(question)) return { kind: 'done', state };
        continue;
      }
      const meant = meaning(reply);
      if (!('answer' in meant)) return skip(state, question.criterion.name);
      before.set(question.criterion.name, meant.answer);
      // The question is asked again where the answer is taken back, as it leaves nothing that could carry the flow.
      const kept = await this.keeps(question, meant.answer);
      return kept ? answered(state, meant.answer) : state;
    }
  }

  /** The verdict so far. @returns whether the person ends with it */
  private async stopsHere({ analysis, purpose }: Question): Promise<boolean> {
    const { rulebook, style, head, asksNames } = this.options;
    const advice = adviseFlow(analysis);
    const stops = [
      ['done', stopLabel(purpose, asksNames)],
      ['flips', 'See what would change it'],
    ] as const;
    const { screen, choice } = resultScreen(advice, rulebook.base.styles, style, head, [
      ['go-on', 'Go on with the questions'],
      ...(analysis.flow.needs.size === 0 ? [] : stops),
    ]);
    for (;;) {
      const chosen = choice(await this.show(screen));
      if (chosen !== 'flips') return chosen === 'done';
      await this.show(flipsScreen(advice, head));
    }
  }

  /** Asks what to do where an answer leaves nothing that could carry the flow. @returns whether the answer stays */
  private async keeps(question: Question, answer: Answer): Promise<boolean> {
    const ways = waysOut(question.analysis, answer);
    if (ways === undefined) return true;
    const { rulebook, head } = this.options;
    const { screen, keeps } = nothingCarriesScreen(question, answer, ways, rulebook, head);
    return keeps(await this.show(screen));
  }

  private async stop(stop: Stop): Promise<Interview | Ended | undefined> {
    const { state, canGoBack } = this;
    const { rulebook, style, head } = this.options;
    const { screen, decision } = noMoreQuestionsScreen({ rulebook, style, state, head }, stop);
    let made: FlowAdvice | undefined;
    const advice = () => (made ??= adviseFlow(stop.analysis));
    for (;;) {
      const reply = await this.show({ ...screen, canGoBack, aside: 'verdict' }, whileStopped(rulebook, state, advice));
      if (reply.kind === 'back') return back(state);
      switch (reply.kind === 'aside' ? 'accept' : decision(reply)) {
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
    const { rulebook, style, head, asksNames } = this.options;
    const before = back(state);
    const change = ['change', 'Go back, to change an answer'] as const;
    const { screen, choice } = resultScreen(advice, rulebook.base.styles, style, head, [
      ['done', asksNames ? 'Done: name it and save it' : 'Done'],
      ...(before === undefined ? [] : [change]),
      ['another', 'Describe another flow'],
    ]);
    const kind = choice(await this.show(screen));
    return kind === 'done' || kind === 'another' ? { kind, state } : (before ?? 'stop');
  }

  private get canGoBack(): boolean {
    return this.options.canLeave || back(this.state) !== undefined;
  }

  /** The next question is on the screen before the answer to the last one is on the disk: writing takes longer. */
  private async show(screen: Screen, idleWork?: Iterator<unknown>): Promise<Reply> {
    const { prompter, onAnswer, autoReply } = this.options;
    const { state } = this;
    const reply = prompter.ask(screen, autoReply?.(screen));
    if (idleWork !== undefined) prompter.whileIdle?.(idleWork);
    if (this.reported.flow === state.flow) return reply;
    this.reported = state;
    // Ctrl-C while the file is written takes effect afterwards.
    reply.catch(() => {});
    await onAnswer(state);
    return reply;
  }
}

function stopLabel(purpose: Question['purpose'], asksNames: boolean): string {
  const rest = purpose === 'brokers' ? 'Skip the rest of the sizing' : 'Stop here';
  return asksNames ? `${rest}: name it and save it` : rest;
}

/** Work for the time in which a stop is read: the verdict, and the question that follows if the person goes on. */
function* whileStopped(rulebook: Rulebook, state: Interview, advice: () => FlowAdvice): Generator<unknown, void, void> {
  yield advice();
  yield next(rulebook, goOn(state));
}
