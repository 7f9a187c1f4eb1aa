import type { Answer } from '../model/answer.js';
import type { Criterion } from '../model/criterion.js';
import type { Defaults, Flow, Named } from '../model/system.js';
import { readConsumers, sectionOf } from './parts/consumers.js';
import { readDecision } from './parts/decision.js';
import { readMap, readNames, readText } from './parts/names.js';
import { readNeeds } from './parts/needs.js';
import { readUses } from './parts/uses.js';
import { readWaivers } from './parts/waive.js';
import type { Problems } from './problems.js';
import type { Vocabulary } from './vocabulary.js';
import { type Entry, isNull } from './yaml/nodes.js';

export const FLOW_KEYS = ['about', 'after', 'decision', 'from', 'to', 'needs', 'uses', 'waive'];

type MutableFlow = { -readonly [Key in keyof Flow]: Flow[Key] };

/** One flow; what of it can't be used is reported and left out. */
export function readFlow(entry: Entry, defaults: Defaults, vocabulary: Vocabulary, problems: Problems): Flow {
  const place = problems.place(entry.keySpan);
  const flow: MutableFlow = { name: entry.key, place, after: [], from: [], needs: defaults.needs, waive: [] };
  let needs: Map<string, Answer> | undefined;
  let consumers: Entry | undefined;
  let waive: Entry | undefined;
  for (const part of readMap(entry, 'keys such as `from`, `to` and `needs`', problems)?.entries ?? []) {
    switch (part.key) {
      case 'about':
        if (!isNull(part.value)) flow.about = readText(part, 'a sentence or two', problems);
        break;
      case 'after':
        flow.after = readNames(part, 'the name of a flow', problems) ?? [];
        break;
      case 'decision':
        flow.decision = readDecision(part, problems);
        break;
      case 'from':
        flow.from = readNames(part, 'the name of a service', problems) ?? [];
        break;
      case 'to':
        Object.assign(flow, readConsumers(part, vocabulary, problems));
        consumers = part;
        break;
      case 'needs':
        needs = readNeeds(part, 'stated', vocabulary, problems);
        break;
      case 'uses':
        flow.uses = inherit(readUses(part, vocabulary, problems), defaults.uses);
        break;
      case 'waive':
        waive = part;
        break;
      default:
        problems.unknownKey(part, 'a key of a flow', FLOW_KEYS, sectionOf(part.key, vocabulary));
    }
  }
  flow.uses ??= defaults.uses;
  if (waive)
    flow.waive = readWaivers(
      waive,
      problems,
      flow.to?.map(({ name }) => name),
    );
  const derived = consumers && flow.to && audienceOf(flow.to, consumers, vocabulary.audience, problems);
  if (derived && !needs?.has(derived.criterion)) (needs ??= new Map()).set(derived.criterion, derived);
  if (needs) flow.needs = inherit(needs, defaults.needs);
  return flow;
}

function inherit<T>(own: Map<string, T>, defaults: ReadonlyMap<string, T> | undefined): Map<string, T> {
  for (const [key, value] of defaults ?? []) if (!own.has(key)) own.set(key, value);
  return own;
}

/** The audience as the consumers named make it out: the largest one that so many stand for. */
function audienceOf(
  to: readonly Named[],
  entry: Entry,
  audience: Criterion | undefined,
  problems: Problems,
): Answer | undefined {
  let value: string | undefined;
  let most = 0;
  for (const [id, count] of Object.entries(audience?.counts ?? {})) {
    if (count > most && count <= to.length) [value, most] = [id, count];
  }
  if (!audience || value === undefined) return undefined;
  const place = problems.place(entry.value.span);
  return { criterion: audience.name, values: [value], written: value, text: value, origin: 'derived', place };
}
