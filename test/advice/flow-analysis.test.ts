import { describe, expect, it } from 'vitest';
import { shippedRules } from '../../scripts/rules-folder.js';
import { adviseFlow, FlowAnalysis, type Rulebook, SystemAnalysis } from '../../src/advice/index.js';
import { advise } from '../../src/index.js';
import { flowOf, systemOf } from '../answers.js';
import { described } from './change/described.js';

const { rulebook } = shippedRules();
const analysed = (needs: object, more: object = {}) => new FlowAnalysis(flowOf(rulebook, needs, more), rulebook);

describe('the analysis of a flow', () => {
  it('shares what follows with every flow that says the same', () => {
    const needs = { intent: 'command', throughput: '20/s' };
    const [one, other] = [analysed(needs), analysed(needs, { about: 'Elsewhere.', from: 'a' })];
    expect(other.verdict).toBe(one.verdict);
    expect(other.carriers).toBe(one.carriers);
  });

  it('shares the style with every flow whose answers lie in the same cells, and nothing more', () => {
    const [one, other] = ['20/s', '21/s'].map((throughput) => analysed({ throughput }));
    expect(other.verdict).toBe(one.verdict);
    expect(other.carriers).not.toBe(one.carriers);
  });

  it('quotes each flow as it is written', () => {
    const flow = (processing: string) => ({ to: ['a'], needs: { ordering: 'total', throughput: '5k/s', processing } });
    const { flows } = advise(described({ one: flow('1s'), other: flow('1000ms') }), rulebook);
    const because = flows.map(({ brokers }) => brokers.flatMap((each) => each.because).join());
    expect(because[0]).toContain('at 1s a record');
    expect(because[1]).toContain('at 1000ms a record');
    expect(because[1]).not.toContain('at 1s a record');
  });

  it('gives a verdict without the exclusions that the answers break', () => {
    const analysis = analysed({ intent: 'command', consumers: 'open' });
    expect(analysis.full.contradictory).toBe(true);
    expect(analysis.verdict.contradictory).toBe(false);
    expect(analysis.broken).toHaveLength(1);
    expect(analysed({ intent: 'command' }).broken).toEqual([]);
  });

  it('tells the style without looking at the catalogue', () => {
    const base = Object.defineProperty({ ...rulebook.base }, 'catalogue', {
      get: () => {
        throw new Error('the catalogue was asked for');
      },
    });
    const bare: Rulebook = { ...rulebook, base };
    expect(new FlowAnalysis(flowOf(rulebook, { replay: 'history' }), bare).style).toBe('event-driven');
  });
});

describe('what is built', () => {
  const built = (uses: object) => adviseFlow(analysed({}, { uses })).built;

  it('is named with its style and what carries it', () => {
    expect(built({ style: 'hybrid', broker: 'kafka' })).toEqual({
      style: 'hybrid',
      carriers: ['kafka'],
      judged: ['kafka'],
    });
    expect(built({ deadLetter: true })).toEqual({ carriers: [], judged: [] });
  });

  it('is judged as the composition that several brokers are, and not where they are none', () => {
    expect(built({ broker: ['sqs-standard', 'sns-standard'] }).judged).toEqual(['sns-sqs']);
    expect(built({ broker: ['sqs-standard', 'temporal'] }).judged).toEqual([]);
    expect(built({ broker: ['sns-sqs', 'temporal'] }).judged).toEqual([]);
  });
});

describe('the analysis of a system', () => {
  it('knows the place of each flow among the others', () => {
    const system = described({ first: {}, second: { after: ['first'] } });
    const [first, second] = new SystemAnalysis(system, rulebook).flows;
    expect(first.contexts()[0].graph.facts.emits).toBe(1);
    expect(second.contexts()[0].graph.facts.fedBy).toBe(1);
    expect(first.contextAlone().graph.facts).toEqual({});
  });

  it('gives each flow the name of the system', () => {
    const [flow] = new SystemAnalysis(systemOf(rulebook, {}), rulebook).flows;
    expect(flow.system).toBe('test');
  });
});
