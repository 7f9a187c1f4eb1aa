/** Pieces of a text to replace, and where its lines begin and end. */
export class Edits {
  /** The line break that the text uses. */
  readonly eol: string;
  private list: { readonly start: number; readonly end: number; readonly text: string }[] = [];

  constructor(readonly text: string) {
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  add(start: number, end: number, text: string): void {
    this.list.push({ start, end, text });
  }

  /** The number of pieces so far, for `back`. */
  mark(): number {
    return this.list.length;
  }

  back(mark: number): void {
    this.list.length = mark;
  }

  /** The text with all pieces replaced; of two at one place, the one added first comes first. */
  result(): string {
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end, text } of [...this.list].sort((a, b) => a.start - b.start)) {
      pieces.push(this.text.slice(at, start), text);
      at = Math.max(at, end);
    }
    return pieces.join('') + this.text.slice(at);
  }

  lineStart(at: number): number {
    return at === 0 ? 0 : this.text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Where the line ends, its line break left out. */
  lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    if (end === -1) return this.text.length;
    return this.text[end - 1] === '\r' ? end - 1 : end;
  }

  /** Lines to put behind the end of another line. */
  lines(lines: readonly string[]): string {
    return lines.map((line) => this.eol + line).join('');
  }
}
