import type { Topic } from '../../model/criterion.js';
import type { Listed, ListedPitfall } from '../../model/pages/listed.js';
import type { OldFact } from '../../model/pages/old-fact.js';
import type { Verification } from '../../model/pages/verification.js';
import { printable } from '../../text/escape.js';
import { plural } from '../../text/phrases.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

export function prettyRules(
  rules: readonly Listed[],
  pitfalls: readonly ListedPitfall[],
  topics: readonly Topic[],
  theme: Theme,
  columns: number,
): string {
  const width = Math.min(100, Math.max(40, columns));
  const blocks = topics.map(({ id, title }) => {
    const own = rules.filter(({ topic }) => topic === id);
    const lines = own.map(
      (rule) =>
        `  ${printable(rule.id)}\n    ${wrap(`${printable(rule.when)} → ${rule.strength}, for ${theme.style(rule.favours)}`, width, 4)}`,
    );
    return `${theme.bold(printable(title))}\n${lines.join('\n')}`;
  });
  const mistakes = pitfalls.map(
    ({ id, severity, when }) =>
      `  ${printable(id)}\n    ${wrap(`${printable(when)} → ${theme.severity(severity)}`, width, 4)}`,
  );
  if (mistakes.length > 0) blocks.push(`${theme.bold('Pitfalls')}\n${mistakes.join('\n')}`);
  return `${blocks.join('\n\n')}\n\n${rules.length} rules, ${pitfalls.length} pitfalls. Why, and what speaks against one: driven explain ID\n`;
}

/** A line for each fact, the columns told apart by two spaces. */
export function prettyOldFacts(facts: readonly OldFact[]): string {
  return facts.map(({ carrier, fact, asOf, url }) => `${printable([asOf, carrier, fact, url].join('  '))}\n`).join('');
}

export function prettyVerification(
  { rules, criteria, proven, unsound }: Verification,
  theme: Theme,
  columns: number,
): string {
  const width = Math.min(100, Math.max(40, columns));
  const lines = proven.map((text) => `proven: ${wrap(printable(text), width, 8)}`);
  for (const { id, message, witness } of unsound) {
    lines.push(`${theme.severity('error')}: ${theme.bold(printable(id))}: ${wrap(printable(message), width, 7)}`);
    const flow = Object.entries(witness).map(([name, value]) => `${name}: ${value}`);
    if (flow.length > 0) lines.push(`  = flow: ${wrap(printable(`{${flow.join(', ')}}`), width, 10)}`);
  }
  const verdict = unsound.length === 0 ? 'sound' : plural(unsound.length, 'fault');
  return `${lines.join('\n')}\n${rules} rules over ${criteria} criteria: ${verdict}\n`;
}
