/** Numbers with units: read as people type them, written as people write them. */
export { type Parsed, parseQuantity } from './quantity/read.js';
export { isBare, listed, type Understood, understood } from './quantity/typed.js';
export { baseUnit, expected, MEASURES, type Measure } from './quantity/units.js';
export { formatCount, formatQuantity, roundestIn } from './quantity/write.js';
