import { SEVERITIES, type Severity } from '../../model/finding.js';
import { findingsOf } from '../../rulebase/packs/findings.js';
import { type Fault, FieldReader } from '../../text/field-reader.js';
import type { Io } from '../io.js';
import { inputError, readDocument } from '../rules/document.js';
import { configPath } from './find-config.js';

/** What driven.config.yaml says; its paths are relative to the working directory here. */
export interface Config {
  readonly systems: readonly string[];
  /** Files that deploy, against which descriptions are held. */
  readonly deployed: readonly string[];
  readonly rules: readonly string[];
  /** By rule. */
  readonly severity: { readonly [rule: string]: Severity | 'off' };
  readonly failOn?: Severity | 'never';
  readonly baseline?: string;
  /** @throws UsageError that tells what is wrong with severities that it sets, each at its place */
  readonly refuse: (severities: readonly { readonly rule: string; readonly message: string }[]) => never;
}

/** @throws UsageError with everything that is wrong with it */
export async function readConfig(io: Io, folder: string): Promise<Config> {
  const path = configPath(folder);
  const { document, findings } = await readDocument(io, path, '', 'a configuration');
  if (document === undefined) throw inputError(findings);
  const faults: Fault[] = [];
  const at = FieldReader.of(document, faults).map();
  at.keys(['systems', 'deployed', 'rules', 'severity', 'failOn', 'baseline']);
  const paths = (key: string) => {
    const given = at.field(key);
    const texts = typeof given.plain === 'string' ? [given.text()] : given.texts();
    return texts.map((each) => within(folder, each));
  };
  const severity = at.field('severity');
  const failOn = at.field('failOn');
  const baseline = at.field('baseline');
  const config: Config = {
    systems: paths('systems'),
    deployed: paths('deployed'),
    rules: paths('rules'),
    severity: Object.fromEntries(
      (severity.isGiven ? severity.entries() : []).map((entry) => [
        entry.key,
        // YAML 1.2 has no `off` but the text; who writes false means it.
        entry.plain === false ? 'off' : entry.oneOf([...SEVERITIES, 'off'] as const),
      ]),
    ),
    ...(failOn.isGiven ? { failOn: failOn.oneOf([...SEVERITIES, 'never'] as const) } : {}),
    ...(baseline.isGiven ? { baseline: within(folder, baseline.text()) } : {}),
    refuse: (severities) => {
      const refused: Fault[] = [];
      for (const { rule, message } of severities) severity.field(rule).into(refused).keyFault(message);
      throw inputError(findingsOf(refused));
    },
  };
  if (faults.length > 0) throw inputError(findingsOf(faults));
  return config;
}

const within = (folder: string, path: string) => (/^([/\\]|[A-Za-z]:)/.test(path) ? path : folder + path);
