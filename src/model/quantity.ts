/** Numbers with units: read as people type them, written as people write them. */
export { type Parsed, parseQuantity } from './quantity/read.js';
export { baseUnit, expected, MEASURES, type Measure } from './quantity/units.js';
export { formatQuantity, roundestIn } from './quantity/write.js';
