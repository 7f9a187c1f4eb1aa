import type { Answer } from '../../model/answer.js';
import type { FactChange, Said } from '../../model/pages/change.js';
import type { Flow, SetupValue } from '../../model/system.js';
import type { FlowAnalysis } from '../analysis/flow-analysis.js';
import { meaningOf, sameNeed } from '../answers/same.js';

const namesOf = (fact: SetupValue | undefined) => (fact === undefined ? [] : [fact.value].flat().map(String).sort());
const sameUse = (a: SetupValue | undefined, b: SetupValue | undefined) =>
  namesOf(a).join('\n') === namesOf(b).join('\n');

const saidNeed = (answer: Answer | undefined): Said | null =>
  answer === undefined ? null : { text: answer.text, origin: answer.origin, place: answer.place };

const saidUse = (fact: SetupValue | undefined): Said | null =>
  fact === undefined ? null : { text: fact.text, origin: null, place: fact.place };

/**
 * The facts that advice rests on and that two flows put differently: needs, inherited ones and those read off the
 * consumers too, in the order of the vocabulary; then what carries the flow today, which the order of brokers heeds.
 */
export function changedFacts(old: FlowAnalysis, now: FlowAnalysis): FactChange[] {
  const names = [...new Set([old, now].flatMap(({ written }) => (written.consumers ?? []).map(({ name }) => name)))];
  const broker = now.rulebook.base.setup.find(({ kind }) => kind === 'broker')?.name ?? '';
  const changed = (before: Facts, after: Facts, consumer?: string) => changesIn(before, after, broker, now, consumer);
  return [
    ...changed(old.written, now.written),
    ...names.flatMap((name) => changed(consumerOf(old.written, name), consumerOf(now.written, name), name)),
  ];
}

/** What a flow, or one of its consumers for itself, needs and uses. */
type Facts = Pick<Flow, 'needs' | 'uses'>;

const NOTHING: Facts = { needs: new Map() };
const consumerOf = ({ consumers = [] }: Flow, name: string): Facts =>
  consumers.find((each) => each.name === name) ?? NOTHING;

function changesIn(
  old: Facts,
  now: Facts,
  broker: string,
  { rulebook }: FlowAnalysis,
  consumer: string | undefined,
): FactChange[] {
  const of = consumer === undefined ? {} : { consumer };
  const facts = rulebook.base.criteria.flatMap(({ name }): FactChange[] => {
    const [before, after] = [old.needs.get(name), now.needs.get(name)];
    if (sameNeed(before, after)) return [];
    return [{ section: 'needs', name, ...of, old: saidNeed(before), new: saidNeed(after) }];
  });
  const [before, after] = [old.uses?.get(broker), now.uses?.get(broker)];
  if (sameUse(before, after)) return facts;
  return [...facts, { section: 'uses', name: broker, ...of, old: saidUse(before), new: saidUse(after) }];
}

/** The old flow with some facts as the new one has them. */
export function withFacts(old: Flow, now: Flow, facts: readonly FactChange[]): Flow {
  const own = facts.filter(({ consumer }) => consumer === undefined);
  const merged = { ...old, ...withOwn(old, now, own) };
  if (own.length === facts.length) return merged;
  const named = [...(old.consumers ?? old.to ?? [])].map((each) => ({ ...NOTHING, ...each }));
  const added = (now.consumers ?? []).filter(
    ({ name }) => facts.some(({ consumer }) => consumer === name) && named.every((each) => each.name !== name),
  );
  const consumers = [...named, ...added.map((each) => ({ ...each, ...NOTHING }))].map((each) => {
    const ofIt = facts.filter(({ consumer }) => consumer === each.name);
    return { ...each, ...withOwn(each, consumerOf(now, each.name), ofIt) };
  });
  return { ...merged, to: consumers, consumers };
}

function withOwn(old: Facts, now: Facts, facts: readonly FactChange[]): Facts {
  const needs = new Map(old.needs);
  const uses = new Map(old.uses);
  for (const { section, name } of facts) {
    if (section === 'needs') put(needs, name, now.needs.get(name));
    else put(uses, name, now.uses?.get(name));
  }
  return { needs, uses };
}

function put<T>(map: Map<string, T>, name: string, value: T | undefined): void {
  if (value === undefined) map.delete(name);
  else map.set(name, value);
}

/**
 * What a flow says of itself, but for its name: producers, consumers and needs. Two flows of one likeness may be one,
 * renamed; what they inherit may have changed meanwhile.
 */
export function likeness({ from, to, needs, consumers = [] }: Flow): string {
  const names = (list: Flow['to']) => list?.map(({ name }) => name).sort() ?? null;
  const answers = (of: Flow['needs']) =>
    [...of.values()]
      .filter(({ origin }) => origin !== 'default')
      .map((answer) => [answer.criterion, meaningOf(answer)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  const each = consumers.map(({ name, needs: own }) => [name, answers(own)]);
  return JSON.stringify([names(from), names(to), answers(needs), ...(each.length === 0 ? [] : [each.sort()])]);
}
