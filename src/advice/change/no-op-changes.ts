import type { FactChange, NoOpChange, Said } from '../../model/pages/change.js';

const at = (said: Said | null) =>
  said === null ? '' : `${said.place.source.path} ${said.place.span.start} ${said.text}`;

/** Facts that changed while the advice on their flow did not; one that many flows inherit is told once. */
export class NoOpChanges {
  private readonly byFact = new Map<string, { fact: FactChange; flows: string[] }>();

  add(flow: string, facts: readonly FactChange[]): void {
    for (const fact of facts) {
      const key = JSON.stringify([fact.section, fact.name, fact.consumer, at(fact.old), at(fact.new)]);
      const known = this.byFact.get(key);
      if (known === undefined) this.byFact.set(key, { fact, flows: [flow] });
      else known.flows.push(flow);
    }
  }

  /** In the order in which they were met. */
  list(): NoOpChange[] {
    return [...this.byFact.values()];
  }
}
