import { grouped } from './figures.js';

/** An amount of US dollars, to three significant figures; what is less than a cent is said to be. */
export function dollars(amount: number): string {
  if (amount > 0 && amount < 0.01) return 'less than $0.01';
  const rounded = Number(amount.toPrecision(3));
  return `$${rounded < 100 && !Number.isInteger(rounded) ? (Math.round(rounded * 100) / 100).toFixed(2) : grouped(rounded)}`;
}

/** From the least to the most; one amount where they read alike. */
export function dollarRange(least: number, most: number): string {
  const [low, high] = [dollars(least), dollars(most)];
  return low === high ? low : `${low} to ${high}`;
}
