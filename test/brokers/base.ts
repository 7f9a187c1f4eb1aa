import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { estateOf, matchCarrier, rankCarriers } from '../../src/brokers/index.js';
import type { Match } from '../../src/model/broker.js';
import { flowOf } from '../answers.js';

export const { rulebook } = shippedRules();
export const { catalogue, criteria } = rulebook.base;

/** The contract's order of verdicts. */
export const ORDER: readonly Match[] = ['fits', 'strains', 'unknown', 'cannot'];

/** Answers around which something changes, of each criterion that a broker can fail. */
export const ANSWERS: { readonly [criterion: string]: readonly unknown[] } = {
  intent: ['command', 'event'],
  consumers: ['one', 'several', 'open'],
  reply: ['none', 'async', 'immediate'],
  ordering: ['none', 'per-key', 'total'],
  workflow: ['single', 'steps'],
  replay: ['none', 'recovery', 'history'],
  retention: ['1d', '14d', '90d', '365d', '400d', 'forever'],
  throughput: ['10/s', '300/s', '301/s', '3k/s', '20k/s', '1M/s'],
  payload: ['4KB', '256KiB', '1MiB', '2MiB', '20MiB'],
  acknowledgment: ['none', 'delivery', 'completion'],
  duplicates: ['tolerated', 'harmful'],
  latency: ['10ms', '100ms', '1s', '1m'],
  processing: ['5ms', '1s', '90s', '20m', '13h'],
  delay: ['0', '10s', '20m', '2d', '40d'],
  priority: [false, true],
  elastic: [false, true],
  streaming: [false, true],
  operations: ['low', 'medium', 'high'],
  cloud: ['aws', 'azure', 'gcp', 'self-hosted', 'any'],
};

/** Flows with a few needs each, whole and half answers mixed. */
export const needs: fc.Arbitrary<{ [criterion: string]: unknown }> = fc
  .record(Object.fromEntries(Object.entries(ANSWERS).map(([name, values]) => [name, fc.constantFrom(...values)])), {
    requiredKeys: [],
  })
  .chain((all) => {
    const names = Object.keys(all);
    return fc.subarray(names, { maxLength: Math.min(6, names.length) }).map((some) => pick(all, some));
  });

export const pick = (from: { readonly [name: string]: unknown }, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

/** What runs, as a file would say it: what a flow uses runs, too. */
export const estateFrom = (used: readonly string[], running: readonly string[]) =>
  estateOf([...used, ...running], catalogue);

export const rankedOn = (
  given: object,
  used: readonly string[] = [],
  running: readonly string[] = runningIn(given),
  needed: boolean | null = null,
) =>
  rankCarriers(catalogue, flowOf(rulebook, given).needs, criteria, {
    used,
    estate: estateFrom(used, running),
    needed,
  });

const runningIn = (given: object) => ((given as { running?: readonly string[] }).running ?? []) as readonly string[];

/** Every carrier against stated needs, be it worth offering or not. */
export const matchesOn = (given: object) =>
  catalogue.carriers.map((carrier) => matchCarrier(carrier, flowOf(rulebook, given).needs, catalogue, criteria));

interface Table {
  readonly cases: readonly { id: string; to: string[]; needs: object }[];
  readonly panel: readonly { id: string; needs: object }[];
}
const table = parse(readFileSync(join(ROOT, 'test/cases/styles.yaml'), 'utf8')) as Table;

/** Every documented case and every flow that readers judged. */
export const FLOWS = [
  ...table.cases.map(({ id, needs: given, to }) => ({ id, needs: given, more: { to } })),
  ...table.panel.map(({ id, needs: given }) => ({ id, needs: given, more: {} })),
];
