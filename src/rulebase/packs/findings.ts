import { compareFindings, createFinding, type Finding } from '../../model/finding.js';
import type { Fault } from '../../text/field-reader.js';

/** Faults as findings, in the order of each text; of several at one place, the first. */
export function findingsOf(faults: readonly Fault[]): Finding[] {
  const told = new Set<string>();
  const findings = faults.flatMap(({ place, message, remedy = '', related = [], missing }): Finding[] => {
    const key = `${place.source.path}\n${place.span.start}\n${missing ?? ''}`;
    if (told.has(key)) return [];
    told.add(key);
    return [
      createFinding({
        rule: 'input',
        severity: 'error',
        message,
        place,
        remedy,
        related,
        about: [message],
      }),
    ];
  });
  return findings.sort(compareFindings);
}
