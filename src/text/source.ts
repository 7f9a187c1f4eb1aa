/** A text with a name: a file, standard input, or the command line itself. */
export interface SourceText {
  /** As the user gave it, with forward slashes; what every message prints. */
  readonly path: string;
  readonly text: string;
}

/** Half-open range of UTF-16 offsets into a source's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span and the text it lies in; offsets become lines only where something is printed. */
export interface Place {
  readonly source: SourceText;
  readonly span: Span;
}

/** Line and column count from 1, columns in UTF-16 units as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const starts = new WeakMap<SourceText, number[]>();

/** Offsets at which lines start; computed once a source, and only when a place is printed. */
function lineStarts(source: SourceText): number[] {
  const known = starts.get(source);
  if (known) return known;
  const list = [0];
  for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) list.push(at + 1);
  starts.set(source, list);
  return list;
}

export function positionAt(source: SourceText, offset: number): Position {
  const list = lineStarts(source);
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.min(offset, source.text.length) - list[low] + 1 };
}

/** A place as every tool finds it: `path:line:column`. */
export function placeText({ source, span }: Place): string {
  const { line, column } = positionAt(source, span.start);
  return `${source.path}:${line}:${column}`;
}

/** The text of one line (counted from 1), without its line break. */
export function lineText(source: SourceText, line: number): string {
  const list = lineStarts(source);
  const end = line < list.length ? list[line] - 1 : source.text.length;
  return source.text.slice(list[line - 1], end).replace(/\r$/, '');
}
