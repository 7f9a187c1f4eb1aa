import type { Flow } from '../../model/system.js';

/** A service that takes part in the others' work, by how much of it it reads. */
export interface Reader {
  readonly service: string;
  /** Flows of others that it reads. */
  readonly reads: readonly Flow[];
  /** Their share of all flows that others send. */
  readonly share: number;
}

/**
 * Each service that also sends, at the first flow that it reads and that tells of no other; one that only reads (an
 * archive) ties nobody down.
 */
export function readersOf(flows: readonly Flow[]): Map<Flow, Reader> {
  const sent = new Map<string, number>();
  for (const { from } of flows)
    for (const name of new Set(from.map((sender) => sender.name))) sent.set(name, (sent.get(name) ?? 0) + 1);
  const read = new Map<string, Flow[]>();
  for (const flow of flows) {
    for (const name of new Set(flow.to?.map((reader) => reader.name))) {
      if (!sent.has(name) || flow.from.some((sender) => sender.name === name)) continue;
      const list = read.get(name);
      if (list) list.push(flow);
      else read.set(name, [flow]);
    }
  }
  // Where several services could be told at one flow, the one that reads the larger share comes first.
  const found = [...read].map(([service, reads]): Reader => {
    return { service, reads, share: reads.length / (flows.length - (sent.get(service) ?? 0)) };
  });
  const readers = new Map<Flow, Reader>();
  for (const reader of found.sort((a, b) => b.share - a.share || b.reads.length - a.reads.length)) {
    const free = reader.reads.find((flow) => !readers.has(flow));
    if (free !== undefined) readers.set(free, reader);
  }
  return readers;
}
