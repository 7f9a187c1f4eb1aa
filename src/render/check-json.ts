import { type CheckReport, flowCount, summarize } from '../check/report.js';
import { jsonText } from '../text/json.js';
import { findingJson } from './finding-json.js';

export function checkJson(report: CheckReport): string {
  const { files, findings } = report;
  const flows = flowCount(report);
  return jsonText({ driven: 1, files, flows, summary: summarize(findings), findings: findings.map(findingJson) });
}
