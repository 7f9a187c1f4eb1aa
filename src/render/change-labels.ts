import type { AdviceChange, Aspect, ChangedFlow, FactChange, Outcome, Said } from '../model/pages/change.js';
import { plural } from '../text/phrases.js';
import { positionAt } from '../text/source.js';

/** An aspect of the advice with its old and new value, not escaped. */
export interface Row {
  readonly what: string;
  readonly was: string;
  readonly is: string;
}

export const styleText = ({ style, decided }: Outcome) => `${style}, ${decided ? 'decided' : 'so far'}`;

export const brokerText = ({ broker }: Outcome) =>
  broker === null ? 'nothing meets the needs' : `${broker.id} (${broker.verdict})`;

const neededText = ({ needed }: Outcome) => (needed === null ? 'perhaps' : needed ? 'yes' : 'no');

function consumersText({ consumers = [] }: Outcome): string {
  return consumers.length === 0 ? 'all alike' : consumers.map(({ name, style }) => `${name} ${style}`).join(', ');
}

/** The rows, each with the aspects that it shows. */
const ROWS: readonly { what: string; aspects: readonly Aspect[]; text: (outcome: Outcome) => string }[] = [
  { what: 'style', aspects: ['style', 'decided'], text: styleText },
  { what: 'broker needed', aspects: ['needed'], text: neededText },
  { what: 'broker', aspects: ['broker', 'verdict'], text: brokerText },
  { what: 'pattern', aspects: ['pattern'], text: ({ pattern }) => pattern ?? 'none' },
  { what: 'each consumer', aspects: ['perConsumer'], text: consumersText },
];

export function rowsOf({ aspects, old, new: now }: ChangedFlow): Row[] {
  return ROWS.filter((row) => row.aspects.some((aspect) => aspects.includes(aspect))).map(({ what, text }) => ({
    what,
    was: text(old),
    is: text(now),
  }));
}

/** The changed rows of the advice on the system as a whole. */
export function wholeRows({ whole: { old, new: now } }: AdviceChange): Row[] {
  const style = (side: typeof old) => `${side.style}, ${side.decided ? 'decided' : 'so far'}`;
  const brokers = (side: typeof old) => side.brokers.join(', ') || 'none';
  return [
    { what: 'style', was: style(old), is: style(now) },
    { what: 'brokers to run', was: brokers(old), is: brokers(now) },
  ].filter(({ was, is }) => was !== is);
}

export function factName({ section, name, consumer }: FactChange): string {
  const fact = section === 'needs' ? name : `${section}.${name}`;
  return consumer === undefined ? fact : `${consumer}: ${fact}`;
}

export const saidText = (said: Said | null) => said?.text ?? 'not said';

/** The new side of a fact, or the old one where the fact was removed. */
const currentSide = (fact: FactChange) => fact.new ?? fact.old;

/** The place of a fact, as `path:line:column`. */
export function factPlace(fact: FactChange): string {
  const place = currentSide(fact)?.place;
  if (place === undefined) return '';
  const { line, column } = positionAt(place.source, place.span.start);
  return `${place.source.path}:${line}:${column}`;
}

/** The origin of a fact that the flow does not state itself; may be empty. */
export function factOrigin(fact: FactChange): string {
  const origin = currentSide(fact)?.origin;
  return origin === 'default' ? 'inherited' : origin === 'derived' ? 'read off `to`' : '';
}

/** The title above the facts that are the cause. */
export function causeTitle({ cause: { facts, smallest } }: ChangedFlow): string {
  if (!smallest) return 'Because of some of these facts; too many changed to single them out';
  return facts.length === 1
    ? 'Because'
    : `Because of ${facts.length === 2 ? 'both' : `these ${facts.length}`} together`;
}

/** `1 flow changed, 2 added, 3 as before` */
export function countText({ changed, added, removed, unchanged }: AdviceChange): string {
  const parts: [number, string][] = [
    [changed.length, 'changed'],
    [added.length, 'added'],
    [removed.length, 'removed'],
    [unchanged, 'as before'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what], index) => `${index === 0 ? plural(count, 'flow') : count} ${what}`)
    .join(', ');
}

/** The line for unchanged advice. */
export function nothingText({ unchanged, withoutEffect }: AdviceChange): string {
  const facts = withoutEffect.length;
  const besides = facts === 0 ? '' : `; ${plural(facts, 'fact')} changed without effect on it`;
  return `No advice changed: ${plural(unchanged, 'flow')} as before${besides}`;
}
