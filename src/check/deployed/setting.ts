import type { RuleBase } from '../../model/knowledge.js';
import type { CheckText } from '../../model/rule.js';
import type { Place } from '../../text/source.js';

/** The names in rules/ that are spoken of by what they are. */
export interface Vocabulary {
  /** The fact that names the broker. */
  readonly broker: string;
  /** The fact that names the channel. */
  readonly address: string;
  readonly base: RuleBase;
}

export function vocabularyOf(base: RuleBase): Vocabulary {
  return {
    broker: base.setup.find(({ kind }) => kind === 'broker')?.name ?? '',
    address: base.setup.find(({ role }) => role === 'address')?.name ?? '',
    base,
  };
}

/** How grave a finding is and what to do about it, by rules/checks.yaml. */
export function textOf({ base }: Vocabulary, rule: string): Pick<CheckText, 'severity' | 'remedy' | 'sources'> {
  const { severity = 'warning', remedy = '', sources = [] } = base.checks.find(({ id }) => id === rule) ?? {};
  return { severity, remedy, sources };
}

/** The file that a place is in, for messages. */
export const fileOf = ({ source }: Place): string => source.path;
