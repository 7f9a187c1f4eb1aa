import { type Measure, parseQuantity } from '../../../model/quantity.js';
import type { FieldReader } from '../../../text/field-reader.js';
import { around, type Scope } from './scope.js';

/** A quantity in base units. */
export function readQuantity(at: FieldReader, measure: Measure): number {
  const parsed = parseQuantity(at.plain as string | number, measure);
  if ('problem' in parsed) at.fault(`\`${at.shown}\` ${parsed.problem}`);
  return 'problem' in parsed ? 0 : parsed.ranges[0].low;
}

/** For how much a price is: bytes where bytes are counted, else a number. */
export function readPriceUnit(at: FieldReader, scope: Scope): number {
  const counts = around(scope, 'counts');
  const unit = readQuantity(at, counts === 'bytes' || counts === 'kept' ? 'size' : 'count');
  if (unit === 0) at.fault('expected more than nought');
  return unit || 1;
}
