import { isPlain } from '../../terminal/layout/style.js';
import { LinePrompter } from '../../terminal/line-prompter.js';
import { LivePrompter } from '../../terminal/live-prompter.js';
import { Interrupted, type Prompter, type Screen } from '../../terminal/screen.js';
import { askStyle } from '../ask/style.js';
import type { Io } from '../io.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks one question with choices. @returns the place of the one picked; undefined without a terminal, or on Ctrl-C */
export async function pickOnce(screen: Screen, io: Io): Promise<number | undefined> {
  const { terminal } = io;
  if (terminal === undefined) return undefined;
  const prompter: Prompter = isPlain(io.env)
    ? new LinePrompter(terminal)
    : new LivePrompter(terminal, askStyle(io), sleep);
  try {
    const reply = await prompter.ask(screen);
    return reply.kind === 'picked' ? reply.items[0] : undefined;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return undefined;
  } finally {
    await prompter.close();
  }
}
