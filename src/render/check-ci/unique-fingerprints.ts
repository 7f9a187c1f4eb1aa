import type { Finding } from '../../model/finding.js';

/**
 * The fingerprints of a run's findings, each once: what occurs again gets `:2`, `:3` in the order of the findings.
 * Services keep one finding a fingerprint. Number all findings of a run before some are left out, so that a waiver of one
 * does not rename another.
 */
export function uniqueFingerprints(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ fingerprint }) => {
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}:${count}`;
  });
}
