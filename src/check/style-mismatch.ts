import { type FlowAnalysis, reasonsFor } from '../advice/index.js';
import { createFinding, type Finding } from '../model/finding.js';
import { STYLES, type Style } from '../model/style.js';
import { list } from '../text/phrases.js';
import { subjectOf } from './consumers/subject.js';

/** How many reasons a message names; `explain` has the others. */
const REASONS = 3;

/** What is built is out of the needs' reach, whatever the open answers turn out to be. */
export function styleMismatch(analysis: FlowAnalysis): Finding[] {
  const { system, flow, consumer, consumers, together, style, likelihood } = analysis;
  const fact = analysis.built({ kind: 'style' });
  if (fact === undefined) return [];
  const built = fact.value as Style;
  const inReach = STYLES.filter((each) => likelihood[each] > 0);
  // Where nothing may pull, any style will do.
  if (inReach.includes(built) || inReach.includes('either')) return [];
  const needed = inReach.length === 1 ? inReach[0] : style;
  const seen = together === undefined ? [analysis] : consumers;
  const needs = new Map(seen.flatMap((each) => [...each.flow.needs]));
  const against = seen
    .flatMap((each) => reasonsFor(each.verdict, needed, each.flow.needs))
    .filter(({ favours }) => (needed === 'hybrid' ? favours !== built : favours === needed))
    .slice(0, REASONS);
  const facts: Record<string, string> = { [fact.name]: fact.text };
  for (const reason of against) Object.assign(facts, reason.facts);
  const decisive = Object.keys(facts).filter((name) => name !== fact.name);
  const left = inReach.length === 1 ? `are ${needed}` : `leave only ${inReach.join(' or ')}`;
  const message = `the needs of ${subjectOf(analysis)} ${left}${decisive.length === 0 ? '' : `, with ${list(decisive.map((name) => `\`${name}: ${facts[name]}\``))}`}`;
  const more = built === 'hybrid';
  return [
    createFinding({
      rule: 'style-mismatch',
      severity: more ? 'warning' : 'error',
      message: `\`${fact.name}: ${built}\` is ${more ? 'more than is needed' : 'out of reach'}: ${message}`,
      place: fact.place,
      system,
      flow: flow.name,
      consumer,
      facts,
      remedy: more
        ? `One mechanism will do (${needed}); or state the need that the second one serves.`
        : `Build it ${inReach.join(' or ')}, or correct the needs that say so.`,
      sources: [...new Set(against.flatMap(({ sources }) => sources))],
      related: against.flatMap((reason) => {
        const said = Object.keys(reason.facts).flatMap((name) => needs.get(name) ?? []);
        return said.length === 0 ? [] : [{ message: reason.because, place: said[said.length - 1].place }];
      }),
      about: [fact.name],
    }),
  ];
}
