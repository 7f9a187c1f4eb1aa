import type { Advice } from '../../model/advice.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { AdviceChange } from '../../model/pages/change.js';
import { changeBlocks } from './comments/diff.js';
import { frontPage } from './front/front-page.js';
import { heading, link, table } from './nodes.js';
import { name, plain } from './outside-text.js';
import { list } from './phrases.js';
import { print, root } from './print.js';

/** A record of the folder. */
export interface IndexRow {
  readonly file: string;
  readonly flow: string;
  readonly decision: string;
  readonly status: string;
  readonly date?: string;
  readonly deciders: readonly string[];
}

/** The index of a folder of records: the decision on the whole system, then a row a record. */
export function renderIndex(
  advice: Advice,
  base: RuleBase,
  rows: readonly IndexRow[],
  change: AdviceChange | undefined,
): string {
  const carriers = new Map(advice.flows.map((each, i) => [each, advice.recommendation.portfolio.carries[i]]));
  const files = new Map(rows.map(({ flow, file }) => [flow, file]));
  const context = {
    base,
    cite: () => '',
    alone: false,
    carrierOf: (flow: (typeof advice.flows)[number]) => carriers.get(flow),
    anchor: () => undefined,
  };
  const to = (flow: string) => {
    const file = files.get(flow);
    return file === undefined ? undefined : encodeURI(file);
  };
  return print(
    root(
      // Each record has its own status below.
      frontPage(advice, context, to, ''),
      change === undefined ? [] : [heading(2, 'What changed'), changeBlocks(change)],
      heading(2, 'The records'),
      table(
        ['Record', 'Decision', 'Status', 'Date', 'Deciders'],
        rows.map(({ file, flow, decision, status, date, deciders }) => [
          link(encodeURI(file), [`${/^\d+/.exec(file)?.[0] ?? ''} `, name(flow)]),
          plain(decision),
          plain(status),
          plain(date ?? ''),
          list(deciders.map(plain)),
        ]),
      ),
    ),
  );
}
