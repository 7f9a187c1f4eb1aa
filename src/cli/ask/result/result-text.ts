import type { FlowAdvice } from '../../../model/advice.js';
import type { StyleText } from '../../../model/rule.js';
import type { Size } from '../../../terminal/layout/size.js';
import type { TerminalStyle } from '../../../terminal/layout/terminal-style.js';
import { fold } from '../../../terminal/layout/width.js';
import { printable } from '../../../text/escape.js';
import { nextCommands } from './next-commands.js';
import { verdictPage, widthOfPage } from './verdict-page.js';

/** What came of a session, beside the verdict. */
export interface FlowResult {
  /** The system file; undefined where nothing is written. */
  readonly file?: string;
  readonly written: readonly string[];
  readonly report?: string;
  /** Whether the file has other flows, so that commands must name this one. */
  readonly several: boolean;
}

/** What was written, and what to do next. */
export function nextText(advice: FlowAdvice, done: FlowResult, look: TerminalStyle, size: Size): string {
  const lines: string[] = [];
  const width = widthOfPage(size);
  if (done.written.length > 0) lines.push(...fold(`Written: ${printable(done.written.join(', '))}`, width));
  else if (done.file !== undefined) lines.push(...fold(`${printable(done.file)} is as it was.`, width));
  lines.push(look.paint.bold('Next'), ...nextCommands(advice, done).map((command) => `  ${command}`));
  return `${lines.join('\n')}\n`;
}

/** The verdict, why, what against it, and what to do next: on one screen, if it's not too small for that. */
export function resultText(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  done: FlowResult,
  look: TerminalStyle,
  size: Size,
): string {
  const next = nextText(advice, done, look, size);
  // One line stays for the shell's prompt.
  const rows = size.rows - next.split('\n').length;
  return `${verdictPage(advice, styles, look, { ...size, rows }).join('\n')}\n${next}`;
}
