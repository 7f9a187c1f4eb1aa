/** Joins criteria that one rule or one exclusion reads; the groups are independent once the parent is fixed. */
export function joinedGroups(criteria: Iterable<number>, links: Iterable<ReadonlySet<number>>): number[][] {
  const leader = new Map<number, number>();
  for (const criterion of criteria) leader.set(criterion, criterion);
  const find = (criterion: number): number => {
    const up = leader.get(criterion) as number;
    if (up === criterion) return criterion;
    const top = find(up);
    leader.set(criterion, top);
    return top;
  };
  for (const link of links) {
    const [first, ...rest] = link;
    for (const other of rest) leader.set(find(other), find(first));
  }
  const groups = new Map<number, number[]>();
  for (const criterion of leader.keys()) {
    const top = find(criterion);
    groups.set(top, [...(groups.get(top) ?? []), criterion]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a - b)).sort((a, b) => a[0] - b[0]);
}
