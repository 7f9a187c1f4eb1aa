const COMBINING = /^(?:\p{M}|\p{Emoji_Modifier})$/u;
const WIDE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uff00-\uff60]/;

/** A terminal's screen, as far as prompts use one: enough to see what a person would see. */
export class Screen {
  private lines: string[][] = [[]];
  private row = 0;
  private column = 0;
  /** Rows above the screen that scrolled away. */
  scrolled = 0;

  constructor(
    private columns: number,
    private rows: number,
  ) {}

  /** What is on the screen, without the empty rows at the end. */
  get text(): string {
    const rows = this.lines.map((line) =>
      Array.from(line, (cell) => cell ?? ' ')
        .join('')
        .trimEnd(),
    );
    return rows.join('\n').trimEnd();
  }

  get cursor(): { readonly row: number; readonly column: number } {
    return { row: this.row, column: this.column };
  }

  /** As a terminal that reflows nothing. */
  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    while (this.lines.length > rows) this.lines.shift();
    this.row = Math.min(this.row, rows - 1);
    this.column = Math.min(this.column, columns - 1);
  }

  write(text: string): void {
    for (const part of text.match(/\u001b\[[?\d;]*[A-Za-z]|[\s\S]/gu) ?? []) {
      if (part.length > 1 && part.startsWith('\u001b')) this.control(part);
      else this.put(part);
    }
  }

  private put(character: string): void {
    if (character === '\n') {
      // The terminal's driver turns a line feed into a line feed and a return.
      this.column = 0;
      this.down();
    } else if (character === '\r') this.column = 0;
    else if (COMBINING.test(character) && this.column > 0) {
      // Joins the character before it, which may be a wide one.
      const line = this.lines[this.row];
      line[this.column - (line[this.column - 1] === '' ? 2 : 1)] += character;
    } else if (character >= ' ') {
      if (this.column >= this.columns) {
        this.column = 0;
        this.down();
      }
      this.lines[this.row][this.column] = character;
      this.column += 1;
      if (character.length === 1 && !WIDE.test(character)) return;
      this.lines[this.row][this.column] = '';
      this.column += 1;
    }
  }

  private down(): void {
    this.row += 1;
    if (this.row === this.rows) {
      this.lines.shift();
      this.scrolled += 1;
      this.row -= 1;
    }
    while (this.lines.length <= this.row) this.lines.push([]);
  }

  private control(sequence: string): void {
    const count = Number(/\d+/.exec(sequence)?.[0] ?? 1);
    switch (sequence[sequence.length - 1]) {
      case 'A':
        this.row = Math.max(0, this.row - count);
        break;
      case 'B':
        this.row = Math.min(this.rows - 1, this.row + count);
        while (this.lines.length <= this.row) this.lines.push([]);
        break;
      case 'G':
        this.column = count - 1;
        break;
      case 'H':
        this.row = 0;
        this.column = 0;
        break;
      case 'J':
        this.lines = Array.from({ length: this.row + 1 }, () => []);
        break;
      case 'K':
        this.lines[this.row] = [];
        break;
    }
  }
}
