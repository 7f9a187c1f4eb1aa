import type { RuleBase } from '../src/model/knowledge.js';
import { factsOlderThan } from '../src/reference/old-facts.js';
import { heading, html, inlineCode, link, paragraph, table, text } from '../src/render/markdown/nodes.js';
import { print, root } from '../src/render/markdown/print.js';

/** The page shows so many. */
const MOST = 60;

/** docs/oldest-facts.md: the facts and limits whose source bears the oldest date, whatever day it is. */
export function oldestFactsPage(base: RuleBase): string {
  const all = factsOlderThan(base, '9999-12-31');
  const rows = all.slice(0, MOST).map(({ carrier: id, fact: name, asOf, url }) => {
    const carrier = base.catalogue.carriers.find((each) => each.id === id);
    const fact = carrier?.facts.get(name);
    const limit = carrier?.limits.find((each) => each.id === name);
    const source = fact?.source ?? limit?.source;
    return [id, name, fact?.text ?? limit?.verdict ?? '', link(url, source?.title ?? url), asOf];
  });
  return print(
    root(
      html('<!-- Generated from rules/brokers/ and rules/patterns/ by `npm run generate`; edit there. -->'),
      heading(1, 'Oldest facts'),
      paragraph(
        text`What the catalogue says on the oldest pages: ${String(rows.length)} of ${String(all.length)} facts and limits, the oldest first. The date is the one that the page bears, not the day on which it was read. An old page may still be right; these are due for a look first. `,
        inlineCode('driven rules list --older-than 2y'),
        text` lists all that are older than two years.`,
      ),
      table(['Broker', 'Fact', 'Value', 'Source', 'Date'], rows),
    ),
  );
}
