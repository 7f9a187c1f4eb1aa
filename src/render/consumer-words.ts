import type { Consumer } from '../model/system.js';

/** What a consumer says for itself, as written: `replay: history  uses broker: sqs-standard`. */
export function ownText({ needs, uses }: Consumer): string {
  const said = [...needs.values()].map(({ criterion, text }) => `${criterion}: ${text}`);
  const built = [...(uses?.values() ?? [])].map(({ name, text }) => `${name}: ${text}`);
  return [...said, ...(built.length === 0 ? [] : [`uses ${built.join(', ')}`])].join('  ');
}
