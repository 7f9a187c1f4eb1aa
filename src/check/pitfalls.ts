import type { FlowAnalysis, PitfallHit } from '../advice/index.js';
import { createFinding, type Finding, type Related } from '../model/finding.js';
import type { Flow } from '../model/system.js';
import type { Place } from '../text/source.js';

/**
 * A pitfall that a flow has fallen into, as a finding: at the fact of what is built that decides, else at the flow.
 * `broker`: the setup fact that names what carries a flow.
 */
export function pitfallFinding(
  { system, flow }: FlowAnalysis,
  fallen: PitfallHit,
  broker: string | undefined,
): Finding {
  const { pitfall, severity, basis, message, remedy, note } = fallen;
  const whole = pitfall.about === 'system';
  const stated = whole ? [] : statedIn(flow, fallen, broker);
  // What is built is what one changes; where the graph decides it is the flow itself, and else what is needed.
  const graph = fallen.facts.some(({ name }) => name.section === 'graph');
  const first = stated[0]?.section === 'uses' || !graph ? stated[0] : undefined;
  const others = stated.filter((fact) => fact !== first);
  const place: Place = first?.place ?? flow.place;
  const facts: Record<string, string> = {};
  // A fact of what is built may bear the name of a need.
  for (const { section, name, text } of stated) facts[name in facts ? `${section}.${name}` : name] = text;
  return createFinding({
    rule: pitfall.id,
    severity,
    message: whole ? message : `\`${flow.name}\`: ${message}`,
    place,
    system,
    ...(whole ? { flows: note?.flows ?? [flow.name] } : { flow: flow.name }),
    basis,
    facts,
    remedy,
    sources: [...pitfall.sources, ...capabilitiesOf(fallen)],
    related: [...others.map((fact) => relatedTo(flow, fact)), ...(note?.related ?? [])],
    about: [...stated.map(({ section, name }) => `${section}.${name}`), ...(note?.object ?? [])],
  });
}

/** The facts that decided and have a place, what is built first; where the broker decides, so does its name. */
function statedIn(flow: Flow, { facts }: PitfallHit, broker: string | undefined): Stated[] {
  const placed = facts.flatMap(({ name, text, place, basis }): Stated[] => {
    return place ? [{ ...name, text, place, isDefault: basis === 'default' }] : [];
  });
  // What somebody wrote is what one changes, before what stands for something that nobody wrote.
  const known = [...placed.filter(({ isDefault }) => !isDefault), ...placed.filter(({ isDefault }) => isDefault)];
  const named = broker === undefined ? undefined : flow.uses?.get(broker);
  const byBroker = facts.some(({ capability }) => capability !== undefined);
  const byGraph = facts.some(({ name }) => name.section === 'graph');
  if (named === undefined || !byBroker || byGraph) return known;
  const built = known.filter(({ section }) => section === 'uses');
  return [...built, { section: 'uses', ...named }, ...known.slice(built.length)];
}

interface Stated {
  readonly section: string;
  readonly name: string;
  readonly text: string;
  readonly place: Place;
  readonly isDefault?: boolean;
}

/** Where the broker's limits that decided can be read. */
function capabilitiesOf({ facts }: PitfallHit): string[] {
  const cited = facts.flatMap(({ capability }) =>
    capability === undefined ? [] : `${capability.source.title}, ${capability.asOf}: ${capability.source.url}`,
  );
  return [...new Set(cited)];
}

function relatedTo(flow: Flow, { section, name, text, place, isDefault }: Stated): Related {
  const fact = `\`${name}: ${text}\``;
  if (isDefault) return { message: `${fact} is the default where nothing is set, as here`, place };
  if (section === 'uses') return { message: `${fact} is set here`, place };
  const origin = flow.needs.get(name)?.origin;
  if (origin === 'derived') return { message: `${fact} follows from here`, place };
  return { message: origin === 'default' ? `${fact} comes from the defaults` : `${fact} is needed here`, place };
}
