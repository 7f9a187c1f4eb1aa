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
  it.each(cases)('$id: $source', (each) => {
    const { id, verdict } = firstOf(each);
    expect(verdict, id).not.toBe('cannot');
    expect(acceptable(id, each.brokers), `${id} is none of ${each.brokers}`).toBe(true);
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
    // A workaround is named for whatever is not met as it comes.
    const { verdict, because } = advice.brokers[0];
    expect(['fits', 'strains']).toContain(verdict);
    if (verdict === 'strains') for (const objection of because) expect(objection).toMatch(/ So: |^in its /);
    const pattern = patterns.find(({ id }) => id === advice.pattern?.id);
    expect(pattern?.diagram).toContain('flowchart');
    if (first.parts.length > 1) {
      // The composition itself, with its parts named.
      expect(pattern?.carrier).toBe(first.id);
    } else {
      // One broker that does both halves.
      expect(pattern?.styles).toContain('hybrid');
    }
  });
});
