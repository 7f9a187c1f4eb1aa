import type { Page } from '../../model/pages/page.js';
import { fence } from './blocks.js';
import { code, inline, prose } from './escape.js';

/** Reference pages: the text of `explain`, one section an id. */
export function markdownPages(title: string, intro: string, pages: readonly Page[]): string {
  const note = '<!-- Generated from rules/ by `npm run generate`; edit there. -->';
  return `${[note, `# ${title}`, intro, ...pages.map(section)].join('\n\n')}\n`;
}

function section({ id, title, what, parts, sources }: Page): string {
  const blocks = [`## ${inline(id)}`, `**${inline(title)}**`, prose(what)];
  for (const part of parts)
    if (part.verbatim) blocks.push(fence('mermaid', part.lines.join('\n')));
    else blocks.push(`${inline(part.title)}:\n\n${part.lines.map((line) => `- ${listed(line)}`).join('\n')}`);
  if (sources.length > 0)
    blocks.push(
      `Sources: ${sources.map(({ title: name, url, read }) => `[${inline(name)}](${url})${read === '' ? '' : ` (read ${read})`}`).join('; ')}.`,
    );
  return blocks.join('\n\n');
}

/** `id: what it says` with the id as code. */
function listed(line: string): string {
  const match = /^([a-z][a-z-]*): (.*)$/.exec(line);
  return match ? `${code(match[1])}: ${prose(match[2])}` : prose(line);
}
