/** What a quantity is measured in. Base units: records a second, bytes, seconds, a plain number, a share 0..1. */
export const MEASURES = ['rate', 'size', 'duration', 'count', 'share'] as const;
export type Measure = (typeof MEASURES)[number];

/** Units of a measure, each with its size in base units; the first is the base unit. */
export const UNITS: Record<Measure, readonly (readonly [unit: string, size: number])[]> = {
  rate: [
    ['/s', 1],
    ['/min', 1 / 60],
    ['/h', 1 / 3600],
    ['/day', 1 / 86400],
  ],
  size: [
    ['B', 1],
    ['KB', 1e3],
    ['MB', 1e6],
    ['GB', 1e9],
    ['KiB', 1024],
    ['MiB', 1024 ** 2],
    ['GiB', 1024 ** 3],
  ],
  duration: [
    ['s', 1],
    ['ms', 1e-3],
    ['m', 60],
    ['h', 3600],
    ['d', 86400],
  ],
  count: [],
  share: [],
};

/** What a person may type, for messages: `a rate such as 200/s (units /s /min /h /day)`. */
export function expected(measure: Measure, forever = false): string {
  const units = UNITS[measure].map(([unit]) => unit).join(' ');
  const also = forever ? ', or `forever`' : '';
  switch (measure) {
    case 'rate':
      return `a rate such as \`200/s\` or \`5k/s\` (units ${units})`;
    case 'size':
      return `a size such as \`256KB\` or \`1MiB\` (units ${units})`;
    case 'duration':
      return `a time such as \`250ms\`, \`30s\` or \`7d\` (units ${units})${also}`;
    case 'count':
      return 'a whole number';
    case 'share':
      return 'a share from 0 to 1';
  }
}

/** The base unit as JSON output names it. */
export function baseUnit(measure: Measure): string {
  return measure === 'rate' ? '/s' : (UNITS[measure][0]?.[0] ?? '');
}
