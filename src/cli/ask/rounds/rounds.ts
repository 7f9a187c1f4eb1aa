import type { Rulebook } from '../../../advice/index.js';
import { answered, askAgain, back, goOn, type Interview, next, passed } from '../../../interview/index.js';
import type { Answer } from '../../../model/answer.js';
import type { Asker, Reply, Screen } from '../prompt/screen.js';
import { guessed, leftText, whileReading } from './progress.js';
import { asked } from './questions.js';
import { flipsScreen, stopScreen } from './stop.js';

export type Ended = { readonly kind: 'accept' | 'another' | 'back'; readonly state: Interview };

export interface Rounds {
  readonly rulebook: Rulebook;
  readonly asker: Asker;
  readonly head: string;
  /** Keeps what was answered; called after each answer and each that was taken back, before the next key. */
  readonly keep: (state: Interview) => void;
  /** Whether there was anything before the first question. */
  readonly canLeave: boolean;
  /** How a demonstration answers a screen. */
  readonly play: (screen: Screen) => Reply | undefined;
}

/** Question after question, until the person accepts or goes back to before the first one. */
export async function rounds(
  start: Interview,
  { rulebook, asker, head, keep, canLeave, play }: Rounds,
): Promise<Ended> {
  let state = start;
  let kept = start;
  // The next question is on the screen before the answer to the last one is on the disk: writing takes longer.
  const show = (screen: Screen): Promise<Reply> => {
    const reply = asker.ask(screen, play(screen));
    if (kept.flow === state.flow) return reply;
    kept = state;
    try {
      keep(state);
    } catch (error) {
      reply.catch(() => {});
      throw error;
    }
    return reply;
  };
  // What was answered and taken back is offered again.
  const before = new Map<string, Answer>();
  for (;;) {
    const now = next(rulebook, state);
    const canGoBack = canLeave || state.before !== undefined;
    let following: Interview | undefined;
    if (now.kind === 'question') {
      const about = asker.refresh === undefined ? guessed(now, state) : undefined;
      const { screen, meaning } = asked({ rulebook, state, head, before }, now, leftText(now, about));
      const reading = whileReading(rulebook, state, now, asker);
      const reply = await show({ ...screen, canGoBack }).finally(reading.stop);
      if (reply.kind === 'back') following = back(state);
      else {
        const meant = meaning(reply);
        if ('answer' in meant) before.set(now.criterion.name, meant.answer);
        following = 'answer' in meant ? answered(state, meant.answer) : passed(state, now.criterion.name);
      }
    } else {
      const { screen, decision } = stopScreen(rulebook, state, now, head);
      const reply = await show({ ...screen, canGoBack });
      const does = reply.kind === 'back' ? 'back' : decision(reply);
      if (does === 'accept' || does === 'another') return { kind: does, state };
      if (does === 'flips') {
        await show(flipsScreen(rulebook, state, head));
        continue;
      }
      following = does === 'back' ? back(state) : does === 'go-on' ? goOn(state) : askAgain(state, now.unsettled);
    }
    if (following === undefined) return { kind: 'back', state };
    state = following;
  }
}
