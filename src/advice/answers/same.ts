import type { Answer } from '../../model/answer.js';

/** An answer by what it means, however it was written: units and the order of a list do not count. */
export function meaningOf({ values, ranges }: Answer): string {
  const parts = values ?? ranges?.map(({ low, high }) => `${low}..${high}`) ?? [];
  return JSON.stringify([...parts].sort());
}

export const sameNeed = (a: Answer | undefined, b: Answer | undefined) =>
  a === b || (a !== undefined && b !== undefined && meaningOf(a) === meaningOf(b));
