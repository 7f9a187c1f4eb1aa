import { graphemesOf, NARROW, widthOf } from './width.js';

/**
 * Breaks a text at spaces into lines no wider than `width` columns. A word that is wider by itself is broken anywhere,
 * or, with `keep`, only beside East Asian characters and emoji: a path or a URL stays whole, so that it can be copied.
 */
export function wrapLines(text: string, width: number, wideWords: 'break' | 'keep' = 'break'): string[] {
  const room = Math.max(1, width);
  // What is narrow as a whole is so in every part.
  const narrow = NARROW.test(text);
  const columnsOf = narrow ? ({ length }: string) => length : widthOf;
  const whole = narrow && wideWords === 'keep';
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = () => {
    lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of text.split(' ')) {
    const columns = columnsOf(word);
    if (line !== '' && used + 1 + columns > room) end();
    if (line !== '') {
      line += ' ';
      used += 1;
    }
    for (const piece of whole || columns <= room ? [word] : piecesOf(word, wideWords)) {
      const pieceColumns = columnsOf(piece);
      if (line !== '' && used + pieceColumns > room) end();
      line += piece;
      used += pieceColumns;
    }
  }
  lines.push(line);
  return lines;
}

/** The parts between which a word may be broken. */
function piecesOf(word: string, wideWords: 'break' | 'keep'): string[] {
  const graphemes = graphemesOf(word);
  if (wideWords === 'break') return graphemes;
  const pieces: string[] = [];
  let narrow = false;
  for (const grapheme of graphemes) {
    const wasNarrow = narrow;
    narrow = widthOf(grapheme) < 2;
    if (narrow && wasNarrow) pieces[pieces.length - 1] += grapheme;
    else pieces.push(grapheme);
  }
  return pieces;
}
