import type { CheckReport } from '../check/report.js';
import type { CheckText, Citation } from '../model/rule.js';
import { citationsFor } from './check-ci/citation.js';
import type { ToRepoPath } from './check-ci/repo-path.js';
import { sarifResult } from './check-ci/sarif-result.js';
import { sarifRule } from './check-ci/sarif-rules.js';
import { uniqueFingerprints } from './check-ci/unique-fingerprints.js';
import { ROOT_ID } from './check-ci/uri.js';
import { wellFormedJson } from './check-ci/well-formed-json.js';

export interface SarifSetting {
  readonly version: string;
  readonly exitCode: number;
  /** The text of each kind of finding; those that occur become rules. */
  readonly texts: readonly CheckText[];
  /** What the texts cite by id. */
  readonly sources: readonly Citation[];
  readonly toRepoPath: ToRepoPath;
}

/** SARIF 2.1.0, one run. It names no time and no folder of the machine, so that equal runs are equal byte for byte. */
export function checkSarif(report: CheckReport, setting: SarifSetting): string {
  const { version, exitCode, texts, toRepoPath } = setting;
  const { findings, baseline } = report;
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const cited = citationsFor(setting.sources);
  const fingerprints = uniqueFingerprints(findings);
  const run = { ruleIndex: (rule: string) => ids.indexOf(rule), toRepoPath, baseline };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'driven',
            version,
            informationUri: 'https://www.npmjs.com/package/driven',
            rules: ids.map((id) =>
              sarifRule(
                id,
                texts.find((text) => text.id === id),
                cited,
              ),
            ),
          },
        },
        invocations: [{ executionSuccessful: !ids.includes('input'), exitCode }],
        // Without an address on purpose: it would be a folder of this machine, and consumers know their own checkout.
        originalUriBaseIds: { [ROOT_ID]: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding, index) => sarifResult(finding, fingerprints[index], run)),
      },
    ],
  };
  return wellFormedJson(log);
}
