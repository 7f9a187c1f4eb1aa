import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { advise } from '../../src/index.js';
import { readSound } from '../answers.js';

const { rulebook } = shippedRules();
const tableOf = <T>(file: string) => parse(readFileSync(join(ROOT, 'test/cases', file), 'utf8')) as T;
const { flows } = tableOf<{ flows: { id: string; why: string; needs: object; accept: string[]; never?: string[] }[] }>(
  'first-brokers.yaml',
);
const { systems } = tableOf<{
  systems: { id: string; why: string; defaults: object; flows: object; accept: string[][]; never?: string[] }[];
}>('portfolios.yaml');

function advised(id: string, described: object) {
  return advise(readSound(JSON.stringify({ driven: 1, system: id, ...described }), rulebook), rulebook);
}

describe('the broker that a practitioner would take first', () => {
  it.each(flows)('$id', ({ id, why, needs, accept, never = [] }) => {
    const [{ brokers }] = advised(id, { flows: { [id]: { from: 'sender', needs } } }).flows;
    const [first] = brokers;
    const { parts } = rulebook.base.catalogue.carriers.find((carrier) => carrier.id === first.id) ?? { parts: [] };
    expect(
      [first.id, ...parts].filter((part) => accept.includes(part)),
      `${first.id}: ${why}`,
    ).not.toEqual([]);
    const three = brokers.slice(0, 3).map((broker) => broker.id);
    expect(
      three.filter((broker) => never.includes(broker)),
      why,
    ).toEqual([]);
  });
});

describe('the brokers that a practitioner would run for a system', () => {
  it.each(systems)('$id', ({ id, why, defaults, flows: described, accept, never = [] }) => {
    const { brokers } = advised(id, { defaults: { needs: defaults }, flows: described }).recommendation.portfolio;
    expect(
      accept.some((set) => brokers.every((broker) => set.includes(broker))),
      `${brokers}: ${why}`,
    ).toBe(true);
    expect(
      brokers.filter((broker) => never.includes(broker)),
      why,
    ).toEqual([]);
  });
});
