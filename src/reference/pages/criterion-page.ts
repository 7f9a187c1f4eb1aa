import { needsText } from '../../condition/text.js';
import { criteriaIn } from '../../condition/walk.js';
import type { Criterion } from '../../model/criterion.js';
import type { RuleBase } from '../../model/knowledge.js';
import type { Page } from '../../model/pages/page.js';
import { expected } from '../../model/quantity.js';
import { pageOf } from './page-of.js';
import { saidBy } from './said-by.js';
import { pitfallsReading, setupPage } from './setup-page.js';

/** The page of a criterion; where a fact of what is built bears its name, with that. */
export function needPage(base: RuleBase, criterion: Criterion): Page {
  const fact = base.setup.find(({ name }) => name === criterion.name);
  const page = criterionPage(base, criterion);
  return fact ? withBuilt(page, setupPage(base, fact)) : page;
}

function criterionPage(base: RuleBase, criterion: Criterion): Page {
  const { name, domain } = criterion;
  const topic = base.topics.find(({ id }) => id === criterion.topic)?.title ?? criterion.topic;
  const values =
    domain.kind === 'quantity'
      ? [`${expected(domain.measure, domain.forever)}, or a range LOW..HIGH`]
      : domain.values === undefined
        ? [
            `a list of platforms: ${base.platforms.map(({ id }) => id).join(', ')}`,
            `or of brokers: ${base.brokers.map(({ id }) => id).join(', ')}`,
          ]
        : domain.values.map(({ id, label }) => `${id}: ${label}`);
  const rules = base.rules
    .filter(({ when }) => criteriaIn(when).includes(name))
    .map((rule) => `${rule.id}: ${needsText(rule.when)} → ${rule.strength}, for ${rule.favours}`);
  const never = base.exclusions
    .filter(({ when }) => criteriaIn(when).includes(name))
    .map((exclusion) => `${needsText(exclusion.when)} (${exclusion.id})`);
  return pageOf(
    base,
    name,
    'criterion',
    criterion.question,
    criterion.help,
    [
      { title: 'Topic', lines: [topic] },
      { title: 'For example', lines: [criterion.example] },
      { title: domain.kind === 'quantity' ? 'Takes' : 'Values', lines: values },
      { title: 'Stated by', lines: [saidBy(criterion)] },
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

/** A need that is also a fact of what is built, under the same name. */
function withBuilt(need: Page, { title, what, parts }: Page): Page {
  const built = parts.map((part) => ({ ...part, title: `As built: ${part.title.toLowerCase()}` }));
  return { ...need, parts: [...need.parts, { title: 'As built (`uses`)', lines: [`${title} ${what}`] }, ...built] };
}
