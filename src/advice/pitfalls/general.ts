import { factorsOf } from './told.js';

/** A message of one flow as a sentence about any: the facts it quotes by their names. */
export function inGeneral(text: string): string {
  const general = text.replace(/\{([^{}]+)\}/g, (_, quoted: string) => {
    if (quoted === 'flow') return 'the flow';
    if (quoted === 'broker') return 'the broker';
    if (/^graph\.\w+\.names$/.test(quoted)) return '…';
    return factorsOf(quoted)
      .map((factor) => (factor.includes('.') ? `\`${factor.split('.')[1]}\`` : factor))
      .join(' × ');
  });
  const sentence = general.slice(0, 1).toUpperCase() + general.slice(1);
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
