import { adviseFlow, FlowAnalysis, type Rulebook } from '../../../advice/index.js';
import {
  beginOwnNeeds,
  differing,
  nextOwnStep,
  type OwnNeeds,
  type OwnStep,
  picking,
  prefetchOwnStep,
  saying,
} from '../../../interview/index.js';
import type { Answer } from '../../../model/answer.js';
import type { Flow } from '../../../model/system.js';
import type { Prompter, Reply, Screen } from '../../../terminal/screen.js';
import { flipsScreen } from '../questions/flips.js';
import { questionScreen } from '../questions/question-screen.js';
import { resultScreen } from '../result/result-screen.js';
import type { AskStyle } from '../style.js';
import { differScreen } from './differ-screen.js';
import { headOf, ownTrail, standsText, statusOfStep } from './own-texts.js';
import { pickScreen } from './pick-screen.js';

export interface OwnNeedsOptions {
  readonly rulebook: Rulebook;
  readonly prompter: Prompter;
  readonly style: AskStyle;
  readonly head: string;
  /** Called with what the consumers said after each answer and each that was taken back. */
  readonly onAnswer: (flow: Flow) => Promise<void>;
  /** How a demonstration answers a screen. */
  readonly autoReply?: (screen: Screen, consumer?: string) => Reply;
}

/**
 * Asks what the consumers of a flow need for themselves, where there are several and it can matter.
 * @returns the flow with what they said; undefined where the person goes back to before the first question
 */
export async function askOwnNeeds(flow: Flow, options: OwnNeedsOptions): Promise<Flow | undefined> {
  const start = beginOwnNeeds(options.rulebook, flow);
  return start === undefined ? flow : new OwnNeedsLoop(start, options).run();
}

class OwnNeedsLoop {
  private reported: Flow;
  /** What was answered and taken back is offered again, by consumer and criterion. */
  private readonly before = new Map<string, Map<string, Answer>>();

  constructor(
    private state: OwnNeeds,
    private readonly options: OwnNeedsOptions,
  ) {
    this.reported = state.flow;
  }

  async run(): Promise<Flow | undefined> {
    for (;;) {
      const step = nextOwnStep(this.options.rulebook, this.state);
      const following = step.kind === 'end' ? 'end' : await this.ask(step);
      if (following === 'end') {
        await this.report();
        return this.state.flow;
      }
      if (following === undefined) {
        await this.report();
        return undefined;
      }
      this.state = following;
    }
  }

  private async ask(step: Exclude<OwnStep, { kind: 'end' }>): Promise<OwnNeeds | 'end' | undefined> {
    const { state } = this;
    const [screen, taken] = this.screenFor(step);
    for (;;) {
      const reply = await this.show({ ...screen, canGoBack: true, aside: 'verdict' }, step);
      if (reply.kind === 'back') return state.before;
      if (reply.kind !== 'aside') return taken(reply);
      if (await this.stopsHere()) return 'end';
    }
  }

  private screenFor(step: Exclude<OwnStep, { kind: 'end' }>): [Screen, (reply: Reply) => OwnNeeds] {
    const { state } = this;
    const { rulebook, style, head } = this.options;
    if (step.kind === 'differ') {
      const { screen, differ } = differScreen(step.names, step.own, head);
      return [screen, (reply) => differing(rulebook, state, differ(reply))];
    }
    const own = state.flow.consumers?.[step.consumer - 1].needs ?? new Map();
    const shown = {
      head: headOf(head, step),
      trail: ownTrail(rulebook, state),
      status: statusOfStep(step, style),
    };
    if (step.kind === 'pick') {
      const { screen, picked } = pickScreen(step, own, state.flow.needs, shown);
      return [screen, (reply) => picking(rulebook, state, picked(reply))];
    }
    const { question, name, analysis, flows } = step;
    const { criterion, current } = question;
    const offered = this.before.get(name) ?? new Map<string, Answer>();
    if (current !== undefined && !offered.has(criterion.name)) offered.set(criterion.name, current);
    this.before.set(name, offered);
    const asked = { flow: analysis.flow, inherited: new Map(), reopened: [], scope: 'style', asked: [] } as const;
    const interview = { ...asked, earlier: [], unknown: [] };
    const context = { rulebook, style, state: interview, head, before: offered, stands: standsText(flows) };
    const { screen, meaning } = questionScreen(context, { ...question, current: undefined }, '');
    const taken = (reply: Reply) => {
      const meant = meaning(reply);
      const answer = 'answer' in meant ? meant.answer : undefined;
      if (answer === undefined) offered.delete(criterion.name);
      else offered.set(criterion.name, answer);
      return saying(rulebook, state, criterion.name, answer);
    };
    return [{ ...screen, ...shown }, taken];
  }

  /** The verdict on the whole flow so far. @returns whether the person ends with it */
  private async stopsHere(): Promise<boolean> {
    const { rulebook, style, head } = this.options;
    const advice = adviseFlow(new FlowAnalysis(this.state.flow, rulebook));
    const { screen, choice } = resultScreen(advice, rulebook.base.styles, style, head, [
      ['go-on', 'Go on with the questions'],
      ['done', 'Stop here: save it'],
      ['flips', 'See what would change it'],
    ]);
    for (;;) {
      const chosen = choice(await this.show(screen));
      if (chosen !== 'flips') return chosen === 'done';
      await this.show(flipsScreen(advice, head));
    }
  }

  /** The next question is on the screen before the answer to the last one is on the disk. */
  private async show(screen: Screen, step?: OwnStep): Promise<Reply> {
    const { prompter, autoReply } = this.options;
    const consumer = step !== undefined && 'name' in step ? step.name : undefined;
    const reply = prompter.ask(screen, autoReply?.(screen, consumer));
    prompter.whileIdle?.(prefetchOwnStep(this.options.rulebook, this.state));
    reply.catch(() => {});
    await this.report();
    return reply;
  }

  private async report(): Promise<void> {
    const { flow } = this.state;
    if (this.reported === flow) return;
    this.reported = flow;
    await this.options.onAnswer(flow);
  }
}
