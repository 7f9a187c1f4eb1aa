import { overlayFacts } from '../../brokers/index.js';
import type { CapabilityValues, Carrier, Mode, Pattern } from '../../model/broker.js';
import { BROKER, type MODE } from '../../model/entries/broker.js';
import type { Read } from '../../model/entries/field.js';
import { type COMPOSITION, PATTERN } from '../../model/entries/pattern.js';
import type { FieldReader } from '../../text/field-reader.js';
import { readKind } from './kinds/read-kind.js';
import type { Scope } from './kinds/scope.js';

/** One file of rules/brokers. */
export function readBroker(at: FieldReader, scope: Scope): Carrier {
  const { runs, platform, asOf, basis, sources, modes, since, ...rest } = readKind(at, BROKER, scope);
  const isOperated = runs === undefined;
  return {
    ...rest,
    ...(since === undefined ? {} : { since: monthOf(since) }),
    parts: isOperated ? [rest.id] : [],
    // What names no platform is operated by itself.
    platforms: isOperated ? [platform ?? rest.id] : [],
    facts: defaulted(rest.facts),
    effort: 1,
    places: [],
    modes: modes.map(modeOf),
  };
}

const modeOf = ({ source, since, ...mode }: Read<typeof MODE>): Mode => ({
  ...mode,
  ...(since === undefined ? {} : { since: monthOf(since) }),
});

/** The month of a date, YYYY-MM. */
const monthOf = (date: string): string => date.slice(0, 7);

/** Where a file names only the most, that is what one has without doing anything. */
function defaulted(facts: CapabilityValues): CapabilityValues {
  const most = facts.get('payloadMax');
  return most === undefined || facts.get('payloadDefault') !== undefined
    ? facts
    : overlayFacts(new Map([['payloadDefault', most]]), facts);
}

/** One file of rules/patterns: the pattern, and the carrier that it is where it is a composition. */
export function readPattern(at: FieldReader, scope: Scope): { pattern: Pattern; carrier?: Carrier } {
  const { composition, sources, ...rest } = readKind(at, PATTERN, scope);
  const pattern: Pattern = {
    ...rest,
    sources: sources.map(({ title, url }) => ({ title, url })),
    ...(composition === undefined ? {} : { carrier: rest.id }),
  };
  return composition === undefined ? { pattern } : { pattern, carrier: compositionOf(pattern, composition) };
}

function compositionOf(
  { id, name, what, short, comparison }: Pattern,
  { asOf, basis, sources, ...made }: Read<typeof COMPOSITION>,
): Carrier {
  return {
    ...made,
    id,
    name,
    kind: 'composition',
    what,
    ...(short === undefined ? {} : { short }),
    platforms: [],
    aliases: [],
    stack: [],
    // Its facts are only what differs from its parts; the rest is put together when the rules are opened.
    effort: 1,
    places: [],
    modes: [],
    ...(comparison === undefined ? {} : { comparison }),
  };
}
