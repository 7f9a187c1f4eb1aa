import { matchCarrier } from '../../brokers/index.js';
import type { Answer } from '../../model/answer.js';
import type { CapabilityValue, Carrier, Pattern, Reference } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import { whenText } from '../../rulebase/read/when-text.js';
import { withoutStop } from '../../text/phrases.js';

type Parts = Page['parts'];

const pages = (references: readonly Reference[], read: string): Page['sources'] =>
  [...new Map(references.map((reference) => [reference.url, reference])).values()].map(({ title, url }) => ({
    id: '',
    title,
    url,
    read,
  }));

const factText = ({ text, note, asOf, recalled }: CapabilityValue) =>
  `${text}${note === undefined ? '' : `, ${note}`} (${asOf}${recalled ? ', recalled, not read again' : ''})`;

/** What is known of a broker, an alternative or a composition: every fact with its date, what limits it, its sources. */
export function carrierPage(base: RuleBase, carrier: Carrier): Page {
  const { capabilities } = base.catalogue;
  const facts = capabilities.flatMap(({ name }) => {
    const fact = carrier.facts.get(name);
    return fact === undefined ? [] : [{ name, fact }];
  });
  const unknown = capabilities.filter(({ name }) => carrier.facts.get(name) === undefined).map(({ name }) => name);
  const parts: Parts = [
    { title: 'Chosen', lines: [carrier.usualBecause] },
    { title: 'Made of', lines: carrier.parts.length > 1 ? carrier.parts : [] },
    { title: 'What it can do', lines: facts.map(({ name, fact }) => `${name}: ${factText(fact)}`) },
    {
      title: 'What limits it',
      lines: carrier.limits.map((limit) =>
        `${whenText(base, limit.when)}: ${limit.verdict}. ${limit.because} ${limit.workaround}`.trim(),
      ),
    },
    { title: 'Modes', lines: carrier.modes.map(({ id, what }) => `${id}: ${what}`) },
    { title: 'Nobody publishes, so unknown', lines: unknown.length === 0 ? [] : [unknown.join(', ')] },
  ];
  const cited = [...facts.map(({ fact }) => fact.source), ...carrier.limits.map(({ source }) => source)];
  return {
    driven: 1,
    id: carrier.id,
    kind: 'broker',
    title: carrier.name,
    what: carrier.what,
    parts: parts.filter(({ lines }) => lines.length > 0),
    sources: pages(cited, carrier.checked),
  };
}

export function patternPage(base: RuleBase, pattern: Pattern): Page {
  const parts: Parts = [
    {
      title: 'For',
      lines: [pattern.styles.join(', '), ...(pattern.when === undefined ? [] : [whenText(base, pattern.when)])],
    },
    { title: 'What it gives', lines: pattern.gives },
    { title: 'What it costs', lines: pattern.costs },
    { title: 'Diagram (Mermaid)', lines: pattern.diagram.split('\n'), verbatim: true },
  ];
  return {
    driven: 1,
    id: pattern.id,
    kind: 'pattern',
    title: pattern.name,
    what: pattern.what,
    parts,
    sources: pages(pattern.sources, ''),
  };
}

/** Two carriers side by side: the needs that one meets and the other does not, then fact by fact. */
export function againstPage(base: RuleBase, one: Carrier, other: Carrier): Page {
  const needs = base.criteria.flatMap((criterion) =>
    casesOf(criterion).flatMap((value) => difference(base, criterion, value, one, other)),
  );
  const facts = base.catalogue.capabilities.flatMap(({ name, kind }) => {
    const [a, b] = [one.facts.get(name), other.facts.get(name)];
    if ((a === undefined && b === undefined) || kind === 'text' || a?.text === b?.text) return [];
    return [`${name}: ${a?.text ?? 'unknown'} | ${b?.text ?? 'unknown'}`];
  });
  const limits = [one, other].flatMap((carrier) =>
    carrier.limits.map((limit) => `${carrier.id}: ${whenText(base, limit.when)}: ${limit.verdict}. ${limit.because}`),
  );
  const parts: Parts = [
    { title: 'Where they differ, need by need', lines: needs },
    { title: `Fact by fact, ${one.id} | ${other.id}`, lines: facts },
    { title: 'What limits each', lines: limits },
  ];
  const cited = [one, other].flatMap((carrier) =>
    [...carrier.facts.keys()].flatMap((name) => carrier.facts.get(name)?.source ?? []),
  );
  return {
    driven: 1,
    id: `${one.id} against ${other.id}`,
    kind: 'broker',
    title: `${one.name}, or ${other.name}`,
    what: `${one.what} ${other.what}`,
    parts: parts.filter(({ lines }) => lines.length > 0),
    sources: pages(cited, [one.checked, other.checked].sort()[0]),
  };
}

const casesOf = ({ domain }: Criterion) =>
  domain.kind === 'choice' || domain.kind === 'flag' ? domain.values.map(({ id }) => id) : [];

function difference(base: RuleBase, criterion: Criterion, value: string, one: Carrier, other: Carrier): string[] {
  const source = { path: '', text: '' };
  const answer: Answer = {
    criterion: criterion.name,
    values: [value],
    text: value,
    origin: 'argument',
    place: { source, span: { start: 0, end: 0 } },
  };
  const answers = new Map([[criterion.name, answer]]);
  const [a, b] = [one, other].map((carrier) => matchCarrier(carrier, answers, base.catalogue, base.criteria));
  if (a.match === b.match) return [];
  const told = [a, b].map(
    ({ carrier, match, objections: [first] }) =>
      `${carrier.id} ${match}${first === undefined ? '' : ` (${withoutStop(first.because)})`}`,
  );
  return [`${criterion.name} ${value}: ${told.join('; ')}`];
}
