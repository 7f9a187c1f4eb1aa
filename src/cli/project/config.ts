import { SEVERITIES, type Severity } from '../../model/finding.js';
import { findingsOf } from '../../rulebase/packs/findings.js';
import { FieldReader, type RuleFault } from '../../rulebase/read/field-reader.js';
import type { Io } from '../io.js';
import { inputError, readDocument } from '../rules/document.js';
import { configPath } from './find-config.js';

/** What driven.config.yaml says; its paths are relative to the working directory here. */
export interface Config {
  readonly systems: readonly string[];
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
  const faults: RuleFault[] = [];
  const reader = new FieldReader(path, faults);
  const map = reader.map(document.data);
  reader.keys(map, ['systems', 'rules', 'severity', 'failOn', 'baseline']);
  const paths = (key: string) =>
    reader
      .inside(key)
      .texts(typeof map[key] === 'string' ? [map[key]] : map[key])
      .map((each) => within(folder, each));
  const severity = Object.entries(map.severity === undefined ? {} : reader.inside('severity').map(map.severity));
  const config: Config = {
    systems: paths('systems'),
    rules: paths('rules'),
    severity: Object.fromEntries(
      severity.map(([rule, value]) => [
        rule,
        // YAML 1.2 has no `off` but the text; who writes false means it.
        value === false
          ? 'off'
          : reader
              .inside('severity')
              .inside(rule)
              .oneOf(value, [...SEVERITIES, 'off'] as const),
      ]),
    ),
    ...(map.failOn === undefined
      ? {}
      : { failOn: reader.inside('failOn').oneOf(map.failOn, [...SEVERITIES, 'never'] as const) }),
    ...(map.baseline === undefined ? {} : { baseline: within(folder, reader.inside('baseline').text(map.baseline)) }),
    refuse: (severities) => {
      const faults = severities.map(({ rule, message }) => ({
        pack: document,
        path: `severity.${rule}`,
        message,
        ofKey: true,
      }));
      throw inputError(findingsOf(faults));
    },
  };
  if (faults.length > 0)
    throw inputError(
      findingsOf(
        faults.map((fault) => ({
          pack: document,
          path: fault.path,
          message: fault.message,
          ...(fault.ofKey ? { ofKey: true } : {}),
        })),
      ),
    );
  return config;
}

const within = (folder: string, path: string) => (/^([/\\]|[A-Za-z]:)/.test(path) ? path : folder + path);
