import type { Answer, Answers } from '../model/answer.js';
import type { Flow } from '../model/system.js';

/** The state of an interview. A value: each step gives a new one, and `before` is the one it came from. */
export interface Interview {
  /** The flow with all that was answered so far. */
  readonly flow: Flow;
  /** What holds where the flow itself says nothing: defaults, and what the named consumers imply. */
  readonly inherited: Answers;
  /** Answered criteria to ask again before anything new. */
  readonly reopened: readonly string[];
  /** Ask until the style is likely, until nothing can change it, or everything that nobody has answered. */
  readonly scope: 'likely' | 'style' | 'everything';
  /** Criteria answered or skipped in this session, the latest last; none is asked again. */
  readonly asked: readonly string[];
  /** Those among them that were answered "I don't know yet". */
  readonly unknown: readonly string[];
  /** Criteria answered before this session, to which one can go back once all of this session is taken back. */
  readonly earlier: readonly string[];
  readonly before?: Interview;
}

export interface Beginning {
  /** Answers given beforehand; undefined stands for "I don't know yet". */
  readonly given?: ReadonlyMap<string, Answer | undefined>;
  readonly inherited?: Answers;
  /** Ask again what is answered already. */
  readonly all?: boolean;
}

export function begin(
  flow: Flow,
  { given = new Map(), inherited = new Map(), all = false }: Beginning = {},
): Interview {
  const needs = new Map(flow.needs);
  for (const [criterion, answer] of given) {
    if (answer !== undefined) needs.set(criterion, answer);
  }
  return {
    flow: { ...flow, needs },
    inherited,
    reopened: all ? [...flow.needs.keys()].filter((criterion) => !given.has(criterion)) : [],
    scope: 'likely',
    asked: [...given.keys()],
    earlier: all ? [] : earlierIn(flow.needs, given),
    unknown: [...given].filter(([, answer]) => answer === undefined).map(([criterion]) => criterion),
  };
}

/** What somebody answered, for the flow or for all flows, other than on the command line just now. */
function earlierIn(needs: Answers, given: ReadonlyMap<string, unknown>): string[] {
  return [...needs.values()]
    .filter(({ criterion, origin }) => !given.has(criterion) && (origin === 'stated' || origin === 'default'))
    .map(({ criterion }) => criterion);
}

/** After an answer. */
export function answered(state: Interview, answer: Answer): Interview {
  const needs = new Map(state.flow.needs).set(answer.criterion, answer);
  return afterStep(state, answer.criterion, { flow: { ...state.flow, needs } });
}

/** After "I don't know yet". Of a criterion that is asked again, the answer is taken out. */
export function skip(state: Interview, criterion: string): Interview {
  const needs = new Map(state.flow.needs);
  if (state.reopened.includes(criterion)) {
    needs.delete(criterion);
    const inherited = state.inherited.get(criterion);
    if (inherited !== undefined) needs.set(criterion, inherited);
  }
  return afterStep(state, criterion, { flow: { ...state.flow, needs }, unknown: [...state.unknown, criterion] });
}

/**
 * The state before the last step. From the beginning on, what was answered before this session is asked again, the latest
 * first; it stands until it is answered otherwise. Undefined where nothing is before.
 */
export function back(state: Interview): Interview | undefined {
  if (state.before !== undefined) return state.before;
  const name = state.earlier[state.earlier.length - 1];
  if (name === undefined) return undefined;
  return { ...state, reopened: [name], earlier: state.earlier.slice(0, -1) };
}

/** After a stop: ask what the choice of a broker needs. */
export function goOn(state: Interview): Interview {
  return { ...state, scope: 'everything', before: state };
}

/** After a stop: ask again what is not settled. */
export function reopen(state: Interview, criteria: readonly string[]): Interview {
  const again = (name: string) => criteria.includes(name);
  const asked = state.asked.filter((name) => !again(name));
  const unknown = state.unknown.filter((name) => !again(name));
  const scope = state.scope === 'likely' ? 'style' : state.scope;
  return { ...state, scope, reopened: [], asked, unknown, before: state };
}

function afterStep(state: Interview, criterion: string, change: Partial<Interview>): Interview {
  return { ...state, ...change, asked: [...state.asked, criterion], before: state };
}
