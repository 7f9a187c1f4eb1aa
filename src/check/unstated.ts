import type { Seen } from '../advice/index.js';
import { isDecided, openCriteria } from '../engine/index.js';
import { type Finding, fresh } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import { STYLES } from '../model/style.js';
import type { FlowView } from './view.js';

/** How many of the facts worth stating one info names. */
const NAMED = 3;

const remembered = new WeakMap<Seen, readonly string[]>();

/** One info for a flow that is built but not decided: the facts worth stating, the one that settles most first. */
export function unstated(view: FlowView): Finding[] {
  const { system, flow, rulebook, seen } = view;
  if (flow.uses === undefined) return [];
  const { outlook } = seen;
  if (isDecided(outlook)) return [];
  const names = openNames(view);
  const [first] = names;
  const question = rulebook.base.criteria.find(({ name }) => name === first)?.question ?? '';
  const list = names.slice(0, NAMED).map((name) => `\`${name}\``);
  const more = names.length > NAMED ? ` (${names.length - NAMED} more matter less)` : '';
  return [
    fresh({
      rule: 'unstated',
      severity: 'info',
      message: `\`${flow.name}\` is ${STYLES[outlook.style]} so far, not decided: worth stating ${list.length > 1 ? 'are' : 'is'} ${list.join(', ')}${more}.`,
      place: flow.place,
      flow: flow.name,
      facts: {},
      remedy: `Say \`${first}\` under needs: ${question}`,
      sources: [],
      related: [],
      fingerprint: fingerprint([system.name, flow.name, 'unstated']),
    }),
  ];
}

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
