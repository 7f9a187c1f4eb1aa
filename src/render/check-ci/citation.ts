import type { Citation } from '../../model/rule.js';

/** A source in full: what is known by an id gets its title and address, what is cited in words stays. */
export function citationsFor(sources: readonly Citation[]): (cited: string) => string {
  const byId = new Map(sources.map(({ id, title, url }) => [id, `${title}: ${url}`]));
  return (cited) => byId.get(cited) ?? cited;
}
