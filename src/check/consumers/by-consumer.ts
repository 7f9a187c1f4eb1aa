import type { FlowAnalysis } from '../../advice/index.js';
import type { Finding } from '../../model/finding.js';
import type { Consumer } from '../../model/system.js';
import type { Place } from '../../text/source.js';
import { subjectOf } from './subject.js';

/**
 * What is found of a flow, and of each of its consumers with what that one says for itself: at the flow what holds for all
 * of its consumers and comes from none of them, at a consumer what holds for it alone or comes from it.
 */
export function foundByConsumer(
  analysis: FlowAnalysis,
  find: (analysis: FlowAnalysis) => readonly Finding[],
): Finding[] {
  const { consumers, written } = analysis;
  if (consumers.length === 0) return [...find(analysis.itself)];
  const seen = consumers.map((each, at) => {
    const consumer = (written.consumers ?? [])[at];
    const own = placesIn(consumer);
    const found = find(each).filter((finding) => !isOfAll(finding));
    return {
      own,
      consumer,
      found: found.map((finding) => ({ finding, key: keyOf(finding, each), isOwn: restsOn(finding, own) })),
    };
  });
  const [first, ...others] = seen.map(({ found }) => new Set(found.flatMap(({ key, isOwn }) => (isOwn ? [] : [key]))));
  const isShared = (key: string) => first.has(key) && others.every((keys) => keys.has(key));
  const { itself } = analysis;
  const shared = find(itself).filter((finding) => isOfAll(finding) || isShared(keyOf(finding, itself)));
  const told = new Set(shared.map((finding) => keyOf(finding, itself)));
  const own = seen.flatMap(({ found, consumer, own: places }) =>
    found.flatMap(({ finding, key, isOwn }) =>
      isOwn || !told.has(key) ? [atOwnPlace(finding, consumer, places)] : [],
    ),
  );
  return [...shared, ...own];
}

/** At what the consumer says for itself, else at the consumer; what the flow says of it is a second place. */
function atOwnPlace(finding: Finding, consumer: Consumer, own: ReadonlySet<Place>): Finding {
  const { place, related } = finding;
  if (own.has(place)) return finding;
  const said = related.find((other) => own.has(other.place));
  const others = related.filter((other) => other !== said);
  const byFlow = place === consumer.place ? [] : [{ message: 'the flow says so here', place }];
  return { ...finding, place: said?.place ?? consumer.place, related: [...byFlow, ...others] };
}

/** About the flows as such, whoever reads them. */
const isOfAll = ({ flow }: Finding) => flow === undefined;

/** The same for all of whom the same is found. */
const keyOf = ({ rule, severity, facts, message }: Finding, analysis: FlowAnalysis) =>
  JSON.stringify([rule, severity, facts, message.replaceAll(subjectOf(analysis), '')]);

/** The places of what a consumer says for itself. */
function placesIn({ needs, uses }: Consumer): ReadonlySet<Place> {
  return new Set([...needs.values(), ...(uses?.values() ?? [])].map(({ place }) => place));
}

const restsOn = ({ place, related }: Finding, own: ReadonlySet<Place>) =>
  own.has(place) || related.some((other) => own.has(other.place));
