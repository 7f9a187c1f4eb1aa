import type { Change, Changes } from '../../system/yaml/change.js';
import type { Node } from '../../system/yaml/nodes.js';
import { oneOrList } from '../../system/yaml/print.js';
import type { DraftConsumer, Uses } from '../draft.js';
import { claimsText } from '../write.js';
import type { Behind } from './comments.js';

const NOTHING: Node = { kind: 'map', span: { start: 0, end: 0 }, entries: [], repeated: [] };

/** Facts as the nodes to put under `uses`; what they rest on is to stand behind them. */
export function newFacts(uses: Uses, flow: string, path: readonly string[], behind: Behind[]): Changes {
  const facts = new Map<string, Change>();
  for (const [fact, claim] of uses) {
    const claims = [claim].flat();
    facts.set(fact, oneOrList(claims.map(({ text }) => text)));
    behind.push({ flow, path: [...path, fact], text: claimsText(claims) });
  }
  return facts;
}

/** One of the consumers of a map under `to`, with what it alone is set up for. */
export function newConsumer(flow: string, consumer: DraftConsumer, behind: Behind[]): Change {
  const { text, uses } = consumer;
  const path = ['to', text];
  if (uses.size > 0) return new Map([['uses', newFacts(uses, flow, [...path, 'uses'], behind)]]);
  behind.push({ flow, path, text: claimsText([consumer]) });
  return NOTHING;
}
