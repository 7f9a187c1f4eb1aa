/** Blocks of markdown; every text in them is already escaped. */

/** Blocks with a blank line between them; empty ones leave nothing behind. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

export function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${text}`;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Bullets, each with bullets of its own; those without any are left out. */
export function outline(items: readonly (readonly [title: string, under: readonly string[]])[]): string {
  return items
    .filter(([, under]) => under.length > 0)
    .map(([title, under]) => [`- ${title}`, ...under.map((item) => `  - ${item}`)].join('\n'))
    .join('\n');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A warning that stands out in any viewer. */
export function quote(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => `> ${text}`).join('\n>\n');
}

export function fence(language: string, text: string): string {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const marks = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}
