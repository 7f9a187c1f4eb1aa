import type { FlowAdvice } from '../../../model/advice.js';
import type { StyleText } from '../../../model/rule.js';
import type { Size } from '../../../terminal/layout/size.js';
import { printable } from '../../../text/escape.js';
import { wrapLines } from '../../../text/wrap.js';
import type { AskStyle } from '../style.js';
import { type FlowResult, nextCommands } from './shell-commands.js';
import { verdictPage, widthOfPage } from './verdict-page.js';

/** What was written, and what to do next. */
export function nextText(advice: FlowAdvice, done: FlowResult, style: AskStyle, size: Size): string {
  const lines: string[] = [];
  const width = widthOfPage(size);
  for (const remark of done.remarks ?? []) lines.push(...wrapLines(remark, width));
  if (done.written.length > 0) lines.push(...wrapLines(`Written: ${printable(done.written.join(', '))}`, width));
  else if (done.file !== undefined) lines.push(...wrapLines(`${printable(done.file)} is as it was.`, width));
  lines.push(style.theme.bold('Next'), ...nextCommands(advice, done).map((command) => `  ${command}`));
  return `${lines.join('\n')}\n`;
}

/** The verdict page and what to do next, on one screen if it is large enough. */
export function resultText(
  advice: FlowAdvice,
  styles: readonly StyleText[],
  done: FlowResult,
  style: AskStyle,
  size: Size,
): string {
  const next = nextText(advice, done, style, size);
  // One line stays for the shell's prompt.
  const rows = size.rows - next.split('\n').length;
  return `${verdictPage(advice, styles, style, { ...size, rows }).join('\n')}\n${next}`;
}
