import { type CheckReport, summarize } from './check-report.js';
import { findingJson } from './finding-json.js';

export function checkJson({ files, flows, findings }: CheckReport): string {
  return `${JSON.stringify({ driven: 1, files, flows, summary: summarize(findings), findings: findings.map(findingJson) }, null, 2)}\n`;
}
