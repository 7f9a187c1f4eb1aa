import type { RuleBase } from '../../../model/knowledge.js';

/** The sources that an answer cites by id, each with its title, address and the day it was read. */
export function sourcesCited({ sources }: RuleBase, ids: Iterable<string>) {
  const cited = new Set(ids);
  return sources.filter(({ id }) => cited.has(id)).map(({ id, title, url, read }) => ({ id, title, url, read }));
}
