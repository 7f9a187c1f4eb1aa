import type { Suppression } from '../model/finding.js';

/** The rule that reports a suppression which covers nothing any more. */
export const STALE_RULE: Readonly<Record<Suppression['kind'], string>> = {
  waiver: 'unused-waiver',
  baseline: 'stale-baseline',
};

/**
 * Whether findings of a rule can be suppressed by a waiver, or by the baseline. Input faults never are: what could not
 * be read was not checked. Nor is a stale suppression by another of its kind.
 */
export function canSuppress(kind: Suppression['kind'], rule: string): boolean {
  return rule !== 'input' && rule !== STALE_RULE[kind];
}
