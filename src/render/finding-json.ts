import type { Finding } from '../model/finding.js';
import { positionAt } from '../text/source.js';

/** One finding with the contract's keys, in the contract's order. */
export function findingJson(finding: Finding) {
  const { source, span } = finding.place;
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    file: source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    flow: finding.flow ?? null,
    consumer: finding.consumer ?? null,
    basis: finding.basis ?? 'stated',
    facts: finding.facts,
    remedy: finding.remedy,
    sources: finding.sources,
    related: finding.related.map(({ message, place }) => ({
      message,
      file: place.source.path,
      ...positionAt(place.source, place.span.start),
    })),
    waived: finding.suppression?.kind === 'waiver',
    baselined: finding.suppression?.kind === 'baseline',
    fingerprint: finding.fingerprint,
  };
}
