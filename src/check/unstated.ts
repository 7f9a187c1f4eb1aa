import { type FlowPitfalls, fullName, type Seen } from '../advice/index.js';
import { isDecided, openCriteria } from '../engine/index.js';
import { type Finding, fresh } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import { STYLES } from '../model/style.js';
import type { FlowView } from './view.js';

/** How many of the facts worth stating one info names. */
const NAMED = 3;

/** One info for a flow that is built: the facts worth stating, the one that settles most first; style before pitfalls. */
export function unstated(view: FlowView, { unsettled }: Pick<FlowPitfalls, 'unsettled'>): Finding[] {
  const { system, flow, rulebook, seen } = view;
  if (flow.uses === undefined) return [];
  const decided = isDecided(seen.outlook);
  const styled = decided ? [] : openNames(view).map((name) => `needs.${name}`);
  const names = [...new Set([...styled, ...settling(view, unsettled)])];
  const [first] = names;
  if (first === undefined) return [];
  const list = names.slice(0, NAMED).map((name) => `\`${name.split('.')[1]}\``);
  const more = names.length > NAMED ? ` (${names.length - NAMED} more matter less)` : '';
  const so = decided
    ? `\`${flow.name}\`: some pitfalls can't be told yet`
    : `\`${flow.name}\` is ${STYLES[seen.outlook.style]} so far, not decided`;
  const [section, name] = first.split('.');
  return [
    fresh({
      rule: 'unstated',
      severity: 'info',
      message: `${so}: worth stating ${list.length > 1 ? 'are' : 'is'} ${list.join(', ')}${more}`,
      place: flow.place,
      flow: flow.name,
      facts: {},
      remedy: `Say \`${name}\` under ${section}: ${questionOf(rulebook.base, section, name)}`,
      sources: [],
      related: [],
      fingerprint: fingerprint([system.name, flow.name, 'unstated']),
    }),
  ];
}

function questionOf({ criteria, setup }: FlowView['rulebook']['base'], section: string, name: string): string {
  const asked = section === 'needs' ? criteria : setup;
  return asked.find((each) => each.name === name)?.question ?? '';
}

/** What an error that can't be told yet counts against a warning; what is only information asks for nothing. */
const WEIGHT = { error: 3, warning: 1, info: 0 } as const;

/** The facts that would settle pitfalls, by how much each settles; a pitfall that waits for several counts in parts. */
function settling({ flow, rulebook }: FlowView, unsettled: FlowPitfalls['unsettled']): string[] {
  const broker = rulebook.base.setup.find(({ kind }) => kind === 'broker')?.name;
  const named = broker !== undefined && flow.uses?.has(broker);
  const scores = new Map<string, number>();
  for (const { pitfall, open } of unsettled) {
    const weight = WEIGHT[pitfall.severity];
    if (weight === 0) continue;
    const names = new Set<string>();
    for (const fact of open) {
      if (fact.section === 'needs' || fact.section === 'uses') names.add(fullName(fact));
      // What a broker can do is known once it is named, or nobody publishes it.
      else if (fact.section === 'broker' && !named) names.add(`uses.${broker}`);
    }
    for (const name of names) scores.set(name, (scores.get(name) ?? 0) + weight / names.size);
  }
  return [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

const remembered = new WeakMap<Seen, readonly string[]>();

/** Few distinct sets of answers occur in a system, so the ranking is made once for each. */
function openNames({ rulebook, masks, seen }: FlowView): readonly string[] {
  let names = remembered.get(seen);
  if (names === undefined) {
    names = openCriteria(rulebook.engine, masks, seen.branches).map(
      ({ criterion }) => rulebook.base.criteria[criterion].name,
    );
    remembered.set(seen, names);
  }
  return names;
}
