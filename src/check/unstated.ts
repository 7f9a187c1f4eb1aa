import type { FlowAnalysis, FlowPitfalls } from '../advice/index.js';
import { createFinding, type Finding } from '../model/finding.js';
import type { RuleBase } from '../model/knowledge.js';

/** How many of the facts worth stating one info names. */
const NAMED = 3;

/** And so many more the help. */
const NEXT = 9;

/**
 * One info for a flow that is built: the facts worth stating, the one that settles the gravest pitfall first, then the style.
 * @param pitfalls of the flow, or of each of its consumers
 */
export function unstated(
  { system, flow, rulebook, verdict, style, decided, together, consumers }: FlowAnalysis,
  pitfalls: readonly FlowPitfalls[],
): Finding[] {
  if (flow.uses === undefined && consumers.every((each) => each.flow.uses === undefined)) return [];
  const { criteria } = rulebook.base;
  const verdicts = decided ? [] : together === undefined ? [verdict] : consumers.map((each) => each.verdict);
  const styled = verdicts.flatMap(({ open }) => open.map(({ criterion }) => `needs.${criteria[criterion].name}`));
  const { away } = pitfalls.find((each) => each.away !== undefined) ?? {};
  const names = ranked(
    styled,
    pitfalls.flatMap(({ missing }) => missing),
  );
  const [first] = names;
  if (first === undefined) return [];
  const quoted = names.map((name) => `\`${name.split('.')[1]}\``);
  const list = quoted.slice(0, NAMED);
  const more = names.length > NAMED ? `, and ${names.length - NAMED} more` : '';
  const so = decided
    ? `\`${flow.name}\`: ${awayText(away) ?? "some pitfalls can't be told yet"}`
    : `\`${flow.name}\` is ${style} so far, not decided${away === undefined ? '' : `; ${awayText(away)}`}`;
  const [section, name] = first.split('.');
  return [
    createFinding({
      rule: 'unstated',
      severity: 'info',
      message: `${so}: worth stating ${list.length > 1 ? 'are' : 'is'} ${list.join(', ')}${more}`,
      place: flow.place,
      system,
      flow: flow.name,
      remedy: `Say \`${name}\` under ${section}: ${questionOf(rulebook.base, section, name)}${rest(quoted)}`,
      about: [],
    }),
  ];
}

/** What one fact would bring about: which value it would have to have, and the pitfall that then holds. */
function awayText(away: FlowPitfalls['away']): string | undefined {
  if (away === undefined) return undefined;
  const what = away.pitfall.what.replace(/\.$/, '').replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase());
  return `if \`${away.fact.split('.')[1]}\` is ${away.is}, then ${what} (${away.pitfall.id})`;
}

/** What settles the gravest of the pitfalls comes first, then the style, then the other pitfalls. */
const ranked = (styled: readonly string[], missing: readonly string[]): string[] => [
  ...new Set([...missing.slice(0, 1), ...styled, ...missing]),
];

/** What comes after the names of the message. */
function rest(quoted: readonly string[]): string {
  const left = quoted.slice(NAMED, NAMED + NEXT);
  if (left.length === 0) return '';
  const more = quoted.length - NAMED - left.length;
  return ` Then ${left.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function questionOf({ criteria, setup }: RuleBase, section: string, name: string): string {
  const asked = section === 'needs' ? criteria : setup;
  return asked.find((each) => each.name === name)?.question ?? '';
}
