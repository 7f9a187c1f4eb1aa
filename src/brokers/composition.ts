import type { Carrier } from '../model/broker.js';

/** Whether a carrier is put together from others, be it from one and something beside it. */
export function isComposition({ id, parts }: Carrier): boolean {
  return parts.length > 0 && !parts.includes(id);
}
