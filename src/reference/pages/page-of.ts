import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';

type Parts = { title: string; lines: readonly string[] }[];

/** A page with the parts that say something, and the sources that it cites by id. */
export function pageOf(
  base: RuleBase,
  id: string,
  kind: Page['kind'],
  title: string,
  what: string,
  parts: Parts,
  cited: readonly string[],
): Page {
  return {
    driven: 1,
    id,
    kind,
    title,
    what,
    parts: parts.filter(({ lines }) => lines.length > 0),
    sources: base.sources.filter((source) => cited.includes(source.id)),
  };
}
