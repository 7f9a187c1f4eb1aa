/** Things by their keys, of which each may have several; in the order in which they came. */
export function indexBy<Thing, Key>(
  things: Iterable<Thing>,
  keysOf: (thing: Thing) => Iterable<Key>,
): ReadonlyMap<Key, readonly Thing[]> {
  const index = new Map<Key, Thing[]>();
  for (const thing of things)
    for (const key of new Set(keysOf(thing))) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [thing]);
      else list.push(thing);
    }
  return index;
}
