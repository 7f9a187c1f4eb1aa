import { type CheckReport, flowCount, summarize } from '../check/report.js';
import { jsonText } from '../text/json.js';
import { findingJson } from './finding-json.js';

export const checkJson = (report: CheckReport): string => jsonText(checkValue(report));

export function checkValue(report: CheckReport) {
  const { files, findings } = report;
  const flows = flowCount(report);
  return { driven: 1, files, flows, summary: summarize(findings), findings: findings.map(findingJson) };
}
