import { matchCarrier } from '../../brokers/index.js';
import { needsText } from '../../condition/text.js';
import type { Answer, Answers } from '../../model/answer.js';
import type { Carrier } from '../../model/broker.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import { withoutStop } from '../../text/phrases.js';
import { pages, verdictText } from './broker-page.js';
import { atLoad } from './carrier-at-load.js';
import { costsParts } from './monthly-cost.js';

/** Two carriers side by side: the needs that one meets and the other does not, then fact by fact. */
export function againstPage(base: RuleBase, one: Carrier, other: Carrier, load: Answers): Page {
  const needs = base.criteria.flatMap((criterion) =>
    casesOf(criterion).flatMap((value) => difference(base, criterion, value, one, other)),
  );
  const facts = base.catalogue.capabilities.flatMap(({ name, kind }) => {
    const [a, b] = [one.facts.get(name), other.facts.get(name)];
    if ((a === undefined && b === undefined) || kind === 'text' || a?.text === b?.text) return [];
    return [`${name}: ${a?.text ?? 'unknown'} | ${b?.text ?? 'unknown'}`];
  });
  const limits = [one, other].flatMap((carrier) =>
    carrier.limits.map((limit) => `${carrier.id}: ${needsText(limit.when)}: ${verdictText(limit)}. ${limit.because}`),
  );
  const parts: Page['parts'] = [
    ...[one, other].flatMap((carrier) =>
      atLoad(base, carrier, load).map(({ title, lines }) => ({
        title: `${carrier.id}, ${title.toLowerCase()}`,
        lines,
      })),
    ),
    ...costsParts(base, [one, other], load),
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
    written: value,
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
