import type { ImportKind } from '../../model/entries/import.js';

/** The kinds of resources by type; of two patterns the longer one counts. */
export class KindTable {
  private readonly exact = new Map<string, ImportKind>();
  private readonly starts: (readonly [string, ImportKind])[] = [];

  constructor(kinds: readonly ImportKind[]) {
    for (const kind of kinds)
      for (const type of kind.types) {
        if (type.endsWith('*')) this.starts.push([type.slice(0, -1), kind]);
        else this.exact.set(type, kind);
      }
    this.starts.sort(([a], [b]) => b.length - a.length);
  }

  kindOf(type: string): ImportKind | undefined {
    return this.exact.get(type) ?? this.starts.find(([start]) => type.startsWith(start))?.[1];
  }
}
