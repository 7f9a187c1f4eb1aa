/** A stretch of text that looks the same throughout. */
export interface Run {
  readonly text: string;
  readonly colour?: string;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly underline: boolean;
}

/** The sixteen colours, light enough to read on a dark screen. */
const COLOURS = ['#6e7681', '#ff7b72', '#7ee787', '#e3b341', '#79c0ff', '#d2a8ff', '#76e3ea', '#e6edf3'];

const PLAIN = { bold: false, dim: false, underline: false } as const;

/** One line of a captured screen as runs; escape sequences other than colours and weight are dropped. */
export function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let style: Omit<Run, 'text'> = PLAIN;
  for (const part of line.split(/(\u001b\[[0-9;]*m|\u001b\][^\u0007]*\u0007|\u000f|\u000e)/)) {
    if (part.startsWith('\u001b[')) style = restyled(style, part.slice(2, -1).split(';').map(Number));
    else if (part !== '' && part.charCodeAt(0) >= 32) runs.push({ text: part, ...style });
  }
  return runs;
}

function restyled(style: Omit<Run, 'text'>, codes: readonly number[]): Omit<Run, 'text'> {
  let next = style;
  codes.forEach((code, index) => {
    // 38;5;n and 48;… carry further numbers, which are no codes of their own.
    if (codes[index - 1] === 5 && codes[index - 2] === 38) next = { ...next, colour: COLOURS[code % 8] };
    else if (code === 0) next = PLAIN;
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, dim: true };
    else if (code === 4) next = { ...next, underline: true };
    else if (code === 22) next = { ...next, bold: false, dim: false };
    else if (code === 24) next = { ...next, underline: false };
    else if (code === 39) next = { ...next, colour: undefined };
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) next = { ...next, colour: COLOURS[code % 10] };
  });
  return next;
}
