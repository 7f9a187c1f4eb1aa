import { needsText } from '../condition/text.js';
import type { Answers } from '../model/answer.js';
import type { RuleBase } from '../model/knowledge.js';
import type { Page } from '../model/pages/page.js';
import type { CheckText, Exclusion, Rule, StyleText } from '../model/rule.js';
import { foundFor, idFor } from './find.js';
import { againstPage } from './pages/against-page.js';
import { carrierPage, patternPage, platformPage } from './pages/broker-page.js';
import { needPage } from './pages/criterion-page.js';
import { pageOf } from './pages/page-of.js';
import { pitfallPage } from './pages/pitfall-page.js';
import { reversalParts } from './pages/reversal-parts.js';
import { setupPage } from './pages/setup-page.js';

export { explainable } from './explainable.js';

/** The page of an id, offline and from the rule base alone; undefined where nothing is called so. */
export function explain(base: RuleBase, called: string, load: Answers = new Map()): Page | undefined {
  const id = idFor(base, called);
  if (id === undefined) {
    const found = foundFor(base, called);
    return typeof found === 'string' ? explain(base, found, load) : found;
  }
  const criterion = base.criteria.find(({ name }) => name === id);
  const fact = base.setup.find(({ name }) => name === id);
  if (criterion) return needPage(base, criterion);
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
  if (carrier && pattern) return bothPages(patternPage(pattern), carrierPage(base, carrier, load));
  if (carrier) return carrierPage(base, carrier, load);
  if (pattern) return patternPage(pattern);
  const platform = base.catalogue.platforms.find((candidate) => candidate.id === id);
  return platform && platformPage(base, platform);
}

/** A composition is a pattern that has capabilities of its own. */
function bothPages(pattern: Page, carrier: Page): Page {
  return { ...pattern, parts: [...pattern.parts, ...carrier.parts], sources: [...pattern.sources, ...carrier.sources] };
}

/** Two brokers side by side, at a load where one is given; undefined where one of the ids is none. */
export function explainAgainst(base: RuleBase, id: string, other: string, load: Answers = new Map()): Page | undefined {
  const [one, two] = [id, other].map((each) =>
    base.catalogue.carriers.find((carrier) => carrier.id === idFor(base, each)),
  );
  return one && two && againstPage(base, one, two, load);
}

function rulePage(base: RuleBase, rule: Rule): Page {
  return pageOf(
    base,
    rule.id,
    'rule',
    `${needsText(rule.when)} → ${rule.strength}, for ${rule.favours}`,
    rule.because,
    [{ title: 'What speaks against it', lines: [rule.but] }],
    rule.sources,
  );
}

function exclusionPage(base: RuleBase, exclusion: Exclusion): Page {
  return pageOf(
    base,
    exclusion.id,
    'contradiction',
    `${needsText(exclusion.when)}: cannot both be true`,
    exclusion.because,
    [],
    [],
  );
}

function checkPage(base: RuleBase, check: CheckText): Page {
  return pageOf(
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

function stylePage(base: RuleBase, style: StyleText): Page {
  return pageOf(
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
        title: 'If it is the wrong one',
        lines: base.reversibility.ifWrong.filter((each) => each.style === style.id).map(({ text }) => text),
      },
      ...reversalParts(base.reversibility.reversals.filter(({ styles }) => styles.includes(style.id))),
      {
        title: 'What speaks for it',
        lines: base.rules
          .filter(({ favours }) => favours === style.id)
          .map((rule) => `${rule.id}: ${needsText(rule.when)} (${rule.strength})`),
      },
    ],
    style.sources,
  );
}
