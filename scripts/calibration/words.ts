export const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
/** Ids as code, each once. */
export const code = (ids: readonly string[]) => [...new Set(ids)].map((id) => `\`${id}\``).join(', ');
