import { inGeneral } from '../../advice/index.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import type { Pitfall } from '../../model/pitfalls/pitfall.js';
import { expected } from '../../model/quantity.js';
import type { CheckText, Exclusion, Rule, StyleText } from '../../model/rule.js';
import { againstPage, carrierPage, patternPage } from './carriers.js';
import { pitfallWhenText } from './pitfalls.js';
import { pitfallsReading, setupPage } from './setup.js';
import { readsCriterion, whenText } from './when-text.js';

/** Every id that can be explained. */
export function explainable(base: RuleBase): string[] {
  return [
    ...base.criteria.map(({ name }) => name),
    ...base.setup.map(({ name }) => name),
    ...[...base.rules, ...base.exclusions, ...base.checks, ...base.pitfalls, ...base.styles].map(({ id }) => id),
    ...[...base.catalogue.carriers, ...base.catalogue.patterns].map(({ id }) => id),
  ];
}

/** The page of an id, offline and from the rule base alone; undefined for an unknown one. */
export function explain(base: RuleBase, id: string): Page | undefined {
  const criterion = base.criteria.find(({ name }) => name === id);
  const fact = base.setup.find(({ name }) => name === id);
  if (criterion)
    return fact ? withBuilt(criterionPage(base, criterion), setupPage(base, fact)) : criterionPage(base, criterion);
  if (fact) return setupPage(base, fact);
  const rule = base.rules.find((candidate) => candidate.id === id);
  if (rule) return rulePage(base, rule);
  const exclusion = base.exclusions.find((candidate) => candidate.id === id);
  if (exclusion) return exclusionPage(base, exclusion);
  const check = base.checks.find((candidate) => candidate.id === id);
  if (check) return checkPage(base, check);
  const pitfall = base.pitfalls.find((candidate) => candidate.id === id);
  if (pitfall) return pitfallPage(base, pitfall);
  const style = base.styles.find((candidate) => candidate.id === id);
  if (style) return stylePage(base, style);
  const carrier = base.catalogue.carriers.find((candidate) => candidate.id === id);
  const pattern = base.catalogue.patterns.find((candidate) => candidate.id === id);
  if (carrier && pattern) return bothPages(patternPage(base, pattern), carrierPage(base, carrier));
  if (carrier) return carrierPage(base, carrier);
  return pattern && patternPage(base, pattern);
}

/** A need that is also a fact of what is built, under the same name. */
function withBuilt(need: Page, { title, what, parts }: Page): Page {
  const built = parts.map((part) => ({ ...part, title: `As built: ${part.title.toLowerCase()}` }));
  return { ...need, parts: [...need.parts, { title: 'As built (`uses`)', lines: [`${title} ${what}`] }, ...built] };
}

/** A composition is a pattern that has capabilities of its own. */
function bothPages(pattern: Page, carrier: Page): Page {
  return { ...pattern, parts: [...pattern.parts, ...carrier.parts], sources: [...pattern.sources, ...carrier.sources] };
}

/** Two brokers side by side; undefined where one of the ids is none. */
export function explainAgainst(base: RuleBase, id: string, other: string): Page | undefined {
  const [one, two] = [id, other].map((each) => base.catalogue.carriers.find((carrier) => carrier.id === each));
  return one && two && againstPage(base, one, two);
}

type Parts = { title: string; lines: readonly string[] }[];

function page(
  base: RuleBase,
  id: string,
  kind: Page['kind'],
  title: string,
  what: string,
  parts: Parts,
  cited: readonly string[],
): Page {
  return {
    driven: 1,
    id,
    kind,
    title,
    what,
    parts: parts.filter(({ lines }) => lines.length > 0),
    sources: base.sources.filter((source) => cited.includes(source.id)),
  };
}

function criterionPage(base: RuleBase, criterion: Criterion): Page {
  const { name, domain } = criterion;
  const topic = base.topics.find(({ id }) => id === criterion.topic)?.title ?? criterion.topic;
  const values =
    domain.kind === 'quantity'
      ? [`${expected(domain.measure, domain.forever)}, or a range LOW..HIGH`]
      : domain.kind === 'names'
        ? [`a list of ${base.brokers.map(({ id }) => id).join(', ')}`]
        : domain.values.map(({ id, label }) => `${id}: ${label}`);
  const rules = base.rules
    .filter(({ when }) => readsCriterion(when, name))
    .map((rule) => `${rule.id}: ${whenText(base, rule.when)} → ${rule.strength}, for ${rule.favours}`);
  const never = base.exclusions
    .filter(({ when }) => readsCriterion(when, name))
    .map((exclusion) => `${whenText(base, exclusion.when)} (${exclusion.id})`);
  return page(
    base,
    name,
    'criterion',
    criterion.question,
    criterion.help,
    [
      { title: 'Topic', lines: [topic] },
      { title: 'For example', lines: [criterion.example] },
      { title: domain.kind === 'quantity' ? 'Takes' : 'Values', lines: values },
      {
        title: 'Read by',
        lines: rules.length > 0 ? rules : ['No rule of style; it serves the choice and the sizing of a broker.'],
      },
      { title: 'Cannot be together', lines: never },
      { title: 'Pitfalls that read it', lines: pitfallsReading(base, `needs.${name}`) },
    ],
    criterion.sources,
  );
}

function rulePage(base: RuleBase, rule: Rule): Page {
  return page(
    base,
    rule.id,
    'rule',
    `${whenText(base, rule.when)} → ${rule.strength}, for ${rule.favours}`,
    rule.because,
    [{ title: 'What speaks against it', lines: [rule.but] }],
    rule.sources,
  );
}

function exclusionPage(base: RuleBase, exclusion: Exclusion): Page {
  return page(
    base,
    exclusion.id,
    'contradiction',
    `${whenText(base, exclusion.when)}: cannot both be true`,
    exclusion.because,
    [],
    [],
  );
}

function checkPage(base: RuleBase, check: CheckText): Page {
  return page(
    base,
    check.id,
    'check',
    `a finding of driven check (${check.severity})`,
    check.what,
    [
      { title: 'Why', lines: [check.because] },
      { title: 'What to do', lines: [check.remedy] },
    ],
    check.sources,
  );
}

function pitfallPage(base: RuleBase, pitfall: Pitfall): Page {
  const { severity, raised, about } = pitfall;
  const graver = raised ? `, ${raised.severity} where also: ${pitfallWhenText(raised.when)}` : '';
  return page(
    base,
    pitfall.id,
    'pitfall',
    `a pitfall of ${about === 'system' ? 'the whole system' : 'a flow'} (${severity}${graver})`,
    pitfall.what,
    [
      { title: 'Why', lines: [pitfall.because] },
      { title: 'What to do', lines: [inGeneral(pitfall.remedy)] },
      { title: 'No mistake where', lines: pitfall.exceptions },
      { title: 'Found when', lines: [pitfallWhenText(pitfall.when)] },
    ],
    pitfall.sources,
  );
}

function stylePage(base: RuleBase, style: StyleText): Page {
  return page(
    base,
    style.id,
    'style',
    style.title,
    style.what,
    [
      { title: 'Another sense', lines: style.aside === undefined ? [] : [style.aside] },
      { title: 'What it gives', lines: style.gives },
      { title: 'What it costs', lines: style.costs },
      { title: 'What to see to', lines: style.followUps },
      {
        title: 'What speaks for it',
        lines: base.rules
          .filter(({ favours }) => favours === style.id)
          .map((rule) => `${rule.id}: ${whenText(base, rule.when)} (${rule.strength})`),
      },
    ],
    style.sources,
  );
}
