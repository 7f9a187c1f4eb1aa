import { emitKeypressEvents, type Interface } from 'node:readline';
import { createPrompt, ExitPromptError, useEffect, useKeypress, useState } from '@inquirer/core';
import type { Key } from './keys/prompt-state.js';
import type { Terminal } from './screen.js';

/** What a live prompt shows, and whom it tells of what happens. */
export interface PromptHandlers {
  /** In two parts: down to the line of the cursor, and below it. */
  readonly picture: () => [string, string];
  /** Where in its line the cursor stands, once the picture was made. */
  readonly column: () => number;
  readonly opened: (handles: { readonly repaint: () => void; readonly finish: () => void }) => void;
  /** The screen is no longer what was painted: another size, or back from the shell. */
  readonly cleared: () => void;
  readonly pressed: (key: Key) => void;
  /** Ctrl-C, or the end of the input. */
  readonly ended: () => void;
}

/** A lone Esc is told apart from the start of an arrow key by the time that passes after it, in ms. */
const ESCAPE_TIME = 80;
/** Ctrl-C, also right after Esc, which readline takes for another key. */
const endsIt = ({ sequence }: Key) => sequence?.endsWith('\u0003') === true;

/** One prompt of @inquirer/core, which paints whatever it's given until it's told to finish. */
export function inquirerPrompt(
  terminal: Terminal,
  { picture, column, opened, cleared, pressed, ended }: PromptHandlers,
): Promise<void> {
  const { input, output } = terminal;
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_TIME } as unknown as Interface);
  const prompt = createPrompt<void, null>((_, done) => {
    const [, setTick] = useState(0);
    useEffect((readline) => {
      const repaint = () => setTick((tick) => tick + 1);
      const resumed = () => {
        readline.resume();
        cleared();
      };
      // The cursor stands where the picture says; readline's own line stays empty.
      readline.getCursorPos = () => ({ rows: 0, cols: column() });
      readline.on('close', ended);
      readline.on('SIGCONT', resumed);
      output.on('resize', cleared);
      opened({ repaint, finish: () => done() });
      repaint();
      return () => {
        readline.removeListener('close', ended);
        readline.removeListener('SIGCONT', resumed);
        output.off('resize', cleared);
      };
    }, []);
    useKeypress((key, readline) => {
      readline.clearLine(0);
      if (endsIt(key as Key)) ended();
      else pressed(key as Key);
    });
    return picture();
  });
  return prompt(null, { input, output, clearPromptOnDone: true }).catch((error: unknown) => {
    if (!(error instanceof ExitPromptError)) throw error;
    ended();
  });
}
