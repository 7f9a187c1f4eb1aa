import type { FlowAdvice } from '../../../model/advice.js';
import { commandLine } from '../../../text/shell.js';

/** What came of a session, beside the verdict. */
export interface FlowResult {
  /** The system file; undefined where nothing is written. */
  readonly file?: string;
  readonly written: readonly string[];
  readonly report?: string;
  /** Whether the file has other flows, so that commands must name this one. */
  readonly several: boolean;
  /** What has to be said besides the verdict. */
  readonly remarks?: readonly string[];
}

/** What to type next: the check for CI, the report, and the strongest what-if. */
export function nextCommands({ flow, flips }: FlowAdvice, { file, report, several }: FlowResult): string[] {
  if (file === undefined) return ['driven ask'];
  const change = Object.entries(flips[0]?.change ?? {}).map(([criterion, value]) => `${criterion}=${value}`);
  const only = several ? ['--flow', flow.name] : [];
  return [
    commandLine(['driven', 'check', file]),
    ...(report === undefined ? [commandLine(['driven', 'report', file, '-o', 'decision.md'])] : []),
    ...(change.length > 0 ? [commandLine(['driven', 'advise', file, ...only, ...change])] : []),
  ];
}
