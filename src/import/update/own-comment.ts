import type { Place } from '../../text/source.js';

/** What stands behind a fact that an import wrote, and nobody else writes. */
const EVIDENCE =
  /^# (?:(?:default of the parameter .+?, )?\S+:\d+(?:, [^;]+)?|the service's default, not set in \S+:\d+)(?:; (?:default of the parameter .+?, )?\S+:\d+(?:, [^;]+)?)*$/;

/** What is behind a value on its line: its place in the text, and whether an import wrote it. */
export interface Tail {
  readonly start: number;
  readonly end: number;
  readonly comment: string;
  readonly isOwn: boolean;
}

/** The rest of the line behind a value; undefined where more than a comment stands there. */
export function tailOf(text: string, start: number): Tail | undefined {
  const found = /^[ \t]*(#[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(start, lineEnd(text, start)));
  if (found === null) return undefined;
  const comment = (found[1] ?? '').trimEnd();
  return { start, end: start + found[0].length, comment, isOwn: EVIDENCE.test(comment) };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : text[at - 1] === '\r' ? at - 1 : at;
}

/** The files that a comment of an import names. */
export function filesIn(comment: string): string[] {
  return [...comment.matchAll(/(\S+):\d+(?=[,;]|$)/g)].map(([, path]) => path);
}

/** Whether what is behind a value says that an import wrote it, from one of these files. */
export function isWrittenFrom(paths: ReadonlySet<string>, text: string, { span }: Place): boolean {
  const tail = tailOf(text, span.end);
  return tail?.isOwn === true && filesIn(tail.comment).some((path) => paths.has(path));
}
