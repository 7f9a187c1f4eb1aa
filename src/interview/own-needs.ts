import { FlowAnalysis, type Rulebook, sameNeed } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Criterion } from '../model/criterion.js';
import type { Consumer, Flow } from '../model/system.js';
import { carriersOf } from './broker-questions.js';
import { mayDiffer, prefetchMayDiffer, telling } from './may-differ.js';
import type { Question } from './next.js';
import { offersFor } from './offer.js';

/** How far the consumers of one flow were asked what they need for themselves. A value; `before` is where it came from. */
export interface OwnNeeds {
  /** The flow with what its consumers said so far. */
  readonly flow: Flow;
  /** The consumer that is asked; undefined before it is known whether they differ. */
  readonly at?: number;
  /** What that one needs otherwise, as far as it was picked; undefined before it was asked. */
  readonly picked?: readonly string[];
  /** How many of those were answered. */
  readonly answered: number;
  readonly before?: OwnNeeds;
}

/** What is asked next of the consumers. */
export type OwnStep =
  | { readonly kind: 'differ'; readonly names: readonly string[]; readonly own: readonly string[] }
  | PickStep
  | OwnQuestion
  | { readonly kind: 'end' };

/** What one consumer needs otherwise than the flow says. */
export interface PickStep extends OfConsumer {
  readonly kind: 'pick';
  readonly criteria: readonly Criterion[];
}

/** One answer of one consumer. */
export interface OwnQuestion extends OfConsumer {
  readonly kind: 'own';
  readonly question: Question;
  /** What the flow says, which holds where the consumer says nothing. */
  readonly flows?: Answer;
  /** Its number among those of this consumer. */
  readonly number: number;
  readonly count: number;
}

interface OfConsumer {
  readonly name: string;
  readonly analysis: FlowAnalysis;
  /** Its number among those that are asked. */
  readonly consumer: number;
  readonly consumers: number;
}

/** @returns undefined where there are no several consumers, or nothing that could matter differs between them */
export function beginOwnNeeds(rulebook: Rulebook, flow: Flow): OwnNeeds | undefined {
  const { to = [] } = flow;
  if (to.length < 2) return undefined;
  const consumers = flow.consumers ?? to.map(({ name, place }): Consumer => ({ name, place, needs: new Map() }));
  const state = { flow: { ...flow, consumers }, answered: 0 };
  return following(rulebook, state, 0) === undefined ? undefined : state;
}

export function nextOwnStep(rulebook: Rulebook, state: OwnNeeds): OwnStep {
  const { flow, at, picked, answered } = state;
  const { consumers = [] } = flow;
  if (at === undefined) {
    const own = consumers.filter(({ needs }) => needs.size > 0);
    return { kind: 'differ', names: consumers.map(({ name }) => name), own: own.map(({ name }) => name) };
  }
  if (at >= consumers.length) return { kind: 'end' };
  const analysis = analysisOf(rulebook, flow, at);
  const { name } = consumers[at];
  const of = { name, analysis, consumer: at + 1, consumers: consumers.length };
  if (picked === undefined) return { kind: 'pick', ...of, criteria: mayDiffer(analysis, consumers[at]) };
  const question = questionAbout(analysis, picked[answered], consumers[at]);
  const flows = flow.needs.get(picked[answered]);
  return { kind: 'own', ...of, question, flows, number: answered + 1, count: picked.length };
}

/** After it was said whether the consumers need different things. */
export function differing(rulebook: Rulebook, state: OwnNeeds, differ: boolean): OwnNeeds {
  const end = state.flow.consumers?.length ?? 0;
  return { ...state, at: (differ ? following(rulebook, state, 0) : undefined) ?? end, before: state };
}

/** After it was said what a consumer needs otherwise. */
export function picking(rulebook: Rulebook, state: OwnNeeds, picked: readonly string[]): OwnNeeds {
  const now = { ...state, picked, answered: 0, before: state };
  return picked.length > 0 ? now : nextConsumer(rulebook, now);
}

/** After a consumer gave an answer of its own, or takes that of the flow. */
export function saying(rulebook: Rulebook, state: OwnNeeds, criterion: string, answer: Answer | undefined): OwnNeeds {
  const consumers = (state.flow.consumers ?? []).map((consumer, index) => {
    if (index !== state.at) return consumer;
    const needs = new Map(consumer.needs);
    const same = answer === undefined || sameNeed(answer, state.flow.needs.get(criterion));
    if (same) needs.delete(criterion);
    else needs.set(criterion, answer);
    return { ...consumer, needs };
  });
  const now = { ...state, flow: { ...state.flow, consumers }, answered: state.answered + 1, before: state };
  return now.answered < (state.picked?.length ?? 0) ? now : nextConsumer(rulebook, now);
}

function nextConsumer(rulebook: Rulebook, state: OwnNeeds): OwnNeeds {
  const from = (state.at ?? 0) + 1;
  const at = following(rulebook, state, from) ?? state.flow.consumers?.length ?? 0;
  return { ...state, at, picked: undefined, answered: 0 };
}

/** The first consumer from a place on of which there is something to ask. */
function following(rulebook: Rulebook, { flow }: OwnNeeds, from: number): number | undefined {
  const { consumers = [] } = flow;
  for (let at = from; at < consumers.length; at++) {
    const analysis = analysisOf(rulebook, flow, at);
    if (telling(analysis).length > 0 || mayDiffer(analysis, consumers[at]).length > 0) return at;
  }
  return undefined;
}

const analysisOf = (rulebook: Rulebook, flow: Flow, at: number) => new FlowAnalysis(flow, rulebook).consumers[at];

/** Work for the time in which a question is read: what the consumer asked next may say. */
export function* prefetchOwnStep(rulebook: Rulebook, { flow, at = -1 }: OwnNeeds): Generator<unknown, void, void> {
  const last = (flow.consumers?.length ?? 1) - 1;
  yield* prefetchMayDiffer(analysisOf(rulebook, flow, Math.min(at + 1, last)));
}

function questionAbout(analysis: FlowAnalysis, name: string, { needs }: Consumer): Question {
  const { rulebook, flow } = analysis;
  const index = rulebook.indexOf.get(name) as number;
  const criterion = rulebook.base.criteria[index];
  const common = needs.has(name) ? undefined : flow.needs.get(name);
  const only = common?.values?.length === 1 ? common.values[0] : undefined;
  const serves = criterion.serves === 'style' ? 'style' : 'brokers';
  return {
    kind: 'question',
    criterion,
    purpose: serves,
    offers: offersFor(analysis, index, true).filter(({ value }) => value !== only),
    current: needs.get(name),
    why: ['What a consumer answers for itself holds for it alone; the others take what the flow says.'],
    analysis,
    still: [],
    ...(serves === 'brokers' ? { carriers: carriersOf(analysis) } : {}),
    most: 1,
    thenSizing: false,
  };
}
