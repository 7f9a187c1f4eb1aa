import type { Topic } from '../../model/criterion.js';
import type { Listed, ListedPitfall } from '../../model/pages/listed.js';
import type { Verification } from '../../model/pages/verification.js';
import type { Theme } from './theme.js';
import { wrap } from './wrap.js';

export function prettyRules(
  rules: readonly Listed[],
  pitfalls: readonly ListedPitfall[],
  topics: readonly Topic[],
  paint: Theme,
  columns: number,
): string {
  const width = Math.min(100, Math.max(40, columns));
  const blocks = topics.map(({ id, title }) => {
    const own = rules.filter(({ topic }) => topic === id);
    const lines = own.map(
      (rule) =>
        `  ${rule.id}\n    ${wrap(`${rule.when} → ${rule.strength}, for ${paint.style(rule.favours)}`, width, 4)}`,
    );
    return `${paint.bold(title)}\n${lines.join('\n')}`;
  });
  const mistakes = pitfalls.map(
    ({ id, severity, when }) => `  ${id}\n    ${wrap(`${when} → ${paint.severity(severity)}`, width, 4)}`,
  );
  if (mistakes.length > 0) blocks.push(`${paint.bold('Pitfalls')}\n${mistakes.join('\n')}`);
  return `${blocks.join('\n\n')}\n\n${rules.length} rules, ${pitfalls.length} pitfalls. Why, and what speaks against one: driven explain ID\n`;
}

export function prettyVerification(
  { rules, criteria, proven, unsound }: Verification,
  paint: Theme,
  columns: number,
): string {
  const width = Math.min(100, Math.max(40, columns));
  const lines = proven.map((text) => `proven: ${wrap(text, width, 8)}`);
  for (const { id, message, witness } of unsound) {
    lines.push(`${paint.severity('error')}: ${paint.bold(id)}: ${wrap(message, width, 7)}`);
    const flow = Object.entries(witness).map(([name, value]) => `${name}: ${value}`);
    if (flow.length > 0) lines.push(`  = flow: ${wrap(`{${flow.join(', ')}}`, width, 10)}`);
  }
  const verdict = unsound.length === 0 ? 'sound' : `${unsound.length} ${unsound.length === 1 ? 'fault' : 'faults'}`;
  return `${lines.join('\n')}\n${rules} rules over ${criteria} criteria: ${verdict}\n`;
}
