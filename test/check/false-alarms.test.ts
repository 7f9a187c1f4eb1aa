import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, shippedRules } from '../../scripts/rules-folder.js';
import { advise, check, parseSystem } from '../../src/index.js';
import { readSound } from '../answers.js';

const { base, rulebook } = shippedRules();
const TODAY = '2026-11-24';
const pitfalls = new Set(base.pitfalls.map(({ id }) => id));

const flowsOf = (file: string) => {
  const { cases = [], panel = [] } = parse(readFileSync(join(ROOT, 'test/cases', file), 'utf8')) as {
    cases?: Flow[];
    panel?: Flow[];
  };
  return [...cases, ...panel];
};
interface Flow {
  id: string;
  to?: string[];
  needs: { [criterion: string]: unknown };
}

/** A system of one flow, and all that `check` finds in it. */
function found(flow: object) {
  const text = JSON.stringify({ driven: 1, system: 'test', flows: { flow: { from: 'sender', ...flow } } });
  const system = readSound(text, rulebook);
  return { system, findings: check(system, rulebook, TODAY) };
}

/** What careful people build, whatever the flow. */
const CAREFUL = {
  idempotent: true,
  outbox: true,
  writesState: true,
  dedup: true,
  schema: true,
  correlation: true,
  compensation: true,
  renewsLock: true,
  partialBatch: true,
  replayGuard: true,
  claimCheck: true,
  retryTopic: false,
  deadLetter: true,
  // Somebody is called out at night.
  outage: '12h',
  maxReceives: 10,
  batch: 10,
  // The lock and the poll outlast a batch.
  prefetch: 10,
  parksKey: true,
  deadLetterAlarm: true,
  deadLetterRetention: 'forever',
  retryPause: '30s',
  confirms: true,
  startAt: 'earliest',
  acknowledges: 'after',
  compatibility: true,
  slotLimit: true,
  maxConcurrency: 100,
  overflow: 'reject',
};

/** The carrier advised, or the first where none is. */
function following({ needs, to }: Flow): { style?: string; broker: string } {
  const { system } = found({ needs, ...(to === undefined ? {} : { to }) });
  const [{ style, brokers }] = advise(system, rulebook).flows;
  return { ...(style === 'either' ? {} : { style }), broker: brokers[0].id };
}

const graver = ({ findings }: ReturnType<typeof found>) =>
  findings
    .filter(({ rule, severity }) => pitfalls.has(rule) && severity !== 'info')
    .map(({ rule, message }) => `${rule}: ${message}`);

describe('flows that were decided well fall into no pitfall', () => {
  const flows = [...flowsOf('styles.yaml'), ...flowsOf('brokers.yaml')];

  it.each(flows)('$id, as advised', (flow) => {
    const { style, broker } = following(flow);
    const uses = { ...(style ? { style } : {}), broker };
    const { system, findings } = found({ needs: flow.needs, ...(flow.to ? { to: flow.to } : {}), uses });
    expect(graver({ system, findings: findings.filter(({ basis }) => basis === 'stated') })).toEqual([]);
    // How long a product keeps records by default is the one thing that a good choice leaves to be set.
    const byDefault = findings.filter(({ basis, severity }) => basis === 'default' && severity !== 'info');
    const kept = ['history-cut-off', 'retention-under-need', 'retention-under-weekend'];
    expect(byDefault.map(({ rule }) => rule).filter((rule) => !kept.includes(rule))).toEqual([]);
  });

  it.each(flows)('$id, built with care', (flow) => {
    const { replay, retention } = flow.needs;
    const kept = replay === 'history' ? { retention: retention ?? 'forever' } : {};
    const uses = { ...CAREFUL, ...following(flow), ...kept };
    const needs = { expiry: 'forever', ...flow.needs };
    expect(graver(found({ needs, ...(flow.to ? { to: flow.to } : {}), uses }))).toEqual([]);
  });
});

describe('twenty flows that say what was done for them', () => {
  it('get nothing graver than an info, and no info but the one of what is left open', () => {
    const path = 'test/check/well-built.yaml';
    const { system, findings } = parseSystem(readFileSync(join(ROOT, path), 'utf8'), rulebook, path);
    expect(findings).toEqual([]);
    expect(system?.flows).toHaveLength(20);
    const all = system ? check(system, rulebook, TODAY) : [];
    expect(all.filter(({ rule }) => pitfalls.has(rule)).map(({ message }) => message)).toEqual([]);
    expect(all.filter(({ severity }) => severity !== 'info').map(({ message }) => message)).toEqual([]);
  });
});

describe('the examples that we call good', () => {
  it.each(readdirSync(join(ROOT, 'examples')))('%s has nothing but infos', (name) => {
    const path = `examples/${name}/system.yaml`;
    const { system, findings } = parseSystem(readFileSync(join(ROOT, path), 'utf8'), rulebook, path);
    expect(findings).toEqual([]);
    const all = system ? check(system, rulebook, TODAY) : [];
    const live = all.filter(({ severity, suppression }) => severity !== 'info' && suppression === undefined);
    expect(live.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

describe('a flow that is not described as built', () => {
  it('gets no info, however much it leaves out', () => {
    expect(found({ needs: { intent: 'command' } }).findings).toEqual([]);
  });
});
