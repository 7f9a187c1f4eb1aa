import { inline, scalarNode } from '../system/yaml/print.js';
import { SCHEMA_LINE } from '../system/yaml/schema-line.js';
import { printable } from '../text/escape.js';
import { type Place, positionAt } from '../text/source.js';
import type { Claim, Draft, DraftConsumer, DraftFlow, Evidence, Uses } from './draft.js';

const HEADER = [
  SCHEMA_LINE,
  '# Drafted by `driven import`. Behind each fact stands where it was read; what the files can not say is left out.',
];

/** A draft as the text of a system.yaml. The same draft gives the same text, to the byte. */
export function draftText(system: string, { flows, running }: Draft): string {
  const lines = [...HEADER, 'driven: 1', `system: ${scalar(system)}`];
  const { criterion, brokers } = running;
  if (brokers.length > 0)
    lines.push('defaults:', '  needs:', `    ${behind(`${criterion}: ${listText(brokers)}`, brokers)}`);
  // Not as arguments of one call: a hundred thousand would not fit on the stack.
  const rest = flows.length === 0 ? ['flows: {}'] : ['flows:', ...flows.map((flow) => flowLines(flow).join('\n'))];
  return `${[...lines, ...rest].join('\n')}\n`;
}

/** A flow as it stands under `flows`. */
export function flowLines(flow: DraftFlow): string[] {
  const { name, from, to, needs, uses, comments } = flow;
  return [
    `  ${key(name)}:`,
    ...[...new Set(comments.map(remarkText))].map((remark) => `    # ${remark}`),
    ...named('from', from),
    ...(to === undefined ? [] : consumers(to)),
    ...(needs.size > 0 ? ['    needs:'] : []),
    ...[...needs].map(
      ([criterion, { values, because }]) =>
        `      ${criterion}: ${values.length === 1 ? values[0] : `[${values.join(', ')}]`}  # ${because}`,
    ),
    ...(uses.size > 0 ? ['    uses:', ...facts(uses, '      ')] : []),
  ];
}

/** What is worth a look, with its place. */
export const remarkText = ({ text, evidence }: Claim): string => `${where(evidence.place)}: ${printable(text)}`;

function named(what: string, claims: readonly Claim[]): string[] {
  if (claims.length === 0) return [];
  if (claims.length === 1) return [`    ${behind(`${what}: ${scalar(claims[0].text)}`, claims)}`];
  return [`    ${what}:`, ...claims.map((claim) => `      ${behind(`- ${scalar(claim.text)}`, [claim])}`)];
}

function consumers(to: readonly DraftConsumer[]): string[] {
  if (to.every(({ uses }) => uses.size === 0)) return named('to', to);
  return [
    '    to:',
    ...to.flatMap((consumer) => [
      `      ${behind(`${key(consumer.text)}:`, [consumer])}`,
      ...(consumer.uses.size > 0 ? ['        uses:', ...facts(consumer.uses, '          ')] : []),
    ]),
  ];
}

function facts(uses: Uses, indent: string): string[] {
  return [...uses].map(([fact, claim]) => {
    const claims = [claim].flat();
    return `${indent}${behind(`${fact}: ${factText(claim)}`, claims)}`;
  });
}

/** A fact as it stands behind its key. */
export function factText(claim: Claim | readonly Claim[]): string {
  const claims = [claim].flat();
  if (claims.length === 1) return scalar(claims[0].text);
  return listText(claims);
}

const listText = (claims: readonly Claim[]) => `[${claims.map(({ text }) => text).join(', ')}]`;

/** A line with what it rests on as a comment. */
function behind(line: string, claims: readonly Claim[]): string {
  return `${line}  # ${claimsText(claims)}`;
}

/** What claims rest on, on one line. */
export function claimsText(claim: Claim | readonly Claim[]): string {
  const claims = [claim].flat();
  const said = claims.map(({ evidence, note }) => `${evidenceText(evidence)}${note === undefined ? '' : `, ${note}`}`);
  return printable([...new Set(said)].join('; '));
}

/** Where a fact stands, and how certain that makes it. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.grade) {
    case 'literal':
      return where(evidence.place);
    case 'parameter':
      return `default of the parameter ${evidence.parameter.name}, ${where(evidence.parameter.place)}`;
    case 'default':
      return `the service's default, not set in ${where(evidence.place)}`;
  }
}

function where({ source, span }: Place): string {
  return printable(`${source.path}:${positionAt(source, span.start).line}`);
}

const scalar = (text: string): string => inline(scalarNode(text), false);

/** A name as a key; what is a number or a boolean elsewhere is one here, too. */
const key = (name: string): string => {
  const node = scalarNode(name);
  return typeof node.value === 'string' ? inline(node, false) : name;
};
