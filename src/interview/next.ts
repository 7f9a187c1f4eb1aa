import { FlowAnalysis, type Rulebook } from '../advice/index.js';
import type { Answer } from '../model/answer.js';
import type { Criterion } from '../model/criterion.js';
import { type Carriers, carriersOf, remainingBrokerQuestions } from './broker-questions.js';
import { type Offer, offersFor } from './offer.js';
import type { Interview } from './state.js';
import { type Purpose, whyAsked } from './why.js';

export interface Question {
  readonly kind: 'question';
  readonly criterion: Criterion;
  readonly purpose: Purpose;
  readonly offers: readonly Offer[];
  /** What was said of it before: half an answer, or one that is asked again. */
  readonly current?: Answer;
  readonly why: readonly string[];
  readonly analysis: FlowAnalysis;
  /** Criteria that can still change the style and are still to be asked, the most telling first. */
  readonly still: readonly string[];
  /** What can carry the flow so far; only where a question is about that. */
  readonly carriers?: Carriers;
  /** At most so many questions are left; about so many where they are about carriers. */
  readonly most: number;
  /** Whether questions about carriers follow, which are not counted. */
  readonly thenSizing: boolean;
}

export interface Stop {
  readonly kind: 'stop';
  readonly analysis: FlowAnalysis;
  /** Criteria that could still change the style, but nobody knows the answer yet. */
  readonly unsettled: readonly string[];
  /** Criteria that could still change the style and were not asked, since together they hardly do. */
  readonly still: readonly string[];
}

/** Criteria that each consumer answers for itself; the flow has no answer of its own to them. */
function saidByEach({ consumers = [] }: Interview['flow']): string[] {
  const [first, ...others] = consumers.map(({ needs }) => needs);
  return first === undefined ? [] : [...first.keys()].filter((name) => others.every((needs) => needs.has(name)));
}

/** What all open answers together may leave to other styles for the style to be likely enough to end with. */
export const HARDLY = 0.05;

/**
 * The next question, or that there is none. Nothing is asked twice, nor anything that can no longer matter; nor, as long
 * as nobody wants to go on, what hardly can.
 */
export function next(rulebook: Rulebook, state: Interview): Question | Stop {
  const analysis = new FlowAnalysis(state.flow, rulebook);
  const { verdict } = analysis;
  const asked = new Set([...state.asked, ...saidByEach(state.flow)]);
  const open = verdict.open.map(({ criterion }) => rulebook.base.criteria[criterion].name);
  const still = open.filter((name) => !asked.has(name));
  const again = state.reopened.find((name) => !asked.has(name));
  const likely = state.scope === 'likely' && 1 - analysis.likelihood[analysis.style] < HARDLY;
  const first = again ?? (likely ? undefined : still[0]);
  const rest = first === undefined && state.scope === 'everything' ? remainingBrokerQuestions(analysis, state) : [];
  const name = first ?? rest[0];
  if (name === undefined) return { kind: 'stop', analysis, unsettled: open.filter((name) => asked.has(name)), still };
  const purpose = again !== undefined ? 'revisit' : still.length > 0 ? 'style' : 'brokers';
  const index = rulebook.indexOf.get(name) as number;
  const criterion = rulebook.base.criteria[index];
  const offers = offersFor(analysis, index, purpose === 'revisit');
  const carriers = purpose === 'brokers' ? carriersOf(analysis) : undefined;
  const revisited = state.reopened.filter((each) => !asked.has(each)).length;
  return {
    kind: 'question',
    criterion,
    purpose,
    offers,
    current: state.flow.needs.get(name),
    why: whyAsked(criterion, purpose, offers, verdict),
    analysis,
    still,
    carriers,
    most: still.length + revisited + rest.length,
    thenSizing: purpose === 'style' && state.scope === 'everything',
  };
}
