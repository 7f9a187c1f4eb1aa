import type { Condition, Spec } from '../../src/engine/index.js';

/** One complete, consistent set of answers and all that the rules say of it. */
export interface Case {
  readonly cells: readonly number[];
  /** One bit a (criterion, cell), four bits a criterion: a case is allowed when its bits lie inside the masks' bits. */
  readonly bits: number;
  readonly m: number;
  readonly e: number;
  /** Bit 0 where a decisive rule fired for m, bit 1 where one did for e. */
  readonly decisive: number;
  readonly fired: readonly number[];
  readonly region: number;
  /** Prior, not normalised. */
  readonly prior: number;
}

/** A rule base spelt out: every complete set of answers that no exclusion forbids. */
export interface World {
  readonly spec: Spec;
  readonly cases: readonly Case[];
}

/** What the definitions of DESIGN section 1 and of the contract say of a partial set of answers. */
export interface Truth {
  readonly style: number;
  readonly regions: ReadonlySet<number>;
  readonly likelihood: readonly number[];
  readonly least: { m: number; e: number; decisive: number };
  readonly most: { m: number; e: number };
  readonly fired: readonly number[];
}

export const range = (size: number) => Array.from({ length: size }, (_, index) => index);
const sumOf = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

export function isTrue(condition: Condition, cells: readonly number[]): boolean {
  if ('criterion' in condition) return ((condition.mask >> cells[condition.criterion]) & 1) === 1;
  if ('all' in condition) return !condition.all.some((part) => !isTrue(part, cells));
  if ('any' in condition) return condition.any.some((part) => isTrue(part, cells));
  return !isTrue(condition.not, cells);
}

/** In whole numbers, with the ratio as so many sixtieths: no rounding, hence no tolerance. */
export function regionOfNeeds({ regions }: Spec, m: number, e: number, decisive: number): number {
  const { threshold, ratio, floor } = regions;
  const sixtieths = Math.round(ratio * 60);
  const needsM = m >= threshold && (60 * m >= sixtieths * e || decisive % 2 === 1);
  const needsE = e >= threshold && (60 * e >= sixtieths * m || decisive >= 2);
  if (needsM && needsE) return 2;
  if (Math.max(m, e) < floor || m === e) return 3;
  return m > e ? 0 : 1;
}

export function everyChoice(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (found, size) => found.flatMap((cells) => range(size).map((c) => [...cells, c])),
    [[]],
  );
}

export function worldOf(spec: Spec): World {
  const cases: Case[] = [];
  for (const cells of everyChoice(spec.cells)) {
    if (spec.exclusions.some((exclusion) => isTrue(exclusion, cells))) continue;
    const fired = range(spec.rules.length).filter((rule) => isTrue(spec.rules[rule].when, cells));
    const rules = fired.map((rule) => spec.rules[rule]);
    const m = sumOf(rules.map((rule) => rule.m));
    const e = sumOf(rules.map((rule) => rule.e));
    const decisive =
      (rules.some((rule) => rule.decisive && rule.m > 0) ? 1 : 0) +
      (rules.some((rule) => rule.decisive && rule.e > 0) ? 2 : 0);
    const prior = cells.reduce((product, cell, criterion) => {
      const rows = spec.prior[criterion];
      return product * rows[rows.length > 1 ? cells[spec.parent] : 0][cell];
    }, 1);
    const bits = sumOf(cells.map((cell, criterion) => 2 ** (4 * criterion + cell)));
    cases.push({ cells, bits, m, e, decisive, fired, region: regionOfNeeds(spec, m, e, decisive), prior });
  }
  return { spec, cases };
}

/** The complete, consistent sets of answers that the masks allow. */
export function possible({ cases }: World, masks: readonly number[]): readonly Case[] {
  const bits = sumOf(masks.map((mask, criterion) => mask * 16 ** criterion));
  return cases.filter((one) => (one.bits & bits) === one.bits);
}

export function truthOf(world: World, masks: readonly number[]): Truth {
  const left = possible(world, masks);
  const min = (pick: (one: Case) => number) => (left.length === 0 ? 0 : Math.min(...left.map(pick)));
  const max = (pick: (one: Case) => number) => (left.length === 0 ? 0 : Math.max(...left.map(pick)));
  const always = (bit: number) => left.length > 0 && left.every((one) => (one.decisive & bit) !== 0);
  const least = { m: min(({ m }) => m), e: min(({ e }) => e), decisive: (always(1) ? 1 : 0) + (always(2) ? 2 : 0) };
  const regions = new Set(left.map(({ region }) => region));
  const certain = regionOfNeeds(world.spec, least.m, least.e, least.decisive);
  return {
    style: regions.size === 1 ? left[0].region : certain,
    regions,
    likelihood: shares(left),
    least,
    most: { m: max(({ m }) => m), e: max(({ e }) => e) },
    fired: range(world.spec.rules.length).filter(
      (rule) => left.length > 0 && left.every((one) => one.fired.includes(rule)),
    ),
  };
}

/** Share of the prior mass in each region; all zero when there is no case. */
export function shares(cases: readonly Case[]): number[] {
  const total = sumOf(cases.map(({ prior }) => prior));
  return range(4).map((region) =>
    total === 0 ? 0 : sumOf(cases.filter((one) => one.region === region).map(({ prior }) => prior)) / total,
  );
}
