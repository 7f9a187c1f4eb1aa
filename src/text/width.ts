import { eastAsianWidth } from 'get-east-asian-width';

/** Texts of letters, punctuation, arrows and marks of one column each, as nearly all are. */
export const NARROW = /^[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u2713\u276f]*$/;

/** Columns that a text takes on a terminal: East Asian wide characters and emoji two, accents and colour codes none. */
export function widthOf(text: string): number {
  return NARROW.test(text) ? text.length : widthOfWide(text);
}

function widthOfWide(text: string): number {
  const shown = text.includes('\u001b') ? text.replace(/\u001b\[[\d;]*m/g, '') : text;
  return graphemesOf(shown).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

let segmenter: Intl.Segmenter | undefined;

/** What a person takes for one character: a letter with its accents, a flag, an emoji with its skin tone. */
export function graphemesOf(text: string): string[] {
  if (NARROW.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function graphemeWidth(grapheme: string): number {
  // A mark without a letter; a flag, or what a variation or a skin tone makes an emoji. The patterns stand in here,
  // because the start of the program must not wait for them.
  if (/^[\p{M}\p{Cc}]/u.test(grapheme)) return 0;
  if (/^\p{RI}{2}|[\ufe0f\p{Emoji_Modifier}]/u.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

/** The start of a text that fits, with a mark where something was left out. */
export function truncate(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(mark);
  let kept = '';
  let used = 0;
  for (const grapheme of graphemesOf(text)) {
    used += widthOf(grapheme);
    if (used > room) break;
    kept += grapheme;
  }
  return kept.trimEnd() + mark;
}

/** Text in columns: filled up with spaces. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
