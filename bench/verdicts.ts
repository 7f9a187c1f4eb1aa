import { Engine as JsonRulesEngine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { shippedRules } from '../scripts/rules-folder.js';
import { conditionOf, masksOf, styleOn, valueOf } from '../src/advice/index.js';
import {
  branchesOf,
  type Condition,
  flips,
  nothingSaid,
  openCriteria,
  outlook,
  regionOf,
  verdict,
} from '../src/engine/index.js';
import { STRENGTHS } from '../src/model/style.js';
import { flowOf } from '../test/answers.js';
import { seeded } from './random.js';

const { rulebook, base } = shippedRules();
const { engine, spec, cuts } = rulebook;

/** Known, consistent flows: one cell a criterion. */
function knownFlows(count: number): number[][] {
  const random = seeded(1);
  const flows: number[][] = [];
  while (flows.length < count) {
    const cells = spec.cells.map((size) => Math.floor(random() * size));
    if (verdict(engine, cells) >= 0) flows.push(cells);
  }
  return flows;
}

/** A condition as json-rules-engine writes it; quantities become the number of their cell. */
function condition(when: Condition): NestedCondition {
  if ('all' in when) return { all: when.all.map(condition) };
  if ('any' in when) return { any: when.any.map(condition) };
  if ('not' in when) return { not: condition(when.not) };
  const cut = cuts[when.criterion];
  const cells: readonly unknown[] = 'values' in cut ? cut.values : cut.bounds.map((_, cell) => cell);
  return {
    fact: base.criteria[when.criterion].name,
    operator: 'in',
    value: cells.filter((_, cell) => (when.mask & (1 << cell)) !== 0),
  };
}

function peer(): JsonRulesEngine {
  const rules = new JsonRulesEngine([], { allowUndefinedFacts: true });
  base.rules.forEach((rule, index) => {
    const inner = condition(conditionOf(rule.when, rulebook));
    const top: TopLevelCondition =
      'all' in inner || 'any' in inner || 'not' in inner ? (inner as TopLevelCondition) : { all: [inner] };
    rules.addRule({ conditions: top, event: { type: 'fired', params: { index } } });
  });
  return rules;
}

function factsOf(cells: readonly number[]): Record<string, unknown> {
  return Object.fromEntries(
    base.criteria.map(({ name }, index) => [
      name,
      'values' in cuts[index] ? valueOf(base.criteria[index], cuts[index], cells[index]) : cells[index],
    ]),
  );
}

async function peerVerdict(rules: JsonRulesEngine, cells: readonly number[]): Promise<number> {
  const { events } = await rules.run(factsOf(cells));
  let [m, e, decisive] = [0, 0, 0];
  for (const { params } of events) {
    const rule = base.rules[params?.index as number];
    const weight = STRENGTHS[rule.strength];
    if (rule.favours === 'message-driven') m += weight;
    else e += weight;
    if (rule.strength === 'decisive') decisive |= rule.favours === 'message-driven' ? 1 : 2;
  }
  return regionOf(base.regions, m, e, decisive);
}

const perSecond = (count: number, milliseconds: number) => (count / milliseconds) * 1000;

function best(rounds: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

export interface Verdicts {
  /** Verdicts a second on known flows, one core, from cells; from answers as a file gives them; and of the peer. */
  readonly known: number;
  readonly fromAnswers: number;
  readonly peer: number;
  /** Milliseconds, warm: everything open; choosing the next question; what would change a typical verdict. */
  readonly distribution: number;
  readonly nextQuestion: number;
  readonly flips: number;
  readonly compared: number;
}

export async function verdicts(): Promise<Verdicts> {
  const flows = knownFlows(500);
  const rules = peer();
  for (const cells of flows) {
    const ours = verdict(engine, cells);
    const theirs = await peerVerdict(rules, cells);
    if (ours !== theirs)
      throw new Error(`not the same answer on ${JSON.stringify(factsOf(cells))}: ${ours}, ${theirs}`);
  }
  const start = performance.now();
  for (const cells of flows) await peerVerdict(rules, cells);
  const peerTime = performance.now() - start;
  let sink = 0;
  const repeats = 2000;
  const time = best(5, () => {
    for (let i = 0; i < repeats; i++) for (const cells of flows) sink += verdict(engine, cells);
  });
  const flow = flowOf(rulebook, {
    intent: 'command',
    workflow: 'steps',
    acknowledgment: 'completion',
    throughput: '200/s..1k/s',
    processing: '2s',
  });
  const answers = best(5, () => {
    for (let i = 0; i < 100_000; i++) sink += styleOn(rulebook, masksOf(rulebook, flow.needs)).outlook.style;
  });
  const nothing = nothingSaid(spec.cells);
  const some = masksOf(rulebook, flow.needs);
  const style = outlook(engine, some).style;
  if (sink < 0) throw new Error('unreachable');
  return {
    known: perSecond(repeats * flows.length, time),
    fromAnswers: perSecond(100_000, answers),
    peer: perSecond(flows.length, peerTime),
    distribution:
      best(5, () => {
        for (let i = 0; i < 100; i++) outlook(engine, nothing);
      }) / 100,
    nextQuestion:
      best(5, () => {
        for (let i = 0; i < 100; i++) openCriteria(engine, nothing, branchesOf(engine, nothing));
      }) / 100,
    flips:
      best(5, () => {
        for (let i = 0; i < 20; i++) flips(engine, some, style);
      }) / 20,
    compared: flows.length,
  };
}
