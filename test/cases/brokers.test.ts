import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { adviceOn } from '../answers.js';

interface Case {
  id: string;
  source: string;
  to: string[];
  needs: object;
  brokers: string[];
  differs?: { first: string; because: string };
}

const { rulebook } = shippedRules();
const { carriers, patterns } = rulebook.base.catalogue;
const tableOf = <T>(file: string) => parse(readFileSync(join(ROOT, 'test/cases', file), 'utf8')) as T;
const { cases } = tableOf<{ cases: Case[] }>('brokers.yaml');
const styles = tableOf<{
  cases: { id: string; to: string[]; needs: object }[];
  panel: { id: string; needs: object }[];
}>('styles.yaml');

const carrierOf = (id: string) => {
  const found = carriers.find((carrier) => carrier.id === id);
  if (found === undefined) throw new Error(`no such broker: ${id}`);
  return found;
};

/** One of the acceptable ones, one of the same family, or a composition that contains one. */
function acceptable(id: string, brokers: readonly string[]): boolean {
  const { parts, family } = carrierOf(id);
  const ids = parts.length > 1 ? [id, ...parts] : [id];
  return brokers.some((broker) => ids.includes(broker) || carrierOf(broker).family === family);
}

const firstOf = ({ needs, to }: Case) => adviceOn(rulebook, needs, { to }).brokers[0];

describe('documented choices of a broker', () => {
  it.each(cases.filter(({ differs }) => differs === undefined))('$id: $source', (each) => {
    const { id, verdict } = firstOf(each);
    expect(verdict, id).not.toBe('cannot');
    expect(acceptable(id, each.brokers), `${id} is none of ${each.brokers}`).toBe(true);
  });

  it.each(cases.filter(({ differs }) => differs !== undefined))('$id differs as its entry says', (each) => {
    const { id, verdict } = firstOf(each);
    expect({ id, verdict }).toEqual({ id: each.differs?.first, verdict: 'fits' });
    expect(acceptable(id, each.brokers)).toBe(false);
    expect(each.differs?.because).toMatch(/\w{3}/);
    // What the source took would do as well.
    const taken = adviceOn(rulebook, each.needs, { to: each.to }).brokers.filter((broker) =>
      each.brokers.includes(broker.id),
    );
    expect(taken.map((broker) => broker.verdict)).toEqual(each.brokers.map(() => 'fits'));
  });

  it('agrees with at least 85 in 100', () => {
    const agreed = cases.filter((each) => acceptable(firstOf(each).id, each.brokers));
    expect(agreed.length / cases.length).toBeGreaterThanOrEqual(0.85);
  });
});

describe('hybrid flows get something concrete', () => {
  const flows = [...styles.cases, ...styles.panel.map((each) => ({ ...each, to: undefined })), ...cases];
  const hybrids = flows
    .map(({ id, needs, to }) => ({ id, advice: adviceOn(rulebook, needs, to === undefined ? {} : { to }) }))
    .filter(({ advice }) => advice.style === 'hybrid');

  it('some of them are hybrid', () => {
    expect(hybrids.length).toBeGreaterThanOrEqual(7);
  });

  it.each(hybrids)('$id', ({ advice }) => {
    const first = carrierOf(advice.brokers[0].id);
    expect(advice.brokers[0].verdict).toBe('fits');
    const pattern = patterns.find(({ id }) => id === advice.pattern?.id);
    expect(pattern?.diagram).toContain('flowchart');
    if (first.parts.length > 1) {
      // The composition itself, with its parts named.
      expect(pattern?.carrier).toBe(first.id);
    } else {
      // One broker that does both halves: settles single records, and hands each service its copy or keeps them.
      expect(pattern?.styles).toContain('hybrid');
      expect(first.facts.get('acknowledgment')?.value).toBe('record');
      expect(first.facts.get('fanOut')?.value).toBe(true);
    }
  });
});
