export const rule = (id: string, fields: string) => `
  - id: ${id}
    topic: nature
    favours: message-driven
    strength: slight
    because: It is the way of the house.
    but: The house may be wrong.
    sources: [handbook]
${fields}`;

export const SOURCES = `
sources:
  - {id: handbook, title: Platform handbook, url: "https://handbook.example/", read: 2026-11-01}`;

/** A broker of one's own, as a team would write it down: one YAML file. */
export const BROKER = `driven-pack: 1
brokers:
  - id: acme-bus
    name: ACME bus
    short: the platform team's queue, in order per key
    family: acme
    kind: queue
    what: The queue service that the platform team runs for everybody.
    checked: 2026-11-20
    usualRank: 0
    usualBecause: The standard of the house.
    sources:
      handbook: {title: Platform handbook, url: "https://handbook.example/bus"}
    facts:
      orderingScope: {value: per-key, source: handbook, asOf: 2026-11-20}
      acknowledgment: {value: record, source: handbook, asOf: 2026-11-20}
      intent: {value: [command], source: handbook, asOf: 2026-11-20}
      operations: {value: low, source: handbook, asOf: 2026-11-20}
      priority: {value: false, source: handbook, asOf: 2026-11-20}
      cloud: {value: [aws, self-hosted], source: handbook, asOf: 2026-11-20}
patterns:
  - id: journalled-bus
    name: ACME bus with a journal
    short: a journal entry before each order on the ACME bus
    what: Each order is written to a journal before it goes to the bus.
    styles: [message-driven]
    rank: 1
    gives: [An audit trail.]
    costs: [A table that grows.]
    diagram: |
      flowchart LR
        s["sender"] --> q[["ACME bus"]]
    sources: [{title: Platform handbook, url: "https://handbook.example/bus"}]
`;

/** A pitfall of one's own. */
export const PITFALL = `pitfalls:
  - id: mail-over-a-log
    severity: warning
    when: {broker: {acknowledgment: cursor}, uses: {sideEffects: true}}
    what: A log whose consumers act on the outside world.
    message: it acts on the outside world from a log ({broker})
    because: Our log is for facts.
    remedy: Hand the work to a queue.
    sources: [handbook]
    examples:
      - {fires: true, flow: {uses: {broker: kafka, sideEffects: true}}}
      - {fires: false, flow: {uses: {broker: kafka, sideEffects: false}}}
      - {fires: false, flow: {uses: {broker: sqs-standard, sideEffects: true}}}
    short: side effects from a log
`;

export const SYSTEM =
  'driven: 1\nsystem: shop\nflows:\n  order: {needs: {intent: command, ordering: per-key, acknowledgment: completion}}\n';

export const files = (pack: string, more = {}) => ({ files: { 'pack.yaml': pack, 'system.yaml': SYSTEM, ...more } });
