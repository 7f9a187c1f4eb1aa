import type { Fallen } from '../advice/index.js';
import { type Finding, fresh, type Related } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import type { Flow, System } from '../model/system.js';
import type { Place } from '../text/source.js';

/** A pitfall that a flow has fallen into, as a finding: at the fact of what is built that decides, else at the flow. */
export function pitfallFinding(system: System, flow: Flow, fallen: Fallen): Finding {
  const { pitfall, severity, message, remedy, note } = fallen;
  const whole = pitfall.about === 'system';
  const stated = fallen.facts.flatMap(({ name, text, place }) => (place ? [{ ...name, text, place }] : []));
  const [first, ...others] = whole ? [] : stated;
  const place: Place = first?.place ?? flow.place;
  const facts: Record<string, string> = {};
  // A fact of what is built may bear the name of a need.
  for (const { section, name, text } of stated) facts[name in facts ? `${section}.${name}` : name] = text;
  return fresh({
    rule: pitfall.id,
    severity,
    message: whole ? message : `\`${flow.name}\`: ${message}`,
    place,
    ...(whole ? {} : { flow: flow.name }),
    facts,
    remedy,
    sources: [...pitfall.sources, ...capabilitiesOf(fallen)],
    related: [...others.map((fact) => relatedTo(flow, fact)), ...(note?.related ?? [])],
    fingerprint: fingerprint([
      system.name,
      whole ? '' : flow.name,
      pitfall.id,
      ...stated.map(({ section, name }) => `${section}.${name}`),
      ...(note?.object ?? []),
    ]),
  });
}

/** Where the broker's limits that decided can be read. */
function capabilitiesOf({ facts }: Fallen): string[] {
  const cited = facts.flatMap(({ capability }) =>
    capability === undefined ? [] : `${capability.source.title}, ${capability.asOf}: ${capability.source.url}`,
  );
  return [...new Set(cited)];
}

function relatedTo(
  flow: Flow,
  { section, name, text, place }: { section: string; name: string; text: string; place: Place },
): Related {
  const fact = `\`${name}: ${text}\``;
  if (section === 'uses') return { message: `${fact} is set here`, place };
  const origin = flow.needs.get(name)?.origin;
  if (origin === 'derived') return { message: `${fact} follows from here`, place };
  return { message: origin === 'default' ? `${fact} comes from the defaults` : `${fact} is needed here`, place };
}
