import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { factsIn } from '../../src/condition/walk.js';
import type { Assumption } from '../../src/model/criterion.js';
import type { FactName } from '../../src/model/expression.js';
import { conditionsOf } from '../../src/model/pitfalls/pitfall.js';

const { base } = shippedRules();
const { capabilities, requirements } = base.catalogue;

const quoted = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

/** Held against a need, or quoted in what is then said. */
const byNeeds = requirements.flatMap(({ tiers, because, workaround }) => [
  ...tiers.flatMap(({ conditions }) =>
    conditions.flatMap((condition) => ('capability' in condition ? [condition.capability] : [])),
  ),
  ...[{ because, workaround }, ...tiers].flatMap((each) => quoted(`${each.because} ${each.workaround}`)),
]);

/** A fact with all that it stands for. */
const all = (fact: FactName): FactName[] => [
  fact,
  ...(fact.first ?? []).flatMap(all),
  ...(fact.default === undefined ? [] : [fact.default]),
];
const read = base.pitfalls.flatMap(conditionsOf).flatMap(factsIn).flatMap(all);
const namesIn = (section: FactName['section']) => read.flatMap((fact) => (fact.section === section ? [fact.name] : []));

/** What stands for a setup fact that nobody states, of those that a pitfall reads. */
const used = new Set(namesIn('uses'));
const assumed = (assumption: Assumption | undefined) =>
  (assumption?.first ?? []).flatMap((value) => ('capability' in value ? [value.capability] : []));
const byDefaults = base.setup
  .filter(({ name }) => used.has(name))
  .flatMap((fact) => [...assumed(fact.default), ...assumed(fact.presumed)]);

/** The sizing asks for its figures by name. */
const sizing = join(ROOT, 'src/brokers/sizing');
const bySizing = readdirSync(sizing).flatMap((file) =>
  [...readFileSync(join(sizing, file), 'utf8').matchAll(/'(\w+)'/g)].map(([, name]) => name),
);

const readers = new Set([...byNeeds, ...namesIn('broker'), ...byDefaults, ...bySizing]);

describe('what a broker file may say of a broker', () => {
  it.each(capabilities)('$name is read, or says why it is only told', ({ name, role, told }) => {
    const isRead = readers.has(name) || role !== undefined;
    expect(isRead ? told : (told ?? 'nothing reads it')).toEqual(
      isRead ? undefined : expect.stringMatching(/^.{30,}\.$/),
    );
  });
});
