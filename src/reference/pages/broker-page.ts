import { needsText } from '../../condition/text.js';
import type { Answers } from '../../model/answer.js';
import type { CapabilityValue, Carrier, Limit, Pattern, Platform, Reference } from '../../model/broker.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import { atLoad } from './carrier-at-load.js';
import { costParts, pricePages, priceParts } from './monthly-cost.js';
import { reversalParts } from './reversal-parts.js';

type Parts = Page['parts'];

export const pages = (references: readonly Reference[], read: string): Page['sources'] =>
  [...new Map(references.map((reference) => [reference.url, reference])).values()].map(({ title, url }) => ({
    id: '',
    title,
    url,
    read,
  }));

const factText = ({ text, note, asOf, recalled, benchmark, raisable }: CapabilityValue) => {
  const more = [note, raisable === undefined ? undefined : `can be raised: ${raisable}`].filter(
    (each) => each !== undefined,
  );
  const basis = recalled ? ', recalled, not read again' : benchmark ? ', measured by somebody, no quota' : '';
  return `${[text, ...more].join(', ')} (${asOf}${basis})`;
};

export const verdictText = ({ verdict, weight }: Limit) => (weight === undefined ? verdict : `${verdict}, ${weight}`);

const platformName = ({ catalogue }: RuleBase, id: string) =>
  catalogue.platforms.find((platform) => platform.id === id)?.name ?? id;

/** A platform, and what runs on it. */
export function platformPage({ catalogue }: RuleBase, { id, name, cloud, service }: Platform): Page {
  const there = cloud === undefined ? '' : ` It is there as soon as \`cloud\` is ${cloud}.`;
  const what = `What is operated, learnt and paid for as one.${service ? ' Somebody else runs it.' : ''}${there}`;
  const lines = catalogue.carriers
    .filter((carrier) => carrier.parts.includes(carrier.id))
    .flatMap((carrier) => {
      const mode = carrier.modes.find(({ platform }) => platform === id);
      if (!carrier.platforms.includes(id) && mode === undefined) return [];
      return [`${carrier.id}: ${carrier.name}${mode === undefined ? '' : `, in its ${mode.id} mode`}`];
    });
  return {
    driven: 1,
    id,
    kind: 'platform',
    title: name,
    what,
    parts: [{ title: 'Brokers on it', lines }],
    sources: [],
  };
}

/** What is known of a broker, an alternative or a composition: every fact with its date, what limits it, its sources. */
export function carrierPage(base: RuleBase, carrier: Carrier, load: Answers): Page {
  const { capabilities } = base.catalogue;
  const facts = capabilities.flatMap(({ name }) => {
    const fact = carrier.facts.get(name);
    return fact === undefined ? [] : [{ name, fact }];
  });
  const unknown = capabilities.filter(({ name }) => carrier.facts.get(name) === undefined).map(({ name }) => name);
  const parts: Parts = [
    ...atLoad(base, carrier, load),
    ...costParts(base, carrier, load),
    { title: 'Chosen', lines: [carrier.usualBecause] },
    { title: 'Runs on', lines: carrier.platforms.map((id) => platformName(base, id)) },
    { title: 'Also called', lines: carrier.aliases.length === 0 ? [] : [carrier.aliases.join(', ')] },
    { title: 'A library of', lines: carrier.stack.length === 0 ? [] : [carrier.stack.join(', ')] },
    { title: 'Generally available since', lines: carrier.since === undefined ? [] : [carrier.since] },
    { title: 'Made of', lines: carrier.parts.length > 1 ? carrier.parts : [] },
    { title: 'What it can do', lines: facts.map(({ name, fact }) => `${name}: ${factText(fact)}`) },
    {
      title: 'What limits it',
      lines: carrier.limits.map((limit) =>
        `${needsText(limit.when)}: ${verdictText(limit)}. ${limit.because} ${limit.workaround}`.trim(),
      ),
    },
    {
      title: 'Modes',
      lines: carrier.modes.map(
        ({ id, what, paid, since }) =>
          `${id}: ${what}${paid ? ' (commercial)' : ''}${since === undefined ? '' : ` (since ${since})`}`,
      ),
    },
    ...reversalParts(base.reversibility.reversals.filter(({ brokers }) => brokers.includes(carrier.id))),
    ...priceParts(carrier),
    { title: 'Nobody publishes, so unknown', lines: unknown.length === 0 ? [] : [unknown.join(', ')] },
  ];
  const cited = [
    ...facts.map(({ fact }) => fact.source),
    ...carrier.limits.map(({ source }) => source),
    ...pricePages(carrier),
  ];
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

export function patternPage(pattern: Pattern): Page {
  const parts: Parts = [
    {
      title: 'For',
      lines: [pattern.styles.join(', '), ...(pattern.when === undefined ? [] : [needsText(pattern.when)])],
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
