/** Beyond so many results, remembering costs more than it saves: then it starts anew. */
const MOST = 10_000;

/** Results by key; few distinct sets of answers occur in a system, so each result is made once. */
export class KeyedCache<Result> {
  private readonly known = new Map<string, Result>();

  of(key: string, make: () => Result): Result {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const result = make();
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(key, result);
    return result;
  }
}
