import type { Decision } from '../../../model/system.js';
import { type Inline, joined } from '../nodes.js';
import { plain } from '../outside-text.js';
import { list } from '../phrases.js';

/** A flow's `decision`: status, date, deciders and further keys. */
export function statusLine(decision: Decision | undefined): Inline {
  if (decision === undefined) return '';
  return joined(
    [
      joined([plain(decision.status ?? ''), plain(decision.date ?? '')], ', '),
      decision.deciders.length > 0 ? ['deciders: ', list(decision.deciders.map(plain))] : '',
      ...decision.more.map(({ key, text }): Inline => [plain(key), ': ', plain(text)]),
    ],
    '; ',
  );
}
