import type { Finding, Severity } from '../../model/finding.js';
import type { RuleBase } from '../../model/knowledge.js';
import { didYouMean } from '../../text/nearest.js';
import { UsageError } from '../usage-error.js';
import type { Config } from './config.js';

export interface RuleChoice {
  /** `--rule`: these alone. */
  readonly rule?: readonly string[];
  /** `--no-rule`: all but these. */
  readonly without?: readonly string[];
}

/** Which findings count, and as what. */
export interface Selection {
  readonly isEnabled: (rule: string) => boolean;
  readonly withSeverity: (finding: Finding) => Finding;
}

/**
 * What the command line and the configuration choose; the command line wins. `isHeld`: whether descriptions are held
 * against files that deploy. @throws UsageError for an unknown rule
 */
export function selectionOf(
  choice: RuleChoice,
  config: Config | undefined,
  base: RuleBase,
  isHeld: boolean,
): Selection {
  const known = [...base.checks, ...base.pitfalls].map(({ id }) => id);
  const severity = new Map<string, Severity | 'off'>(Object.entries(config?.severity ?? {}));
  const wrongWith = (id: string, called = `\`${id}\``): string | undefined => {
    if (!known.includes(id)) return `no finding is called ${called}.${didYouMean(id, known)}`;
    return id === 'input' ? '`input` can not be chosen: what could not be read was not checked' : undefined;
  };
  const named = [...(choice.rule ?? []), ...(choice.without ?? [])].flatMap((id) => wrongWith(id) ?? []);
  const against = new Set(isHeld ? [] : base.checks.flatMap(({ id, against }) => (against === undefined ? [] : [id])));
  for (const id of choice.rule ?? [])
    if (against.has(id)) named.push(`\`${id}\` comes of files that deploy: name them with --deployed`);
  if (named.length > 0) throw new UsageError(named.map((message) => `driven: ${message}`).join('\n'));
  const faults = [...severity.keys()].flatMap((rule) => {
    const message = wrongWith(rule, 'that');
    return message === undefined ? [] : { rule, message };
  });
  if (faults.length > 0) config?.refuse(faults);
  const only = new Set(choice.rule);
  const without = new Set(choice.without);
  return {
    isEnabled: (rule) =>
      rule === 'input' ||
      (!without.has(rule) && !against.has(rule) && (only.size > 0 ? only.has(rule) : severity.get(rule) !== 'off')),
    withSeverity: (finding) => {
      const weight = severity.get(finding.rule);
      return weight === undefined || weight === 'off' ? finding : { ...finding, severity: weight };
    },
  };
}
