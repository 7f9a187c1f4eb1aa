import { wrapLines } from '../../text/wrap.js';

/** Text in lines no wider than `width`, the later ones indented; a word that is wider stays whole. */
export function wrap(text: string, width: number, indent: number): string {
  return wrapLines(text, Math.max(20, width - indent), 'keep').join(`\n${' '.repeat(indent)}`);
}
