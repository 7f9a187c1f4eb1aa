import { emitKeypressEvents, type Interface } from 'node:readline';
import { createPrompt, ExitPromptError, useEffect, useKeypress, useState } from '@inquirer/core';
import type { Key } from './keys/prompt-state.js';
import type { Terminal } from './screen.js';

/** What a live prompt shows, and who is told of keys and events. */
export interface PromptHandlers {
  /** The screen in two parts: down to the line of the cursor, and below it. */
  readonly frame: () => [string, string];
  /** The cursor's column in its line; read after `frame`. */
  readonly column: () => number;
  readonly opened: (handles: { readonly redraw: () => void; readonly finish: () => void }) => void;
  /** The terminal no longer shows what was written: it was resized, or the program was in the background. */
  readonly invalidated: () => void;
  readonly pressed: (key: Key) => void;
  /** Ctrl-C, or the end of the input. */
  readonly ended: () => void;
}

/** A lone Esc is told apart from the start of an arrow key by the time that passes after it, in ms. */
const ESCAPE_TIME = 80;
/** Ctrl-C, also right after Esc, which readline takes for another key. */
const endsIt = ({ sequence }: Key) => sequence?.endsWith('\u0003') === true;

/** One prompt of @inquirer/core that shows `frame` until `finish` is called. */
export function inquirerPrompt(
  terminal: Terminal,
  { frame, column, opened, invalidated, pressed, ended }: PromptHandlers,
): Promise<void> {
  const { input, output } = terminal;
  emitKeypressEvents(input, { escapeCodeTimeout: ESCAPE_TIME } as unknown as Interface);
  const prompt = createPrompt<void, null>((_, done) => {
    const [, setTick] = useState(0);
    useEffect((readline) => {
      const redraw = () => setTick((tick) => tick + 1);
      const resumed = () => {
        readline.resume();
        invalidated();
      };
      // The cursor stands where the frame says; readline's own line stays empty.
      readline.getCursorPos = () => ({ rows: 0, cols: column() });
      readline.on('close', ended);
      readline.on('SIGCONT', resumed);
      output.on('resize', invalidated);
      opened({ redraw, finish: () => done() });
      redraw();
      return () => {
        readline.removeListener('close', ended);
        readline.removeListener('SIGCONT', resumed);
        output.off('resize', invalidated);
      };
    }, []);
    useKeypress((key, readline) => {
      readline.clearLine(0);
      if (endsIt(key as Key)) ended();
      else pressed(key as Key);
    });
    return frame();
  });
  return prompt(null, { input, output, clearPromptOnDone: true }).catch((error: unknown) => {
    if (!(error instanceof ExitPromptError)) throw error;
    ended();
  });
}
