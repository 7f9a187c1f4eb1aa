// East Asian wide and full-width characters; beyond the first plane nearly everything takes two columns, or may.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

const columnsOf = (character: string) => (character.length > 1 || WIDE.test(character) ? 2 : 1);

/** Columns that a text takes on a terminal, at most; never fewer than its length, so that nobody counts less. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** The start of a text that fits, with a mark where something was left out. */
export function truncate(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(mark);
  let kept = '';
  let taken = 0;
  for (const character of text) {
    taken += columnsOf(character);
    if (taken > room) break;
    kept += character;
  }
  return kept.trimEnd() + mark;
}

/** Breaks a text at spaces into lines no wider than `width`; a word that is wider by itself is broken, too. */
export function fold(text: string, width: number): string[] {
  const room = Math.max(1, width);
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(' ')) {
    const wide = widthOf(word);
    if (line !== '' && taken + 1 + wide > room) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    if (line !== '') {
      line += ' ';
      taken += 1;
    }
    if (wide + taken <= room) {
      line += word;
      taken += wide;
      continue;
    }
    for (const character of word) {
      const columns = columnsOf(character);
      if (taken + columns > room && line !== '') {
        lines.push(line);
        line = '';
        taken = 0;
      }
      line += character;
      taken += columns;
    }
  }
  lines.push(line);
  return lines;
}

/** Text in columns: filled up with spaces. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Parts in lines that are no wider than `width`; a line breaks only between two of them, if it can. */
export function joined(parts: readonly string[], between: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(last) + widthOf(between) + widthOf(part) <= width)
      lines[lines.length - 1] += between + part;
    else lines.push(part);
  }
  return lines.flatMap((line) => fold(line, width));
}
