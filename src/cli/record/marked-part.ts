import { checksumOf } from './checksum.js';

/** How the lines around a part are written: those in the front matter as comments of YAML. */
const MARKS = {
  front: { begin: /^# driven:begin ([0-9a-f]{16})(\r?\n)/m, end: /^# driven:end\r?$/m, lines: ['# ', ''] },
  body: {
    begin: /^<!-- driven:begin ([0-9a-f]{16}) -->(\r?\n)/m,
    end: /^<!-- driven:end -->\r?$/m,
    lines: ['<!-- ', ' -->'],
  },
} as const;

export type PartKind = keyof typeof MARKS;

/** The part of a file that is written here; all around it is people's. */
export interface MarkedPart {
  readonly inside: string;
  /** Whether nobody has changed it since. */
  readonly isIntact: boolean;
  /** Its first line, counted from 1. */
  readonly line: number;
  /** The whole file with another text inside, which ends in a line break. */
  with(inside: string): string;
}

/** The lines that a new part is written in. */
export function marked(kind: PartKind, inside: string): string {
  const [open, close] = MARKS[kind].lines;
  return `${open}driven:begin ${checksumOf(inside)}${close}\n${inside}${open}driven:end${close}`;
}

/** The part of a kind; `unended` where its last line is missing, undefined where there is none. */
export function partIn(text: string, kind: PartKind): MarkedPart | 'unended' | undefined {
  const { begin, end } = MARKS[kind];
  const start = begin.exec(text);
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  const stop = end.exec(text.slice(from));
  if (stop === null) return 'unended';
  const to = from + stop.index;
  const inside = text.slice(from, to);
  const [, checksum, lineBreak] = start;
  return {
    inside: inside.replaceAll('\r\n', '\n'),
    isIntact: checksumOf(inside) === checksum,
    line: text.slice(0, start.index).split('\n').length,
    with: (next) => {
      const whole = marked(kind, next);
      const written = lineBreak === '\n' ? whole : whole.replaceAll('\n', lineBreak);
      // Of the last line only what the pattern took is replaced: its line break is not.
      return text.slice(0, start.index) + written + text.slice(to + stop[0].replace(/\r$/, '').length);
    },
  };
}
