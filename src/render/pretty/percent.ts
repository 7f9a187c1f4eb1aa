import { STYLES, type Style } from '../../model/style.js';

/** A share in percent: 0 % only for what cannot happen, 100 % only for what must. */
export function percent(share: number): string {
  if (share <= 0) return '0 %';
  if (share >= 1) return '100 %';
  if (share < 0.01) return 'under 1 %';
  if (share > 0.99) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
}

/** "Of the ways the open answers could fall, 45 % end message-driven, 28 % event-driven", the likely ones first. */
export function likelihoodText(likelihood: Readonly<Record<Style, number>>): string {
  const parts = STYLES.filter((style) => likelihood[style] > 0)
    .sort((a, b) => likelihood[b] - likelihood[a])
    .map((style, index) => `${percent(likelihood[style])} ${index === 0 ? 'end ' : ''}${style}`);
  return `Of the ways the open answers could fall, ${parts.join(', ')}.`;
}
