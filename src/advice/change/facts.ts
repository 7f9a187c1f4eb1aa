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
  const facts: FactChange[] = [];
  for (const { name } of now.rulebook.base.criteria) {
    const [before, after] = [old.flow.needs.get(name), now.flow.needs.get(name)];
    if (!sameNeed(before, after)) facts.push({ section: 'needs', name, old: saidNeed(before), new: saidNeed(after) });
  }
  const [before, after] = [old.built({ kind: 'broker' }), now.built({ kind: 'broker' })];
  if (!sameUse(before, after)) {
    const name = (after ?? before)?.name ?? '';
    facts.push({ section: 'uses', name, old: saidUse(before), new: saidUse(after) });
  }
  return facts;
}

/** The old flow with some facts as the new one has them. */
export function withFacts(old: Flow, now: Flow, facts: readonly FactChange[]): Flow {
  const needs = new Map(old.needs);
  const uses = new Map(old.uses);
  for (const { section, name } of facts) {
    if (section === 'needs') put(needs, name, now.needs.get(name));
    else put(uses, name, now.uses?.get(name));
  }
  return { ...old, needs, uses };
}

function put<T>(map: Map<string, T>, name: string, value: T | undefined): void {
  if (value === undefined) map.delete(name);
  else map.set(name, value);
}

/**
 * What a flow says of itself, but for its name: producers, consumers and needs. Two flows of one likeness may be one,
 * renamed; what they inherit may have changed meanwhile.
 */
export function likeness({ from, to, needs }: Flow): string {
  const names = (list: Flow['to']) => list?.map(({ name }) => name).sort() ?? null;
  const own = [...needs.values()].filter(({ origin }) => origin !== 'default');
  const answers = own.map((answer) => [answer.criterion, meaningOf(answer)]);
  return JSON.stringify([names(from), names(to), answers.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
