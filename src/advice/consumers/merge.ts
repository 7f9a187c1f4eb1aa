import type { Answer, Answers } from '../../model/answer.js';
import type { Criterion, SetupField } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Consumer, Flow, SetupValue } from '../../model/system.js';
import { sameNeed } from '../answers/same.js';

type Uses = Flow['uses'];

/** A flow as one of its consumers sees it: what that one says for itself, over what the flow says. */
export function seenBy(flow: Flow, consumer: Consumer, base: RuleBase): Flow {
  const { consumers: _, ...rest } = flow;
  return {
    ...rest,
    place: consumer.place,
    to: [consumer],
    needs: over(flow.needs, consumer.needs),
    uses: usesOver(flow.uses, consumer.uses, base),
  };
}

/**
 * A flow with what it needs for all of its consumers alike, whether it says so or each of them does; what they need
 * differently is left out.
 */
export function forAll(flow: Flow): Flow {
  const { consumers = [] } = flow;
  const set = new Set(consumers.flatMap(({ needs }) => [...needs.keys()]));
  if (set.size === 0) return flow;
  const needs = new Map(flow.needs);
  for (const name of set) {
    const [first, ...others] = consumers.map((each) => each.needs.get(name) ?? flow.needs.get(name));
    if (first !== undefined && others.every((other) => sameNeed(first, other)))
      needs.set(name, flow.needs.get(name) ?? first);
    else needs.delete(name);
  }
  return { ...flow, needs };
}

/** Whether the consumers of a flow need different things. */
export function differ({ consumers = [], needs: common }: Flow): boolean {
  return consumers.some(({ needs }) => [...needs.values()].some((own) => !sameNeed(own, common.get(own.criterion))));
}

/** What a flow says itself, as if its consumers said nothing. */
export function byItself(flow: Flow): Flow {
  const { consumers: _, ...rest } = flow;
  return rest;
}

const over = (needs: Answers, own: Answers): Answers => (own.size === 0 ? needs : new Map([...needs, ...own]));

/** Answers in the order of the vocabulary, so that it counts for nothing who said what first. */
export function inOrder(answers: ReadonlyMap<string, Answer>, criteria: readonly Criterion[]): Answers {
  return new Map(
    criteria.flatMap(({ name }) => {
      const answer = answers.get(name);
      return answer === undefined ? [] : [[name, answer] as const];
    }),
  );
}

/**
 * The facts of `uses` with those of a consumer over them. A broker of its own stands behind the one that the flow is
 * published over, and has a channel of its own.
 */
function usesOver(uses: Uses, own: Uses, { setup, catalogue }: RuleBase): Uses {
  if (own === undefined || own.size === 0) return uses;
  const merged = new Map([...(uses ?? []), ...own]);
  const broker = fieldOf(setup, ({ kind }) => kind === 'broker');
  const channel = fieldOf(setup, ({ role }) => role === 'address');
  const mine = broker === undefined ? undefined : own.get(broker);
  if (broker === undefined || mine === undefined) return merged;
  if (channel !== undefined && !own.has(channel)) merged.delete(channel);
  const published = uses?.get(broker);
  if (published === undefined) return merged;
  const ids = [...new Set([...namesIn(published), ...namesIn(mine)])];
  const isOne = catalogue.carriers.some(
    ({ parts }) => parts.length === ids.length && ids.length > 1 && parts.every((part) => ids.includes(part)),
  );
  if (isOne) merged.set(broker, { ...mine, value: ids, text: `[${ids.join(', ')}]` });
  return merged;
}

/** Whether a consumer has a broker of its own, which is no whole with the one that the flow is published over. */
export function isBehind(flow: Flow, seen: Flow, consumer: Consumer, { setup }: RuleBase): boolean {
  const broker = fieldOf(setup, ({ kind }) => kind === 'broker');
  const own = broker === undefined ? undefined : consumer.uses?.get(broker);
  if (broker === undefined || own === undefined || seen.uses?.get(broker) !== own) return false;
  return flow.uses?.get(broker)?.text !== own.text;
}

/** What is needed of a queue that stands behind a publication: it serves one consumer, whatever is published to how many. */
export function withoutPublication(needs: Answers, { criteria }: RuleBase): Answers {
  const published = criteria.filter(({ role }) => role === 'audience' || role === 'parent').map(({ name }) => name);
  return new Map([...needs].filter(([name]) => !published.includes(name)));
}

const fieldOf = (setup: readonly SetupField[], is: (field: SetupField) => boolean) => setup.find(is)?.name;
const namesIn = ({ value }: SetupValue) => (Array.isArray(value) ? (value as readonly string[]) : [String(value)]);
