/** A command as it can be pasted into a shell. */
export function commandLine(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

/** The same in lines of at most `width` columns where its words allow it: each but the last ends in a backslash. */
export function commandLines(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.map(quoted)) {
    if (line !== '' && line.length + 1 + word.length > width - 2) {
      lines.push(`${line} \\`);
      line = `  ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  const whole = commandLine(words);
  return whole.length <= width ? [whole] : [...lines, line];
}

function quoted(word: string): string {
  if (/^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word)) return word;
  // Control characters can't be pasted as they are; the shell's own notation for them can.
  if (/\p{C}/u.test(word)) return `$'${word.replace(/[\\']/g, '\\$&').replace(/\p{C}/gu, escaped)}'`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
