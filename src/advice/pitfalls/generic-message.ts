import { parseProduct } from './template.js';

/** A message of one flow as a sentence about any: the facts it quotes by their names. */
export function genericMessage(text: string): string {
  const general = text
    // A fact with its value is the fact.
    .replace(/`(\w+): \{\w+\.\1\}`/g, '`$1`')
    .split('`')
    // Every other part stands between backticks already.
    .map((part, index) => named(part, index % 2 === 1 ? '' : '`'))
    .join('`');
  const sentence = general.replace(/^`?[a-z]/, (first) => first.toUpperCase());
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** A part of a text with the names of what it quotes, each between two marks. */
function named(part: string, mark: string): string {
  return part.replace(/\{([^{}]+)\}/g, (_, quoted: string) => {
    if (quoted === 'flow') return 'the flow';
    if (quoted === 'broker') return 'the broker';
    if (/^graph\.\w+\.names$/.test(quoted)) return '…';
    return parseProduct(quoted)
      .map((factor) => (factor.includes('.') ? `${mark}${factor.split('.')[1]}${mark}` : factor))
      .join(' × ');
  });
}
