import { painter } from '../../render/pretty/coloured.js';
import type { Theme } from '../../render/pretty/theme.js';
import { isPlain, marksFor, type TerminalStyle } from '../../terminal/layout/style.js';
import type { Io } from '../io.js';
import { colourLevel } from '../output/colour.js';

/** The terminal's style, with colours for verdicts and severities. */
export interface AskStyle extends TerminalStyle {
  readonly theme: Theme & TerminalStyle['theme'];
}

export function askStyle(io: Io): AskStyle {
  const theme = painter(isPlain(io.env) ? 0 : colourLevel(io.stdout, io, true));
  return { ...marksFor(io.env), theme: { ...theme, warning: (text) => theme.severity('warning', text) } };
}
