import type { FlowPitfalls, Seen } from '../advice/index.js';
import { isDecided, openCriteria } from '../engine/index.js';
import { createFinding, type Finding } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import { STYLES } from '../model/style.js';
import type { FlowUnderCheck } from './view.js';

/** How many of the facts worth stating one info names. */
const NAMED = 3;

/** And so many more the help. */
const NEXT = 9;

/** One info for a flow that is built: the facts worth stating, the one that settles most first; style before pitfalls. */
export function unstated(view: FlowUnderCheck, { missing, away }: FlowPitfalls): Finding[] {
  const { system, flow, rulebook, seen } = view;
  if (flow.uses === undefined) return [];
  const decided = isDecided(seen.outlook);
  const styled = decided ? [] : openNames(view).map((name) => `needs.${name}`);
  const names = away === undefined ? ranked(styled, missing) : [...new Set([away.fact, ...ranked(styled, missing)])];
  const [first] = names;
  if (first === undefined) return [];
  const quoted = names.map((name) => `\`${name.split('.')[1]}\``);
  const list = quoted.slice(0, NAMED);
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : '';
  const so = decided
    ? `\`${flow.name}\`: ${awayText(away) ?? "some pitfalls can't be told yet"}`
    : `\`${flow.name}\` is ${STYLES[seen.outlook.style]} so far, not decided${away === undefined ? '' : `; ${awayText(away)}`}`;
  const [section, name] = first.split('.');
  return [
    createFinding({
      rule: 'unstated',
      severity: 'info',
      message: `${so}: worth stating ${list.length > 1 ? 'are' : 'is'} ${list.join(', ')}${more}`,
      place: flow.place,
      flow: flow.name,
      facts: {},
      remedy: `Say \`${name}\` under ${section}: ${questionOf(rulebook.base, section, name)}${rest(quoted)}`,
      sources: [],
      related: [],
      fingerprint: fingerprint([system.name, flow.name, 'unstated']),
    }),
  ];
}

/** What one fact would bring about: `if `processing` is more than 30s, then …`. */
function awayText(away: FlowPitfalls['away']): string | undefined {
  if (away === undefined) return undefined;
  const what = away.pitfall.what.replace(/\.$/, '').replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase());
  return `if \`${away.fact.split('.')[1]}\` is ${away.is}, then ${what} (${away.pitfall.id})`;
}

/** The style comes first, but what settles most of the pitfalls is always among the names that are told. */
function ranked(styled: readonly string[], missing: readonly string[]): string[] {
  const [pitfall, ...others] = missing.filter((name) => !styled.slice(0, NAMED - 1).includes(name));
  const told = [...styled.slice(0, NAMED - 1), ...(pitfall === undefined ? [] : [pitfall])];
  return [...new Set([...told, ...styled, ...others])];
}

/** What comes after the names of the message. */
function rest(quoted: readonly string[]): string {
  const left = quoted.slice(NAMED, NAMED + NEXT);
  if (left.length === 0) return '';
  const more = quoted.length - NAMED - left.length;
  return ` Then ${left.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function questionOf({ criteria, setup }: FlowUnderCheck['rulebook']['base'], section: string, name: string): string {
  const asked = section === 'needs' ? criteria : setup;
  return asked.find((each) => each.name === name)?.question ?? '';
}

const remembered = new WeakMap<Seen, readonly string[]>();

/** Few distinct sets of answers occur in a system, so the ranking is made once for each. */
function openNames({ rulebook, masks, seen }: FlowUnderCheck): readonly string[] {
  let names = remembered.get(seen);
  if (names === undefined) {
    names = openCriteria(rulebook.engine, masks, seen.branches).map(
      ({ criterion }) => rulebook.base.criteria[criterion].name,
    );
    remembered.set(seen, names);
  }
  return names;
}
