import { CR, endsLine, HASH, LF, SPACE } from './char-codes.js';

/** Thrown where a text holds what the fast reader does not read. */
export const GIVE_UP = Symbol('left to the yaml package');

export function giveUp(): never {
  throw GIVE_UP;
}

/** The reader's place in a text, line by line; comments and empty lines are skipped, and counted where they change a span. */
export class Lines {
  at = 0;
  /** Indentation of the current line; -1 behind the last one. */
  indent = -1;
  /** Where the value read last ends, with the spaces, comments and line break that belong to it. */
  after = 0;
  /** Column of the deepest comment since the last value that is not part of that value; -1 when there is none. */
  loose = -1;
  /** Whether there was a comment since the last value, or behind the last key. */
  commented = false;

  constructor(
    readonly text: string,
    /** The key that stands for a tag, where a text may hold tags. */
    readonly keyOfTag?: (tag: string) => string | undefined,
  ) {}

  code(at: number): number {
    return this.text.charCodeAt(at);
  }

  /** Behind a value: goes on to the next line that is neither empty nor a comment. */
  finish(end: number, depth: number): void {
    this.after = this.restOfLine(end);
    this.skip(this.after, depth, true);
  }

  /** The same behind a value that ends with its line. */
  finishLines(end: number, depth: number): void {
    this.after = end;
    this.skip(end, depth, false);
  }

  /** Goes to the first line that is neither empty nor a comment. */
  begin(): void {
    this.skip(0, 0, false);
  }

  /** Behind the colon of a key whose value is on lines of its own, if there is one. */
  openLine(end: number): void {
    this.skip(this.restOfLine(end), 0, false);
    this.loose = -1;
  }

  /** Spaces, a comment, the line break; returns where the next line starts. */
  private restOfLine(end: number): number {
    let at = end;
    while (this.code(at) === SPACE) at++;
    this.commented = this.code(at) === HASH;
    if (this.commented ? at === end : !endsLine(this.code(at))) giveUp();
    return this.nextLine(at);
  }

  private nextLine(at: number): number {
    if (this.code(at) === LF) return at + 1;
    const end = this.text.indexOf('\n', at);
    return end === -1 ? this.text.length : end + 1;
  }

  /**
   * Goes to the next line that is neither empty nor a comment.
   * @param depth a comment deeper than this is part of the value before it
   * @param takes whether that value can have such comments
   */
  private skip(from: number, depth: number, takes: boolean): void {
    const { text } = this;
    let start = from;
    this.loose = -1;
    for (;;) {
      let at = start;
      let code = text.charCodeAt(at);
      while (code === SPACE) code = text.charCodeAt(++at);
      if (code === LF) start = at + 1;
      else if (code === CR) start = at + 2;
      else if (code === HASH) {
        const column = at - start;
        start = this.nextLine(at);
        this.commented = true;
        if (takes && this.loose < 0 && column > depth) this.after = start;
        else if (column > this.loose) this.loose = column;
      } else {
        this.at = at;
        this.indent = Number.isNaN(code) ? -1 : at - start;
        return;
      }
    }
  }
}
