/** Beyond so many results, remembering costs more than it saves: then it starts anew. */
const MOST = 10_000;

/**
 * Results remembered by owner (an engine, a rule base) and key. Few distinct keys occur in a system, so each result is
 * made once; what is remembered goes when its owner does.
 */
export class KeyedCache<Result> {
  private readonly byOwner = new WeakMap<object, Map<string, Result>>();

  /** `most`: how many results are kept for one owner. */
  constructor(private readonly most = MOST) {}

  of(owner: object, key: string, make: () => Result): Result {
    let known = this.byOwner.get(owner);
    if (known === undefined) {
      known = new Map();
      this.byOwner.set(owner, known);
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const result = make();
    if (known.size >= this.most) known.clear();
    known.set(key, result);
    return result;
  }
}
